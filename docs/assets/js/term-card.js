// The card at a term: pointing at the word, focusing it or tapping it shows both languages' terms and the definition.
// Without this script (or the Popover API) the word is a plain link to the glossary, described by the page's own list.
// WCAG 1.4.13: the pointer may move onto the card, Esc closes it without moving anything, it stays until it is left.
(() => {
  const links = document.querySelectorAll("a.term");
  if (!links.length || !HTMLElement.prototype.showPopover) return;
  const MARGIN = 12, GAP = 3, WAIT = 120, GRACE = 250;
  const card = document.createElement("div");
  card.className = "card";
  card.popover = "manual";
  let shown = null, timer = 0, lastPointer = "mouse";

  const later = (delay, action) => { clearTimeout(timer); timer = setTimeout(action, delay); };

  const fill = (link) => {
    const definition = document.getElementById(link.getAttribute("aria-describedby"));
    const entry = definition.closest(".gloss").cloneNode(true);
    entry.querySelector("dd").removeAttribute("id");
    const title = entry.querySelector("a");
    const more = document.createElement("a");
    more.className = "card__more";
    more.href = link.href;
    more.textContent = card.dataset.more;
    title.replaceWith(...title.childNodes); // the heading is text; one link is enough
    const list = document.createElement("dl");
    list.append(entry);
    card.replaceChildren(list, more);
  };

  // Below the line that the pointer is on, or else below the whole word; above where there is more room; never over the
  // screen's edge.
  const place = (link, pointer) => {
    const at = (r) => pointer && r.left <= pointer.clientX && pointer.clientX <= r.right && r.top <= pointer.clientY && pointer.clientY <= r.bottom;
    const line = [...link.getClientRects()].find(at) ?? link.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const box = card.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(line.left, width - box.width - MARGIN));
    const above = line.bottom + box.height + MARGIN > height && line.top > height - line.bottom;
    const top = above ? Math.max(MARGIN, line.top - box.height - GAP) : line.bottom + GAP;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
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
  card.dataset.more = document.querySelector(".terms").dataset.more;
  for (const link of links) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(shown ? 0 : WAIT, () => show(link, event));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(GRACE, hide);
    });
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", () => { if (shown === link) later(GRACE, hide); });
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
    if (shown && !card.contains(event.target) && event.target.closest("a.term") !== shown) hide();
  }, { capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) hide(); });
  window.addEventListener("resize", hide);
})();
