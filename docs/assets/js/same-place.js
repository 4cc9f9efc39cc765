// The language link leads to the paragraph the reader is at: ids are the same in both languages.
// Without this script it leads to the top of the same page.
(() => {
  const link = document.querySelector("[data-same-place]");
  const text = document.getElementById("text");
  if (!link || !text) return;
  const page = link.getAttribute("href");

  // The first heading, paragraph or glossary entry that still has a line below what sticks to the top of the screen (the
  // masthead, unless it is away, and the glossary's finder); none while the page's title is in view.
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const here = () => {
    const title = text.querySelector("h1");
    const masthead = Math.max(0, bottom(document.querySelector(".masthead")));
    if (title && bottom(title) > masthead) return "";
    const finder = text.querySelector(".finder");
    const sticks = finder && bottom(finder) > 0 && finder.getBoundingClientRect().top < masthead + 16;
    const edge = sticks ? bottom(finder) : masthead;
    const places = text.querySelectorAll(":scope > [id], .entry:not([hidden]) > h3");
    const found = [...places].find((place) => bottom(place.closest(".entry") ?? place) > edge + 24);
    return found ? `#${found.id}` : "";
  };

  for (const kind of ["click", "auxclick", "contextmenu"]) {
    link.addEventListener(kind, () => link.setAttribute("href", page + here()), { capture: true });
  }
})();
