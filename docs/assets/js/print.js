// Opens what is folded before printing (where CSS cannot), and folds it again afterwards; “print this chapter” does what
// the browser's own command does, and nothing else.
(() => {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#text details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
  document.querySelector("[data-print-page]")?.addEventListener("click", () => print());
})();
