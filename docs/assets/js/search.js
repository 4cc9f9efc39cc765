// Opens search: by its button, by "/" (which can be switched off, WCAG 2.1.4) or Ctrl or Cmd and K, and by ?q= in the
// address. Nothing of it is fetched before. If its parts cannot be, Material's own search is put in its place.
(() => {
  const OFF = "search-key"; // all that is ever stored, and only when a reader switches the key off
  const dialog = document.getElementById("search-dialog");
  const button = document.querySelector("[data-search-button]");
  const key = dialog.querySelector("[data-search-key]");
  const box = dialog.querySelector("input[type=search]");
  document.documentElement.classList.replace("no-js", "js");

  const stored = () => { try { return localStorage.getItem(OFF); } catch { return null; } };
  key.checked = stored() !== "off";
  key.addEventListener("change", () => {
    try { if (key.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "off"); } catch { /* then only here */ }
  });

  // Scripts run in this order and arrive side by side. They are scripts, not fetched data, because that also works from a
  // folder.
  const fetched = (address) => new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, async: false, onload: done, onerror: failed });
    document.head.append(script);
  });
  const { locale, other, root } = dialog.dataset;
  const words = (...names) => names.map((name) => fetched(new URL(`${root}search/${name}.js`, location.href).href));
  let loading = null;
  const load = async () => {
    try { await Promise.all(words("engine", "lexicon", locale)); } catch { return fall(); }
    try {
      await Promise.all(words("lexicon-more", `${locale}-more`));
      await Promise.all(words(other, `${other}-more`));
    } catch { search.settle?.(); } // the first answers stay
  };

  const open = (typed) => {
    if (fallen) return fallen();
    if (!dialog.open) dialog.showModal();
    box.focus();
    if (typed !== undefined) box.value = typed;
    if (globalThis.search?.ask) globalThis.search.ask(box.value);
    loading ??= load();
  };

  // Material's search (its box, its script, its index) instead of ours.
  let fallen = null;
  const fall = async () => {
    dialog.close();
    const template = document.getElementById("material-search");
    await new Promise((done) => { // its box must not show before it is styled and has the focus
      const style = { rel: "stylesheet", href: template.dataset.style, onload: done, onerror: done };
      document.head.append(Object.assign(document.createElement("link"), style));
    });
    document.querySelector(".masthead").append(template.content);
    const toggle = document.querySelector('[data-md-toggle="search"]'), input = document.querySelector(".md-search__input");
    document.querySelector(".md-search").setAttribute("aria-label", button.textContent.trim());
    fallen = () => {
      if (!toggle.checked) toggle.click();
      input.focus();
    };
    // Material listens for keys alone, and only once it is up: what was pasted, or typed before that, is said again.
    const again = () => input.dispatchEvent(new KeyboardEvent("keyup"));
    input.addEventListener("input", again);
    input.value = box.value;
    const config = document.getElementById("__config"); // Material looks for what it may find below this address
    config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), base: template.dataset.home });
    await fetched(template.dataset.script);
    fallen();
    for (const later of [0, 250, 1000, 3000]) setTimeout(again, later);
  };

  // Enter before the parts have come keeps the words: they are answered when the parts are there (dialog.js).
  box.form.addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", () => open());
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside the sheet
  // One Esc closes; some browsers would first empty the box.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  const writing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    const toggle = document.querySelector('[data-md-toggle="search"]');
    if (fallen && event.key === "Escape" && toggle.checked) {
      toggle.click();
      button.focus();
    }
    const slash = event.key === "/" && key.checked && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
    if (!slash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) {
      if (fallen && event.key.length === 1 && !writing(event.target)) event.stopPropagation(); // Material's own single keys
      return;
    }
    event.preventDefault();
    open();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked?.trim()) open(asked);
})();
