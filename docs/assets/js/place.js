// The number before a paragraph opens a short list: its address, the other language, both side by side, a copy with its
// source, a correction. Without this script (or the Popover API) the number leads to the paragraph in both languages.
(() => {
  const menu = document.getElementById("place-menu");
  const numbers = document.querySelectorAll(".page--chapter .place");
  if (!menu || !numbers.length || !HTMLElement.prototype.showPopover) return;
  const part = (name) => menu.querySelector(`[data-place="${name}"]`);
  const said = menu.querySelector("[role=status]");
  const other = part("other").getAttribute("href");
  let shown = null, pressed = null;

  // An exponent as plain text: ^7 and 7 become ⁷. Without it 10⁷ would be copied as 107.
  const raised = (power) => [...power.replace("^", "")].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"["0123456789".indexOf(digit)] ?? digit).join("");

  const address = () => `${location.href.split(/[?#]/)[0]}#${shown.parentElement.id}`;

  // What the paragraph says, without numbers, marks and badges. A sentence of the review is led by "2020 review:" and, if
  // it is a claim, says where that stands today, wherever it goes; then come the page and the paragraph's own address.
  const quotation = () => {
    const words = shown.parentElement.cloneNode(true);
    for (const extra of words.querySelectorAll(".place, .badges, .cite")) extra.remove();
    for (const power of words.querySelectorAll("sup")) power.textContent = raised(power.textContent);
    const text = words.textContent.replace(/\s+/g, " ").trim();
    const { review, today, cite } = menu.dataset;
    const stands = shown.dataset.today ? today.replace("{}", shown.dataset.today) : "";
    const led = shown.dataset.voice === "review" ? review + text + stands : text;
    return `${led}\n${cite} ${address()}`;
  };

  const open = (number) => {
    shown = number;
    said.textContent = "";
    menu.querySelector(".sheetlet__title").textContent = menu.dataset.title.replace("{}", number.textContent.trim());
    const at = `#${number.parentElement.id}`;
    part("link").setAttribute("href", at);
    part("other").setAttribute("href", other + at);
    part("parallel").setAttribute("href", number.getAttribute("href"));
    number.parentElement.after(menu); // so that the Tab key goes on from the list into the text
    menu.showPopover();
    placeNear(menu, number.getBoundingClientRect());
    number.setAttribute("aria-expanded", "true");
    part("link").focus({ preventScroll: true, focusVisible: number.matches(":focus-visible") });
  };

  for (const number of numbers) {
    number.setAttribute("role", "button");
    number.setAttribute("aria-haspopup", "dialog");
    number.setAttribute("aria-expanded", "false");
    number.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (pressed !== number) open(number);
      pressed = null;
    });
    number.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      number.click();
    });
    // Pressing the number of an open list closes it (the browser does, as for any press elsewhere); the click that follows
    // must not open it again.
    number.addEventListener("pointerdown", () => { pressed = shown; });
  }
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open" || !shown) return;
    const closed = shown;
    shown = null;
    closed.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement) || document.activeElement === document.body) closed.focus({ preventScroll: true });
  });
  part("link").addEventListener("click", () => menu.hidePopover());
  part("copy").addEventListener("click", async () => {
    const { copied, notCopied } = menu.dataset;
    try {
      await navigator.clipboard.writeText(quotation());
      said.textContent = copied;
    } catch {
      said.textContent = notCopied;
    }
  });
  window.addEventListener("resize", () => shown && menu.hidePopover());
})();
