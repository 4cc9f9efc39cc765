// The termbase in the reader's machine: every name of a concept, in any language and script, stands for the concept.
// concepts.find(folded) gives the names in a text; concepts.guess(folded, known) what a misspelt stretch may mean.
(() => {
  const search = (globalThis.search ??= {});
  const LATIN = /[a-z0-9]/;
  const WINDOW = 5; // words that a Latin name may have when it is guessed

  const joined = (text, place) => place > 0 && place < text.length && LATIN.test(text[place - 1]) && LATIN.test(text[place]);

  // Edits between two words (insert, drop, change, swap neighbors), or more than `most`. Optimal string alignment.
  const edits = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = null, last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let best = i;
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (before && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        best = Math.min(best, row[j]);
      }
      if (best > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  const allowed = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

  class Concepts {
    near = {};            // id → ids of terms that the glossary sets beside it
    #byStart = new Map(); // first two characters → [{name, ids}], longest first
    #latin = [];          // names in Latin letters without spaces, for guessing: [{squeezed, ids}]
    #han = new Map();     // a Han name of three or more characters with one left open → ids
    #longest = 0;
    #names = new Map();   // name → {name, ids}
    #parts = new Set();   // the tokens of all names

    // Takes in lines of “id|name|name”.
    learn(lines) {
      for (const line of lines.split("\n")) {
        const [id, ...names] = line.split("|");
        for (const name of names) this.#learn(search.fold(name), id);
      }
      for (const list of this.#byStart.values()) list.sort((a, b) => b.name.length - a.name.length);
    }

    #learn(name, id) {
      const there = this.#names.get(name);
      if (there) return void there.ids.push(id);
      const entry = { name, ids: [id] };
      this.#names.set(name, entry);
      for (const { token } of search.tokens(name)) this.#parts.add(token);
      const start = name.slice(0, 2);
      if (!this.#byStart.has(start)) this.#byStart.set(start, []);
      this.#byStart.get(start).push(entry);
      if (/[a-z]/.test(name)) this.#latin.push({ squeezed: name.replaceAll(/[ ']/g, ""), entry });
      if (!/^[㐀-鿿ァ-ヿ]{3,}$/.test(name)) return;
      this.#longest = Math.max(this.#longest, name.length);
      for (let i = 0; i < name.length; i++) {
        const open = `${name.slice(0, i)}?${name.slice(i + 1)}`;
        if (!this.#han.has(open)) this.#han.set(open, entry);
      }
    }

    // The names in a folded text, the longest at each place, none overlapping: [{ids, start, end, name}].
    find(folded) {
      const found = [];
      for (let start = 0; start < folded.length; ) {
        const hit = joined(folded, start) ? null : this.#at(folded, start);
        if (hit) found.push(hit);
        start = hit ? hit.end : start + 1;
      }
      return found;
    }

    // The names inside a name that was found, the longest at each place: 抗衰老 in 抗衰老醫學會.
    within(folded, { start, end, name }) {
      const found = [];
      for (let at = start; at < end - 1; ) {
        const hit = joined(folded, at) ? null : this.#at(folded, at, name.length - 1);
        if (hit && hit.end <= end) found.push(hit);
        at = hit && hit.end <= end ? hit.end : at + 1;
      }
      return found;
    }

    #at(folded, start, longest = Infinity) {
      for (const { name, ids } of this.#byStart.get(folded.slice(start, start + 2)) ?? []) {
        if (name.length > longest || !folded.startsWith(name, start)) continue;
        let end = start + name.length;
        if (/[a-z]$/.test(name)) end += /^(?:s|es)(?![a-z0-9])/.exec(folded.slice(end, end + 3))?.[0].length ?? 0;
        if (!joined(folded, end)) return { ids, start, end, name };
      }
      return null;
    }

    get names() { return this.#names.values(); }

    // Whether a pair of characters or a word stands in any name.
    holds(token) { return this.#parts.has(token); }

    // The names that begin with a folded text of two or more characters: what it may become.
    complete(folded) {
      if (folded.length < 2) return [];
      const begun = ({ name }) => name.length > folded.length && name.startsWith(folded);
      return [...this.#names.values()].filter(begun).sort((a, b) => a.name.length - b.name.length);
    }

    // What misspelt stretches may mean: [{ids, start, end, name}]. `known(token)` says whether the site has a word.
    guess(folded, tokens, known) {
      return [...this.#guessLatin(folded, tokens, known), ...this.#guessHan(folded, known)];
    }

    #guessLatin(folded, tokens, known) {
      const words = tokens.filter((token) => token.kind === "word" || token.kind === "number");
      const found = [];
      for (let i = 0; i < words.length; i++) {
        for (let n = Math.min(WINDOW, words.length - i); n > 0; n--) {
          const window = words.slice(i, i + n);
          const { start } = window[0], { end } = window.at(-1);
          const text = folded.slice(start, end);
          if (!/^[a-z0-9 ']+$/.test(text)) continue;
          const hit = this.#nearest(text.replaceAll(/[ ']/g, ""), window.every(({ token, kind }) => kind === "number" || known(token)));
          if (!hit) continue;
          found.push({ ids: hit.ids, start, end, name: hit.name });
          i += n - 1;
          break;
        }
      }
      return found;
    }

    // The name nearest to a Latin stretch; when all its words are known words, only one that differs by spaces alone.
    #nearest(squeezed, exact) {
      let best = null, least = exact ? 0 : allowed(squeezed.length);
      for (const { squeezed: name, entry } of this.#latin) {
        const distance = edits(squeezed, name, Math.min(least, allowed(name.length)));
        if (distance > least || distance > allowed(name.length) || (best && distance === least)) continue;
        [best, least] = [entry, distance];
      }
      return best;
    }

    // A name is not guessed where the rest, without the wrong first or last character, is a name by itself: 吃生髮藥 is no
    // slip for 擦生髮藥. Two characters (臍帶雪) may be one for a term, but are too few to go by for an everyday word.
    #isHasty({ ids }, rest) {
      if (rest.length === 2) return ids.every((id) => id.includes(":"));
      return this.#names.has(rest);
    }

    #guessHan(folded, known) {
      const found = [];
      for (const run of folded.matchAll(/[㐀-鿿ァ-ヿ]{3,}/g)) {
        for (let i = 0; i < run[0].length - 2; i++) {
          for (let n = Math.min(this.#longest, run[0].length - i); n > 2; n--) {
            const hit = this.#oneWrong(run[0], i, i + n, known);
            if (!hit) continue;
            found.push({ ids: hit.ids, start: run.index + i, end: run.index + i + n, name: hit.name });
            i += n - 1;
            break;
          }
        }
      }
      return found;
    }

    // The name that a stretch of a Han run would be with one character changed; only a character that makes no word of
    // the site's with its neighbors.
    #oneWrong(run, start, end, known) {
      for (let i = start; i < end; i++) {
        if ((i > 0 && known(run.slice(i - 1, i + 1))) || (i < run.length - 1 && known(run.slice(i, i + 2)))) continue;
        const hit = this.#han.get(`${run.slice(start, i)}?${run.slice(i + 1, end)}`);
        const rest = i === start ? run.slice(start + 1, end) : i === end - 1 ? run.slice(start, i) : "";
        if (hit && !this.#isHasty(hit, rest)) return hit;
      }
      return null;
    }
  }

  search.Concepts = Concepts;
  search.edits = edits;
  search.allowed = allowed;
})();
