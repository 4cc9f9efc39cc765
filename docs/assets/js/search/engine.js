// The engine: receives the site's words (lexicon, then one language after the other) and answers queries in groups, a
// page each, with the places on it. It knows nothing of the document; the dialog (dialog.js) shows what it says.
(() => {
  const search = (globalThis.search ??= {});
  const isTerm = (id) => !id.includes(":");
  const POINTING = /^(?:[㐀-鿿]|这个|这种|这样|那个|听说)$/; // words, and what is left of words, that name nothing
  const FOREIGN = { "zh-TW": /^[a-z]/, en: /^[㐀-鿿ァ-ヿ]/ }; // words in the other language's script

  class Engine {
    // How much a kind of place is worth beside others that match as well: the chapters first, a bare record last.
    static WORTH = {
      page: 0.9, heading: 1.1, passage: 1.1, note: 0.85, term: 1, event: 0.95, update: 0.9, claim: 0.8, rule: 1.05, question: 0.95, source: 0.25, change: 0.5,
    };
    static TOLD = 1.5; // a chapter, where the query is one concept: under its definition comes what the review says of it
    static BESIDE = 0.6; // a glossary entry where more is asked than its name
    static ALL = 0.75; // the share of a query from which a place holds all its names; their words may be others
    static FURTHER = 0.15; // what a page gains by each further place, of that place's score
    static ELSEWHERE = 0.6; // a place in a section about something else, where another section is about what is asked
    static BRIDGE = 0.75; // what a place is worth that only the other language's words point to
    static WITHIN = 0.5; // how well a place must answer, beside the whole page's, to come before it
    static WEAKEST = 0.12; // groups below this share of the best are not shown
    static ANSWER = 1.5; // a place that answers what frightened people ask, beside the best of the others

    concepts = new search.Concepts();
    #indexes = new Map(); // locale → Index
    #pages = new Map();   // locale → [{path, title, label}]
    #uses = new Map();    // locale → id → [[page, paragraph's number …]]
    #terms = new Map();   // locale → id → entry

    #answers = {};        // id → [[page, anchor], …]: what answers who asks it, the best first
    #aside = new Set();   // ids that may stand beside such a question without making it another one

    // Takes in names of concepts, the first time the shapes of characters and the answers, and what stands near each term.
    learn({ shapes, names, near, answers, aside = [] }) {
      if (shapes) search.learnShapes(...shapes);
      Object.assign(this.#answers, answers);
      for (const id of aside) this.#aside.add(id);
      Object.assign(this.concepts.near, near);
      this.concepts.learn(names);
    }

    // Adds entries [page, anchor, kind, title, text, label, statuses] of a language; `home` (where its pages are), `pages`
    // [id, title, label] and `uses` (term → [page, paragraph's number …]) come with the first.
    receive(locale, { home, pages, uses, entries }) {
      if (uses) this.#uses.set(locale, new Map(Object.entries(uses)));
      if (pages) this.#pages.set(locale, pages.map(([id, title, label]) => ({ id, path: `${home}${id}.html`, title, label })));
      if (!this.#indexes.has(locale)) this.#indexes.set(locale, new search.Index(this.concepts));
      if (!this.#terms.has(locale)) this.#terms.set(locale, new Map());
      const terms = this.#terms.get(locale);
      this.#indexes.get(locale).add(entries.map(([page, anchor, kind, title, text, label, statuses]) => {
        const entry = { page, anchor, kind, title, text, label, statuses, means: kind === "term" ? anchor : kind === "page" && `page:${this.page(locale, page).id}` };
        if (kind === "term") terms.set(anchor, entry);
        return entry;
      }));
    }

    size(locale) { return this.#indexes.get(locale)?.entries.length ?? 0; }
    knows(locale) { return this.#indexes.has(locale); }
    term(locale, id) { return this.#terms.get(locale)?.get(id); }
    page(locale, number) { return this.#pages.get(locale)[number]; }
    chapters(locale) { return (this.#pages.get(locale) ?? []).filter((page) => page.id.startsWith("chapters/")); }

    // Where the chapters use a term: [{page, places: [{anchor, number}]}], number being the paragraph's in its chapter.
    uses(locale, id) {
      const passages = (page) => this.#indexes.get(locale).entries.filter((entry) => entry.page === page && entry.kind === "passage");
      return (this.#uses.get(locale)?.get(id) ?? []).map(([page, ...numbers]) => {
        const all = passages(page);
        return { page, places: numbers.map((number) => ({ number, anchor: all[number - 1].anchor })) };
      });
    }

    // The words under a heading, which has none of its own.
    under(locale, entry) {
      const { entries } = this.#indexes.get(locale);
      const next = entries[entry.number + 1];
      return next?.kind === "passage" && next.page === entry.page ? next : null;
    }

    // The terms whose names are nearest to what was typed, by the pairs of letters they share (Dice), best first.
    nearest(typed, locale, most = 5) {
      const pairs = (text) => new Set([...text.slice(0, -1)].map((c, i) => c + text[i + 1]));
      const mine = pairs(search.fold(typed.slice(0, 40)).replaceAll(" ", ""));
      const best = new Map();
      for (const { name, ids } of this.concepts.names) {
        const theirs = pairs(name.replaceAll(" ", ""));
        const shared = [...mine].filter((pair) => theirs.has(pair)).length;
        const likeness = (2 * shared) / (mine.size + theirs.size || 1);
        for (const id of ids) if (this.term(locale, id) && likeness > (best.get(id) ?? 0)) best.set(id, likeness);
      }
      return [...best].sort((a, b) => b[1] - a[1]).slice(0, most).map(([id]) => this.term(locale, id));
    }

    // {query, named, guesses, groups, answers}: what was understood, the terms that the query names and those guessed (ids),
    // the groups of the language, best first: {page, term, score, places: [entry]}, and the entries that answer a frightened
    // question, whose groups lead.
    ask(typed, locale) {
      const index = this.#indexes.get(locale);
      const others = [...this.#indexes].filter(([other]) => other !== locale).map(([, other]) => other);
      const query = search.parse(typed, this.concepts, index, others);
      const named = query.named.filter((id) => this.term(locale, id));
      const worth = ({ kind, page }, share) => {
        // A query of names and no more asks what they are; in any other a definition is not the answer.
        if (kind === "term" && query.ids.length && !(query.whole && share > Engine.ALL)) return Engine.WORTH.term * Engine.BESIDE;
        return named.length && this.page(locale, page).id.startsWith("chapters/") ? Engine.WORTH[kind] * Engine.TOLD : Engine.WORTH[kind];
      };
      const groups = new Map();
      const scored = this.#scores(index, others, typed, query, locale).map(({ entry, score, share }) => ({ entry, score: score * worth(entry, share) * this.#section(index, entry, query.ids) }));
      const { sorted, answers } = this.#answered(index, scored, query, locale);
      for (const { entry, score } of sorted) {
        const key = entry.kind === "term" ? `#${entry.anchor}` : entry.page;
        if (!groups.has(key)) groups.set(key, { page: entry.page, term: entry.kind === "term" ? entry.anchor : null, score: 0, places: [] });
        const group = groups.get(key);
        group.score += group.places.length ? Engine.FURTHER * score * 0.5 ** group.places.length : score;
        group.places.push({ entry, score });
      }
      for (const group of groups.values()) group.places = this.#nearer(group.places);
      const best = [...groups.values()].sort((a, b) => b.score - a.score);
      const shown = best.filter((group) => group.score >= Engine.WEAKEST * best[0].score && !named.includes(group.term));
      return { query, named, guesses: [...new Set(query.guesses.flatMap((guess) => guess.ids))], groups: shown, answers };
    }

    // The scores of an index and, for words of the other script, of the same places in the other language: “platelet dust”
    // is found on a Chinese page because the English one says it. Both languages hold the same places in the same order.
    #scores(index, others, typed, query, locale) {
      // Chinese inside a name says nothing on English pages that the name does not: there it stands in titles of papers only.
      const isTitle = ({ weight, any: [[token]] }) => locale === "en" && weight < 1 && FOREIGN.en.test(token);
      const own = index.score(query.units.filter((unit) => !isTitle(unit)));
      const other = others.find((one) => one.entries.length === index.entries.length);
      const isForeign = ({ weight, any: [[token]] }) => weight >= 1 && FOREIGN[locale].test(token) && other.knows(token);
      if (!other || !query.units.some(isForeign)) return own;
      const best = new Map(own.map((found) => [found.entry, found]));
      for (const { entry, score, share } of other.score(search.parse(typed, this.concepts, other, [index]).units)) {
        const here = index.entries[entry.number], bridged = score * Engine.BRIDGE;
        if (bridged > (best.get(here)?.score ?? 0)) best.set(here, { entry: here, score: bridged, share });
      }
      return [...best.values()];
    }

    // The places, best first. Where a query asks what frightened people ask (cancer, law, death), the places that answer it
    // lead; of a treatment, or with other words beside it, those that hold one of them. Of two such questions the one with
    // fewer answers is the more exact. Another everyday matter beside it (cost, a report) or a number asks something else;
    // what may stand aside (a clinic, Taiwan) does not: answers in a section about it come first.
    #answered(index, scored, { ids, inside, units }, locale) {
      const sorted = scored.sort((a, b) => b.score - a.score);
      const asked = [...new Set([...ids, ...inside])].filter((id) => this.#answers[id]).sort((a, b) => this.#answers[a].length - this.#answers[b].length);
      // What else is asked: names (all concepts that one has), and words outside them.
      const meant = ({ any }) => any.filter(([token, share]) => token.startsWith("#") && share === 1).map(([token]) => token.slice(1));
      const beside = units.filter((unit) => unit.weight >= 1 && !meant(unit).some((id) => this.#answers[id] || id.startsWith("page:")));
      const isAside = (unit) => (meant(unit).length > 0 && meant(unit).every((id) => this.#aside.has(id))) || POINTING.test(unit.any[0][0]);
      const isMatter = (unit) => (meant(unit).length > 0 && !meant(unit).some(isTerm)) || unit.any[0][0].startsWith("=");
      const others = beside.filter((unit) => !isAside(unit));
      if (!asked.length || others.some(isMatter)) return { sorted, answers: [] };
      const terms = (unit) => (meant(unit).some(isTerm) ? meant(unit).filter(isTerm) : meant(unit)).map((id) => [`#${id}`, 1]);
      const named = others.filter((unit) => meant(unit).length);
      const holders = (named.length ? named : others).map((unit) => ({ weight: 1, any: named.length ? terms(unit) : [unit.any[0]] }))
        .map((unit) => new Set(index.score([unit]).map(({ entry }) => entry))).filter((holder) => holder.size);
      const about = beside.flatMap(meant);
      const held = (entry) => holders.filter((holder) => holder.has(entry)).length + (entry.section?.some((id) => about.includes(id)) ? 0.5 : 0);
      const places = this.#answers[asked[0]].map(([page, anchor]) => index.at(this.#numbered(locale, page), anchor)).filter(Boolean);
      const answers = places.filter((entry) => !holders.length || held(entry) >= 1).sort((a, b) => held(b) - held(a));
      const top = Engine.ANSWER * (sorted[0]?.score || 1);
      const lead = answers.map((entry, n) => ({ entry, score: n ? top * (1 - n / 20) : top * Engine.ANSWER }));
      return { sorted: [...lead, ...sorted.filter(({ entry }) => !answers.includes(entry))], answers };
    }

    #numbered(locale, page) { return this.#pages.get(locale).findIndex(({ id }) => id === page); }

    // A section about what is asked answers before one about something else that mentions it.
    #section(index, { page, kind, section = [] }, ids) {
      const asked = ids.filter((id) => index.sections.get(page)?.has(id));
      return asked.length && kind === "passage" && !section.some((id) => asked.includes(id)) ? Engine.ELSEWHERE : 1;
    }

    // The places of a page: one within it before the page as a whole, if it answers nearly as well.
    #nearer(places) {
      const within = places.findIndex(({ entry, score }) => entry.anchor && score >= Engine.WITHIN * places[0].score);
      if (within > 0) places.unshift(...places.splice(within, 1));
      return places.map(({ entry }) => entry);
    }
  }

  search.Engine = Engine;
})();
