// fold(text): the text with what search does not care about evened out: case, width, accents, apostrophes, hyphens,
// kana, and Traditional, Simplified and Japanese shapes of one character. The result is exactly as long as the text, so
// that a place found in one is the same place in the other.
(() => {
  const search = (globalThis.search ??= {});
  const shapes = new Map(); // 發 髮 発 髪 → 发; which ones, the build works out (kb/lexicon.py)
  const known = new Map();
  const GREEK = { α: "a", β: "b", γ: "g", μ: "u" }; // what people type: 5a, TGF-b, um

  const one = (character) => {
    let folded = character.normalize("NFKC").toLowerCase();
    if (folded.length !== 1) folded = character;
    if (/[’ʼ‘`]/.test(folded)) return "'";
    if (/[\s\-‐‑–—·・]/.test(folded)) return " ";
    if (/[À-ɏ]/.test(folded)) folded = folded.normalize("NFD")[0].toLowerCase();
    if (GREEK[folded]) return GREEK[folded];
    if (/[ぁ-ゖ]/.test(folded)) folded = String.fromCharCode(folded.charCodeAt(0) + 0x60);
    return shapes.get(folded) ?? folded;
  };

  // What a reader typed, as the texts have it: 10⁷ is 10^7^. (A text is never changed: its places must stay.)
  search.typed = (text) => text.toWellFormed().replace(/(\d)([⁰¹²³⁴-⁹]+)/g, (_, digit, raised) => `${digit}^${raised.normalize("NFKC")}^`);

  search.learnShapes = (from, to) => {
    const target = [...to];
    [...from].forEach((shape, i) => shapes.set(shape, target[i]));
    known.clear();
  };

  search.fold = (text) => {
    let folded = "";
    for (let i = 0; i < text.length; i++) {
      let character = known.get(text[i]);
      if (character === undefined) known.set(text[i], (character = one(text[i])));
      folded += character;
    }
    return folded;
  };
})();
