// The masthead steps back while reading and returns when the reader scrolls up, so that the language link is at hand
// without losing the place. Without this script it stays at the top of the page.
(() => {
  const masthead = document.querySelector(".masthead");
  if (!masthead) return;
  let last = window.scrollY;
  window.addEventListener("scroll", () => {
    const moved = window.scrollY - last;
    if (Math.abs(moved) < 4) return;
    masthead.classList.toggle("masthead--here", moved < 0 && window.scrollY > masthead.offsetHeight);
    last = window.scrollY;
  }, { passive: true });
})();
