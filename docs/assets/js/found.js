// Marks on a page what search found there: the words that the address names (?h=…), wherever they stand in the text. The
// marks are highlights of the browser's; nothing in the page is changed, and a browser without them shows none.
(() => {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const MOST = 8, LONGEST = 40, RANGES = 400;

  const mark = () => {
    CSS.highlights.delete("found");
    const words = new URLSearchParams(location.search).getAll("h").filter((word) => word.length > 1 && word.length <= LONGEST).slice(0, MOST).map((word) => word.toLowerCase());
    const text = document.getElementById("text");
    if (!words.length || !text) return;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const ranges = [];
    while (walker.nextNode() && ranges.length < RANGES) {
      const node = walker.currentNode, lower = node.data.toLowerCase();
      for (const word of words) {
        for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, Math.min(at + word.length, node.length));
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  (globalThis.search ??= {}).mark = mark;
  mark();
})();
