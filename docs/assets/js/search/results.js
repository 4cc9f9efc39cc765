// Draws what the engine answers, as plain links in lists. Everything is put in as text: a query can do nothing.
(() => {
  const search = (globalThis.search ??= {});
  const SHOWN = 12; // pages of the reader's language
  const BESIDE = 4; // pages of the other
  const FURTHER = 4; // further places of a page
  const LENGTH = { "zh-TW": 76, en: 170 }; // characters in a teaser: about three lines on a phone

  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value; else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  // 10^7^ and CO~2~ as the data writes them.
  const inline = (text) => text.split(/(\^[^^~]+\^|~[^^~]+~)/).map((part) => {
    if (/^\^.+\^$/.test(part)) return make("sup", {}, part.slice(1, -1));
    if (/^~.+~$/.test(part)) return make("sub", {}, part.slice(1, -1));
    return part;
  });
  // The same where no elements can be: 10⁷, CO₂.
  const bare = (text) => text.replace(/([\^~])([^^~]+)\1/g, (_, mark, part) => [...part].map((c) => (mark === "^" ? "⁰¹²³⁴⁵⁶⁷⁸⁹" : "₀₁₂₃₄₅₆₇₈₉")[c] ?? c).join(""));
  const marked = (pieces) => pieces.flatMap(({ text, hit }) => (hit ? make("mark", {}, ...inline(text)) : inline(text)));

  class Results {
    constructor(engine, { root, locale, words }) {
      Object.assign(this, { engine, root, locale, words });
    }

    say(key, values = {}) { return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), this.words[key]); }

    // Where an entry is; `?h=` names what to mark there.
    address(entry, locale, query) {
      const { path } = this.engine.page(locale, entry.page);
      const marks = query ? search.surfaces([entry.title, entry.label, entry.text].join("\n"), query, this.engine.concepts) : [];
      const asked = marks.length ? `?${new URLSearchParams(marks.map((mark) => ["h", mark]))}` : "";
      return `${this.root}${path}${asked}${entry.anchor ? `#${entry.anchor}` : ""}`;
    }

    // All that is shown for a query, as elements; `count` is the number of pages in the reader's language. That there is
    // nothing is said only when all words have arrived.
    draw(typed, other, complete) {
      const answer = this.engine.ask(typed, this.locale);
      const beside = other && this.engine.knows(other) ? this.engine.ask(typed, other) : null;
      const groups = answer.groups.slice(0, SHOWN);
      // What answers a frightened question stands before any definition.
      const leading = groups.filter(({ places }) => answer.answers.includes(places[0]));
      const list = (some) => (some.length ? make("ol", { className: "search__pages" }, ...some.map((group) => this.#group(group, this.locale, answer.query, answer.answers))) : null);
      const parts = [this.#begun(answer), this.#guessed(answer), list(leading), ...answer.named.map((id) => this.#term(id)), list(groups.filter((group) => !leading.includes(group)))];
      const others = beside ? this.#others(beside, other) : null;
      const count = groups.length + answer.named.length;
      if (!count && complete) parts.unshift(this.nothing(typed));
      return { elements: [...parts, others].filter(Boolean), count };
    }

    // Names that an unfinished word may become: a press puts one into the box.
    #begun({ query }) {
      const terms = [...new Set(query.begun.flatMap(({ ids }) => ids))].map((id) => this.engine.term(this.locale, id)).filter(Boolean).slice(0, 5);
      return terms.length ? this.#choices("begun", terms) : null;
    }

    #choices(key, terms) {
      const buttons = terms.map((term) => make("button", { type: "button", className: "search__choice", "data-choice": bare(term.title) }, ...inline(term.title)));
      return make("p", { className: "search__choices" }, make("span", {}, this.say(key)), ...buttons);
    }

    #guessed({ guesses }) {
      const terms = guesses.map((id) => this.engine.term(this.locale, id)).filter(Boolean);
      return terms.length ? make("p", { className: "search__guess" }, ...inline(this.say("guess", { term: terms.map((term) => term.title).join(this.say("and")) }))) : null;
    }

    // The concept that was asked for, with its short definition, the way to its entry and to where the chapters use it.
    #term(id) {
      const term = this.engine.term(this.locale, id);
      const uses = this.engine.uses(this.locale, id).map(({ page, places }) => {
        const { path, label } = this.engine.page(this.locale, page);
        const links = places.map(({ anchor, number }) => make("a", { href: `${this.root}${path}#${anchor}`, ariaLabel: `${bare(label)} ${number}` }, String(number)));
        return make("li", {}, make("span", {}, ...inline(label)), ...links);
      });
      return make("section", { className: "search__term", "aria-label": bare(term.title) },
        make("a", { className: "search__entry", href: this.address(term, this.locale) },
          make("strong", {}, ...inline(term.title)), term.label ? make("span", { className: "search__foreign", lang: this.locale === "en" ? "zh-TW" : "en" }, ...inline(term.label)) : "",
          make("span", { className: "search__definition" }, ...inline(term.text))),
        uses.length ? make("div", { className: "search__uses" }, make("span", {}, this.say("uses")), make("ul", {}, ...uses)) : "");
    }

    // What answers is shown whole, because what was left out might be what it is about or how sure it is; a group's other
    // answers are in view.
    #group({ page, term, places }, locale, query, answers = []) {
      const { label, title } = this.engine.page(locale, page);
      const [first, ...others] = places;
      const name = term ? [this.say("entry"), first.title] : [label, title].filter(Boolean);
      const head = make("span", { className: "search__page" }, ...name.map((part, i) => make("span", { className: i === name.length - 1 ? "search__title" : "search__label" }, ...inline(part))));
      const further = others.filter((entry) => entry.anchor).slice(0, FURTHER);
      const answering = answers.includes(first);
      return make("li", { className: "search__group" },
        make("a", { className: "search__place", href: this.address(first, locale, query) }, head, ...this.#place(first, locale, query, answering)),
        further.length && !term ? this.#further(further, locale, query, answering ? answers : []) : "");
    }

    // Further places of a page, folded; drawn when they are asked for, because most never are.
    #further(entries, locale, query, answers = []) {
      const open = answers.includes(entries[0]);
      const list = make("ul");
      const details = make("details", { className: "search__further", open }, make("summary", {}, this.say("more", { n: entries.length })), list);
      const draw = () => {
        const items = entries.map((entry) => make("li", {}, make("a", { className: "search__place", href: this.address(entry, locale, query) }, ...this.#place(entry, locale, query, answers.includes(entry)))));
        list.replaceChildren(...items);
      };
      if (open) draw(); else details.addEventListener("toggle", draw, { once: true });
      return details;
    }

    // A place in a page: its heading, then the words that were found. A sentence of the review says that it is one, and
    // where it stands today (ruling: it never travels alone).
    #place(entry, locale, query, whole = false) {
      const { kind, title, label } = entry;
      const { text, statuses } = (kind === "heading" && this.engine.under(locale, entry)) || entry;
      const mark = (words, whole) => marked(search.teaser(words, query, this.engine.concepts, whole ? words.length : LENGTH[locale]));
      // Of an update its line is shown, which is whole; the rest only where the line holds nothing of what was asked.
      const hit = (words) => search.hits(words, query, this.engine.concepts).length > 0;
      const line = kind === "update" && (hit(title) || !hit(text)) ? title : text;
      // What the review says is shown whole: cut short it might lose its “it is said”.
      const isWhole = whole || line === title || statuses !== undefined;
      const named = kind === "page" || kind === "term"; // their titles stand above
      const heading = named ? [] : [kind === "note" ? this.say("note") : "", label, line === title ? "" : title].filter(Boolean);
      // What the review says is led once: at an event's title, else at the words.
      const lead = (here) => (here && statuses !== undefined ? make("span", { className: "search__lead" }, this.say("review")) : "");
      const above = heading.flatMap((part, i) => [i ? " · " : "", lead(kind === "event" && part === title), ...mark(part, true)]);
      return [
        above.length ? make("span", { className: "search__heading" }, ...above) : null,
        line ? make("span", { className: "search__teaser" }, lead(kind !== "event"), ...mark(line, isWhole)) : null,
        ...(statuses ? statuses.split(",") : []).map((code) => make("span", { className: `search__flag search__flag--${code}` }, this.words.statuses[code])),
      ].filter(Boolean);
    }

    #others({ named, query, groups }, locale) {
      const terms = named.map((id) => this.engine.term(locale, id));
      const listed = groups.slice(0, BESIDE);
      if (!listed.length && !terms.length) return null;
      const shown = [...terms.map((term) => ({ page: term.page, term: term.anchor, places: [term] })), ...listed];
      const items = shown.map((group) => this.#group(group, locale, query));
      return make("section", { className: "search__other" }, make("h2", {}, this.say("other")), make("ol", { className: "search__pages", lang: locale }, ...items));
    }

    // No dead end: the nearest terms, and the chapters.
    nothing(typed) {
      const near = this.engine.nearest(typed, this.locale);
      return make("div", { className: "search__nothing" },
        make("p", {}, this.say("none", { query: typed.trim().slice(0, 40) })),
        near.length ? this.#choices("near", near) : "", this.chapters());
    }

    chapters() {
      const links = this.engine.chapters(this.locale).map(({ path, label, title }) => make("li", {}, make("a", { href: this.root + path }, make("span", { className: "search__label" }, ...inline(label)), ...inline(title))));
      return make("div", { className: "search__chapters" }, make("p", {}, this.say("chapters")), make("ol", {}, ...links));
    }
  }

  search.Results = Results;
})();
