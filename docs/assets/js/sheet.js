// The link to the question sheet makes it the page's target, so that it alone is printed (questions.css); with this
// script it opens the print window as well.
// Firefox prints a copy of the page that has no target: there this mark does the same.
(() => {
  const mark = () => document.documentElement.toggleAttribute("data-sheet-only", location.hash === "#print-sheet");
  addEventListener("hashchange", mark);
  mark();
})();
document.querySelector("[data-print]")?.addEventListener("click", () => setTimeout(print));
