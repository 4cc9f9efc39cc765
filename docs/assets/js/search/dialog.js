// The dialog: gives the engine its words as they arrive, asks it at every change of the box, and lets people move
// through the answers by keyboard. The box listens to `input`, which typing, pasting, voice and input methods all send.
(() => {
  const search = (globalThis.search ??= {});
  const SLICE = 60; // entries taken in at a time, so that the page never hangs
  const dialog = document.getElementById("search");
  const box = dialog.querySelector("input[type=search]");
  const list = dialog.querySelector(".search__results");
  const status = dialog.querySelector("[role=status]");
  const { locale, other, root } = dialog.dataset;
  const engine = new search.Engine();
  const results = new search.Results(engine, { root, locale, words: JSON.parse(dialog.dataset.words) });
  const pause = () => new Promise((go) => setTimeout(go));

  let queue = Promise.resolve();
  let waiting = Number(dialog.dataset.files);
  search.learn = (words) => { queue = queue.then(() => engine.learn(words)); };
  search.receive = (language, data) => { queue = queue.then(() => take(language, data)); };

  const take = async (language, { entries, ...first }) => {
    engine.receive(language, { ...first, entries: entries.slice(0, SLICE) });
    for (let at = SLICE; at < entries.length; at += SLICE) {
      await pause();
      engine.receive(language, { entries: entries.slice(at, at + SLICE) });
    }
    waiting -= 1;
    dialog.dataset.state = waiting ? "partly" : "complete"; // what tests and the curious can wait for
    show();
  };

  const show = () => {
    if (!engine.knows(locale)) return;
    const typed = box.value.trim();
    const { elements, count } = typed ? results.draw(typed, other) : { elements: [results.chapters()], count: null };
    list.replaceChildren(...elements);
    list.scrollTop = 0;
    status.textContent = count === null ? results.say("hint") : count ? results.say("count", { n: count }) : results.say("nothing");
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
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
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
