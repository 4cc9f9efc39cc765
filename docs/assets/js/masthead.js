// The masthead steps back while reading and returns when the reader scrolls up, so that the language link is at hand
// without losing the place. The Tab key scrolls, too: then it stays away, or it would cover what has the focus (WCAG
// 2.4.11). Without this script it stays at the top of the page.
(() => {
  const masthead = document.querySelector(".masthead");
  if (!masthead) return;
  let last = window.scrollY, tabbing = false;
  document.addEventListener("keydown", (event) => { tabbing = event.key === "Tab"; }, { capture: true });
  for (const hand of ["pointerdown", "wheel", "touchstart"]) window.addEventListener(hand, () => { tabbing = false; }, { capture: true, passive: true });
  document.addEventListener("focusin", () => { if (tabbing) masthead.classList.remove("masthead--here"); });
  window.addEventListener("scroll", () => {
    const moved = window.scrollY - last;
    if (Math.abs(moved) < 4) return;
    masthead.classList.toggle("masthead--here", moved < 0 && !tabbing && window.scrollY > masthead.offsetHeight);
    last = window.scrollY;
  }, { passive: true });
})();
