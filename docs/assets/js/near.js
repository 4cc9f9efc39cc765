// Where a card or a short list opens: below what called for it, above where there is more room, never over the screen's edge
// and never over what called for it: where no side has room for all of it, it scrolls.
// `line` is the box it belongs to (a DOMRect in the window), `box` the element to be placed, already shown.
const placeNear = (box, line) => {
  const MARGIN = 12, GAP = 3;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  box.style.maxHeight = "";
  const own = box.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(line.left, width - own.width - MARGIN));
  const above = line.bottom + own.height + MARGIN > height && line.top > height - line.bottom;
  const room = (above ? line.top : height - line.bottom) - GAP - MARGIN;
  if (own.height > room) box.style.maxHeight = `${Math.max(room, 0)}px`;
  const top = above ? line.top - Math.min(own.height, room) - GAP : line.bottom + GAP;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
};
