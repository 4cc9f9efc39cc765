// The page's contents follow the reader: the section being read is marked. Without this script nothing is marked.
(() => {
  const links = [...document.querySelectorAll(".contents a[href^='#']")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length || heads.includes(null)) return;
  let now = null, waiting = false;
  const follow = () => {
    waiting = false;
    // The last heading that has come into the upper third of the screen; at the very end of the page, the last one.
    const edge = innerHeight / 3;
    const ended = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const at = ended ? heads.length - 1 : heads.findLastIndex((head) => head.getBoundingClientRect().top <= edge);
    if (links[at] === now) return;
    now?.removeAttribute("aria-current");
    now = links[at];
    now?.setAttribute("aria-current", "location");
  };
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  follow();
})();
