// The language link leads to the paragraph the reader is at: ids are the same in both languages.
// Without this script it leads to the top of the same page.
(() => {
  const link = document.querySelector("[data-same-place]");
  const text = document.getElementById("text");
  if (!link || !text) return;
  const page = link.getAttribute("href");

  // The first heading or paragraph that still has a line below the masthead (or the screen's edge, when the masthead is
  // away); none while the page's title is in view.
  const here = () => {
    const edge = Math.max(0, document.querySelector(".masthead").getBoundingClientRect().bottom);
    const title = text.querySelector("h1");
    if (title && title.getBoundingClientRect().bottom > edge) return "";
    const places = text.querySelectorAll(":scope > [id]");
    const found = [...places].find((place) => place.getBoundingClientRect().bottom > edge + 24);
    return found ? `#${found.id}` : "";
  };

  for (const kind of ["click", "auxclick", "contextmenu"]) {
    link.addEventListener(kind, () => link.setAttribute("href", page + here()), { capture: true });
  }
})();
