// The page's contents follow the reader, beside the text and in the masthead's menu: the section being read is marked.
// A section chosen in the menu closes it. Without this script nothing is marked.
(() => {
  const lists = [...document.querySelectorAll(".contents, .menu--contents")].map((list) => [...list.querySelectorAll("a[href^='#']")]);
  const heads = (lists[0] ?? []).map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!heads.length || heads.includes(null)) return;
  let now = -1, waiting = false;
  const mark = (at) => {
    for (const links of lists) {
      links[now]?.removeAttribute("aria-current");
      links[at]?.setAttribute("aria-current", "location");
    }
    now = at;
  };
  const follow = () => {
    waiting = false;
    // The last heading that has come into the upper third of the screen; at the very end of the page, the last one.
    const ended = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const at = ended ? heads.length - 1 : heads.findLastIndex((head) => head.getBoundingClientRect().top <= innerHeight / 3);
    if (at !== now) mark(at);
  };
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  document.querySelector(".menu--contents")?.addEventListener("click", (event) => {
    if (event.target.closest("a")) event.currentTarget.open = false;
  });
  follow();
})();
