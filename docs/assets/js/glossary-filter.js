// Filters the glossary while typing, over every name in any language and script. Without this script the whole glossary
// is there, with its jump bar.
(() => {
  const form = document.querySelector(".finder__form");
  if (!form) return;
  const input = form.querySelector("input");
  const count = form.querySelector("[role=status]");
  // Case, width, accents of the keyboard and what people leave out or put in between: spaces, hyphens, brackets.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[’ʼ]/g, "'").replace(/[\s\-‐‑–·・（）()《》「」]/g, "").replaceAll("臺", "台");
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    names: [...element.querySelectorAll("h3, .entry__facts [data-names]")].flatMap((part) =>
      part.matches("h3") ? [...part.childNodes].map((node) => fold(node.textContent)) : fold(part.textContent).split(/[、,]/)),
  }));

  const filter = () => {
    const query = fold(input.value);
    let found = 0;
    for (const { element, names } of entries) {
      element.hidden = query !== "" && !names.some((name) => name.includes(query));
      found += element.hidden ? 0 : 1;
    }
    for (const letter of document.querySelectorAll(".letter")) {
      letter.hidden = !letter.querySelector(".entry:not([hidden])");
      const jump = document.querySelector(`.jump a[href="#${letter.querySelector("h2").id}"]`);
      jump.parentElement.hidden = letter.hidden;
    }
    const { all, some, none } = count.dataset;
    count.textContent = query === "" ? all : found ? some.replace("{n}", found) : none;
  };

  form.classList.remove("finder__form--waiting");
  input.addEventListener("input", (event) => { if (!event.isComposing) filter(); }); // not between the keys of an input method
  input.addEventListener("compositionend", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) { input.value = ""; filter(); event.stopPropagation(); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to an entry that the filter hides shows everything again. What is no address (#%) leads nowhere.
  const named = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
  const reveal = () => {
    const target = document.getElementById(named());
    if (!target?.closest("[hidden]")) return;
    input.value = "";
    filter();
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (input.value) filter(); // the browser kept the words when the reader came back
})();
