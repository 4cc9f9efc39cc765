// An index of one language's entries and how well each answers a query. Scores are BM25 (Robertson & Zaragoza 2009,
// "The Probabilistic Relevance Framework", §3) over title, label and text, a concept being a token like any other.
(() => {
  const search = (globalThis.search ??= {});
  const K1 = 0.8, B = 0.4; // saturation of a repeated word; how much a long text is held back
  const EXPANSIONS = 24;

  const TEXT = new Set(["heading", "passage"]); // what stands in the sections of a page

  class Index {
    static BOOST = { title: 3, label: 2, text: 1 };
    static INNER = 0.5; // what a name inside another name counts
    static LACKING = 1.5; // how much an entry is held back by what it lacks of the query
    entries = [];
    sections = new Map(); // page → the concepts that its sections are about
    #postings = new Map(); // token → [entry, weight, entry, weight …]
    #lengths = [];
    #total = 0;
    #sorted = null; // Latin stems in order, for prefixes

    constructor(concepts) { this.concepts = concepts; }

    add(entries) {
      for (const entry of entries) this.#add(entry);
      this.#sorted = null;
    }

    #add(entry) {
      const number = (entry.number = this.entries.push(entry) - 1);
      const weights = new Map();
      let length = 0;
      for (const [field, boost] of Object.entries(Index.BOOST)) {
        if (!entry[field]) continue;
        const folded = search.fold(entry[field]);
        const count = (token, times = 1) => weights.set(token, (weights.get(token) ?? 0) + boost * times);
        const tokens = search.tokens(folded);
        for (const { token } of tokens) count(token);
        for (const name of this.concepts.find(folded)) {
          const about = name.start === 0 && field !== "text" ? 4 : 1; // what a title begins with it is about
          this.#meant(name, (token) => count(token, about));
          if (name.start === 0 && field === (entry.label ? "label" : "title") && TEXT.has(entry.kind)) this.#placed(entry, name.ids);
          for (const inner of this.concepts.within(folded, name)) this.#meant(inner, (token) => count(token, Index.INNER));
        }
        length += tokens.length;
      }
      if (entry.means) weights.set(`#${entry.means}`, (weights.get(`#${entry.means}`) ?? 0) + 2 * Index.BOOST.title);
      for (const [token, weight] of weights) {
        if (!this.#postings.has(token)) this.#postings.set(token, []);
        this.#postings.get(token).push(number, weight);
      }
      this.#lengths.push(length);
      this.#total += length;
    }

    #stems() { return (this.#sorted ??= [...this.#postings.keys()].filter((token) => /^[a-z]/.test(token)).sort()); }

    // What the section is about that an entry stands in: the concept that its heading begins with.
    #placed(entry, ids) {
      entry.section = ids;
      if (!this.sections.has(entry.page)) this.sections.set(entry.page, new Set());
      for (const id of ids) this.sections.get(entry.page).add(id);
    }

    // The concepts that a name in a text means; a page's names mean the page, not a text.
    #meant({ ids }, count) { for (const id of ids) if (!id.startsWith("page:")) count(`#${id}`); }

    // How many entries hold one of these concepts.
    count(ids) { return ids.reduce((sum, id) => sum + (this.#postings.get(`#${id}`)?.length ?? 0) / 2, 0); }

    // The entry at a place, if it is there.
    at(page, anchor) { return this.entries.find((entry) => entry.page === page && entry.anchor === anchor); }

    knows(token) { return this.#postings.has(token); }

    // The stems that begin with a piece of a word, at most EXPANSIONS.
    beginning(piece) {
      const stems = this.#stems();
      let low = 0, high = stems.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (stems[middle] < piece) low = middle + 1; else high = middle;
      }
      const found = [];
      while (found.length < EXPANSIONS && stems[low]?.startsWith(piece)) found.push(stems[low++]);
      return found;
    }

    // The stems within the allowed number of edits of a word.
    like(word) {
      const most = search.allowed(word.length);
      if (!most) return [];
      return this.#stems().filter((stem) => Math.abs(stem.length - word.length) <= most && search.edits(word, stem, most) <= most);
    }

    #weigh(token) {
      const list = this.#postings.get(token);
      if (!list) return null;
      const count = list.length / 2;
      return { list, idf: Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5)) };
    }

    // Scores for units [{weight, any: [[token, weight], …]}]: a unit counts by its best token. [{entry, score, share}],
    // an entry being held back by the units it lacks; `share` is how much of the query it holds, 1 for all.
    score(units) {
      const average = this.#total / (this.entries.length || 1) || 1;
      const sums = new Map();
      let all = 0;
      for (const { weight, any } of units) {
        const best = new Map();
        let idf = 0;
        for (const [token, share] of any) {
          const found = this.#weigh(token);
          if (!found) continue;
          idf = Math.max(idf, share * found.idf);
          for (let i = 0; i < found.list.length; i += 2) {
            const entry = found.list[i], tf = found.list[i + 1];
            const value = (share * found.idf * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * this.#lengths[entry]) / average));
            if (value > (best.get(entry) ?? 0)) best.set(entry, value);
          }
        }
        const worth = idf ? weight : 0;
        all += worth;
        for (const [entry, value] of best) {
          const sum = sums.get(entry) ?? { score: 0, covered: 0 };
          sum.score += weight * value;
          sum.covered += worth;
          sums.set(entry, sum);
        }
      }
      return [...sums].map(([number, { score, covered }]) => ({
        entry: this.entries[number], score: score * (covered / all) ** Index.LACKING, share: covered / all,
      }));
    }
  }

  search.Index = Index;
})();
