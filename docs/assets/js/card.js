// The card at a term or at the number of a source: pointing at it, focusing it or tapping it shows what the page's own
// list holds, the term in both languages or the source. Without this script (or the Popover API) both are plain links,
// described by that list. WCAG 1.4.13: the pointer may move onto the card, Esc closes it without moving anything, it
// stays until it is left.
(() => {
  const LINKS = "a.term, .cite > a";
  const links = document.querySelectorAll(LINKS);
  if (!links.length || !HTMLElement.prototype.showPopover) return;
  const WAIT = 120, GRACE = 250;
  const card = document.createElement("div");
  card.className = "card";
  card.popover = "manual";
  let shown = null, timer = 0, lastPointer = "mouse";

  const later = (delay, action) => { clearTimeout(timer); timer = setTimeout(action, delay); };

  const term = (link) => {
    const entry = document.getElementById(link.getAttribute("aria-describedby")).closest(".gloss").cloneNode(true);
    const title = entry.querySelector("a");
    title.replaceWith(...title.childNodes); // the heading is text; one link is enough
    const list = document.createElement("dl");
    list.append(entry);
    return [list, more(document.querySelector(".terms").dataset.more, link.href)];
  };
  const source = (link) => {
    const entry = document.getElementById(link.getAttribute("aria-describedby")).closest(".reference").cloneNode(true);
    const { href } = entry.querySelector(".reference__more");
    entry.querySelector(".reference__back").remove();
    const body = document.createElement("div");
    body.className = "card__source";
    body.append(...entry.childNodes);
    return [body, more(document.querySelector(".references").dataset.more, href)];
  };
  const more = (words, href) => Object.assign(document.createElement("a"), { className: "card__more", href, textContent: words });
  const fill = (link) => {
    card.replaceChildren(...(link.matches(".term") ? term(link) : source(link)));
    for (const element of card.querySelectorAll("[id]")) element.removeAttribute("id");
  };

  // At the line that the pointer is on, or else at the whole word.
  const place = (link, pointer) => {
    const at = (r) => pointer && r.left <= pointer.clientX && pointer.clientX <= r.right && r.top <= pointer.clientY && pointer.clientY <= r.bottom;
    placeNear(card, [...link.getClientRects()].find(at) ?? link.getBoundingClientRect());
  };

  const show = (link, pointer) => {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    fill(link);
    card.showPopover();
    place(link, pointer);
    shown = link;
  };
  const hide = () => {
    clearTimeout(timer);
    if (card.matches(":popover-open")) card.hidePopover();
    shown = null;
  };

  document.getElementById("text").append(card);
  for (const link of links) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(shown ? 0 : WAIT, () => show(link, event));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(GRACE, hide);
    });
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    // Elsewhere at once, so that the card does not cover what has the focus now (WCAG 2.4.11).
    link.addEventListener("blur", ({ relatedTarget }) => {
      if (shown !== link) return;
      if (relatedTarget && !card.contains(relatedTarget)) hide(); else later(GRACE, hide);
    });
    // A first tap shows the card, a second one follows the link.
    link.addEventListener("click", (event) => {
      if ((event.pointerType || lastPointer) !== "touch" || shown === link) return;
      event.preventDefault();
      show(link);
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(GRACE, hide); });
  document.addEventListener("pointerdown", (event) => {
    lastPointer = event.pointerType;
    if (shown && !card.contains(event.target) && event.target.closest(LINKS) !== shown) hide();
  }, { capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) hide(); });
  window.addEventListener("resize", hide);
})();
