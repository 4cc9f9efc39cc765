// The language link leads to the paragraph the reader is at: ids are the same in both languages.
// Without this script it leads to the top of the same page.
(() => {
  const link = document.querySelector("[data-same-place]");
  const text = document.getElementById("text");
  if (!link || !text) return;
  const page = link.getAttribute("href");

  // The first heading or paragraph whose last line is still below the top edge; none while the opening is in view.
  const here = () => {
    const opening = text.querySelector("h1");
    if (opening && opening.getBoundingClientRect().bottom > 0) return "";
    const places = text.querySelectorAll(":scope > [id]");
    const found = [...places].find((place) => place.getBoundingClientRect().bottom > 24);
    return found ? `#${found.id}` : "";
  };

  for (const kind of ["click", "auxclick", "contextmenu"]) {
    link.addEventListener(kind, () => link.setAttribute("href", page + here()), { capture: true });
  }
})();
