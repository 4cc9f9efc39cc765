// The piece of an entry that shows why it was found: the sentence or so with most of what was asked for, hits marked.
(() => {
  const search = (globalThis.search ??= {});
  const SHOWN = 0.5; // forms of a word that are worth less count when ranking, but are no hits to show

  // What is raised or lowered, as the texts write it, a number with its exponent: 10^7^, ~2~. It is never parted.
  const RAISED = /[\d.,]*\^[^^~]+\^|~[^^~]+~/g;
  const raised = (text) => (/[~^]/.test(text) ? [...text.matchAll(RAISED)].map(({ index, 0: { length } }) => ({ start: index, end: index + length })) : []);

  // The stretches of a text that a query hit, from left to right, joined where they touch: [{start, end}].
  search.hits = (text, query, concepts) => {
    const folded = search.fold(text);
    const close = ([, share]) => share >= SHOWN;
    const asked = query.units.filter(({ weight }) => weight >= 1); // words inside a name are shown by the name
    const wanted = new Set(asked.flatMap(({ any }) => any.filter(close).map(([token]) => token)));
    const whole = raised(text);
    const widened = ({ start, end }) => whole.filter((one) => start < one.end && one.start < end).reduce((hit, one) => ({ start: Math.min(hit.start, one.start), end: Math.max(hit.end, one.end) }), { start, end });
    const found = [
      ...concepts.find(folded).filter(({ ids }) => ids.some((id) => wanted.has(`#${id}`))),
      ...search.tokens(folded).filter(({ token }) => wanted.has(token)),
    ].map(widened).sort((a, b) => a.start - b.start || b.end - a.end);
    const joined = [];
    for (const { start, end } of found) {
      const last = joined.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else joined.push({ start, end });
    }
    return joined;
  };

  // Where the teaser begins, so that it holds as many hits as can be and reads on: at the last sentence that does, at a
  // clause only if that holds more.
  const begin = (text, hits, length) => {
    if (text.length <= length || !hits.length) return 0;
    const after = (ends) => [...text.matchAll(ends)].map((end) => end.index + end[0].length);
    const worth = (start) => hits.filter((hit) => hit.start >= start && hit.end <= start + length).reduce((sum, hit) => sum + hit.end - hit.start, 0);
    const sentence = after(/[。！？]|[.!?] /g).reduce((best, start) => (worth(start) >= worth(best) ? start : best), 0);
    return after(/[；，]|[;:,] /g).reduce((best, start) => (worth(start) > worth(best) ? start : best), sentence);
  };

  // teaser(text, query, concepts, length) → [{text, hit}]: pieces of the text, in order, in all about as long as `length`
  // characters; … where something is left out.
  search.teaser = (text, query, concepts, length) => {
    const hits = search.hits(text, query, concepts);
    const start = begin(text, hits, length);
    let end = Math.min(text.length, start + length);
    const space = text.lastIndexOf(" ", end);
    if (end < text.length && space > end - 12) end = space; // no Latin word is cut
    end = raised(text).find((one) => one.start < end && end < one.end)?.end ?? end;
    const pieces = [];
    const push = (from, to, hit) => { if (to > from) pieces.push({ text: text.slice(from, to), hit }); };
    let at = start;
    for (const hit of hits) {
      if (hit.end <= start || hit.start >= end) continue;
      push(at, Math.max(hit.start, at), false);
      push(Math.max(hit.start, at), Math.min(hit.end, end), true);
      at = Math.min(hit.end, end);
    }
    push(at, end, false);
    if (start > 0) pieces.unshift({ text: "…", hit: false });
    if (end < text.length) pieces.push({ text: "…", hit: false });
    return pieces;
  };

  // The words to mark on the page that a result leads to: what was hit there, each once, longest first. What is raised
  // is a piece of its own on the page, where nothing spans pieces: the words before and after it are marked.
  search.surfaces = (text, query, concepts) => {
    const words = search.hits(text, query, concepts).flatMap(({ start, end }) => text.slice(start, end).split(RAISED)).filter((word) => word.length > 1);
    return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 8);
  };
})();
