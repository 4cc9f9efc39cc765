// The dialog: gives the engine its words as they arrive, asks it at every change of the box, and lets people move
// through the answers by keyboard. The box listens to `input`, which typing, pasting, voice and input methods all send.
(() => {
  const search = (globalThis.search ??= {});
  const SLICE = 60; // entries, or lines of names, taken in at a time, so that the page never hangs
  const dialog = document.getElementById("search-dialog");
  const box = dialog.querySelector("input[type=search]");
  const list = dialog.querySelector(".search__results");
  const status = dialog.querySelector("[role=status]");
  const { locale, other, root } = dialog.dataset;
  const engine = new search.Engine();
  const results = new search.Results(engine, { root, locale, words: JSON.parse(dialog.dataset.words) });
  const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));

  // What arrives is taken in one after the other, in the order of the scripts.
  let queue = Promise.resolve();
  let waiting = Number(dialog.dataset.files);
  search.learn = (words) => take(words.names.split("\n"), words, (names, rest) => engine.learn({ ...rest, names: names.join("\n") }));
  search.receive = (language, data) => take(data.entries, data, (entries, rest) => engine.receive(language, { ...rest, entries }));

  // All of it goes over in slices, what comes with it (`first`) with the first one.
  const take = (all, first, use) => {
    queue = queue.then(async () => {
      try {
        for (let at = 0; at < all.length; at += SLICE) {
          use(all.slice(at, at + SLICE), at ? {} : first);
          await pause();
        }
      } catch { /* it adds to a file that did not come; the others still count */ }
      arrived(Math.max(waiting - 1, 0));
    });
  };
  const arrived = (left) => {
    waiting = left;
    if (engine.knows(locale)) dialog.dataset.state = waiting ? "partly" : "complete"; // what tests and the curious wait for
    if (!list.contains(document.activeElement)) show(); // not under the reader's hands
  };
  // What has not come will not come.
  search.settle = () => { queue = queue.then(() => arrived(0)); };

  const show = () => {
    if (!engine.knows(locale)) return;
    const typed = box.value.trim();
    const { elements, count } = typed ? results.draw(typed, other, !waiting) : { elements: [results.chapters()], count: null };
    list.replaceChildren(...elements);
    list.scrollTop = 0;
    const none = waiting ? "loading" : "nothing";
    status.textContent = count === null ? results.say("hint") : count ? results.say("count", { n: count }) : results.say(none);
    dialog.dataset.shown = typed;
  };

  // The query stands in the address, so that it can be sent, and comes back with the Back button.
  const write = (typed) => {
    const address = new URL(location.href);
    if (typed) address.searchParams.set("q", typed.toWellFormed().slice(0, 200)); else address.searchParams.delete("q");
    try { history.replaceState(history.state, "", address); } catch { /* from a folder, some browsers refuse */ }
  };
  const changed = () => { write(box.value.trim()); show(); };

  const links = () => [...list.querySelectorAll("a, button, summary")].filter((element) => element.checkVisibility());
  const step = (by) => {
    const all = links(), at = all.indexOf(document.activeElement);
    const next = at + by;
    if (at === -1 && by < 0) return;
    if (next < 0) box.focus(); else all[Math.min(next, all.length - 1)]?.focus();
  };

  box.addEventListener("input", (event) => { if (!event.isComposing) changed(); });
  box.addEventListener("compositionend", changed);
  box.form.addEventListener("submit", () => list.querySelector("a")?.click());
  list.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choice]");
    if (choice) {
      box.value = choice.dataset.choice;
      box.focus();
      changed();
    }
    const link = event.target.closest("a");
    if (link && link.pathname === location.pathname && !event.ctrlKey && !event.metaKey) here(event, link);
  });
  // A place on this very page: close, so that it comes into view, with its hits marked.
  const here = (event, link) => {
    try { history.pushState(null, "", link.pathname + link.search); } catch { return; } // then the link loads the page anew
    event.preventDefault();
    dialog.close();
    location.replace(link.hash || "#text");
    search.mark?.();
  };
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (document.activeElement !== box && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) box.focus();
  });
  dialog.addEventListener("close", () => write(""));

  search.ask = (typed) => { box.value = typed; changed(); };
  show();
})();
