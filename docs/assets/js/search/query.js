// From what a reader typed to what is looked for: concepts, the words beside them, and guesses at what is misspelt.
(() => {
  const search = (globalThis.search ??= {});
  const LONGEST = 200; // characters; nobody asks in more, and a pasted page must not hold the machine
  // Words that ask but do not say what about. Simplified, because the query is folded before.
  const ASKING = new RegExp([
    "请问一下", "请问", "我想知道", "想知道", "是什么意思", "什么意思", "什么是", "是什么", "有什么", "什么", "甚么", "有没有", "可不可以", "能不能", "会不会", "要不要",
    "该不该", "是不是", "好不好", "可以吗", "对吗", "怎么办", "怎么样", "怎样", "怎么", "如何", "为什么", "为何", "哪些", "哪里", "哪种", "哪个", "哪一", "多少", "多久",
    "几年", "几个", "到底", "真的", "可以", "应该", "一下", "吗", "呢", "吧", "啊", "的", "了", "我", "和", "与", "或",
  ].join("|"), "g");
  const SMALL = new Set(("a an the is are was were be been do does did can could should would will may might must have has had i me my you your we our it its they them their this that these those there " +
    "what which who whom whose when where why how of in on at to for from by with about as and or not no any some if than then so just really actually please tell meaning mean definition define " +
    "get got go much many long use used using work works every each day daily today now new one ones thing things something anything someone anyone people person way kind also only very more most less least because there here out up into over after before during between").split(" "));

  // How much a part of the query weighs beside a plain word: a name of a term, of an everyday concept, a guessed name, a number,
  // the name of a page in a longer
  // query, and the words inside a name, which the name already stands for.
  const WEIGHT = { term: 2, word: 1.4, guess: 1.6, page: 1, number: 2, inside: 0.3 };
  const BEGUN = 8; // names that an unfinished word may become
  const isTerm = (id) => !id.includes(":");

  // The folded query with asking words blanked outside the names it holds, unless nothing else is left.
  search.content = (folded, names) => {
    const blank = (word, at) => (names.some(({ start, end }) => start < at + word.length && at < end) ? word : " ".repeat(word.length));
    const rest = folded.replace(ASKING, blank)
      .replace(/[a-z']+/g, (word, at) => (SMALL.has(word.replace(/'(s|re|t|ve|ll|d)$/, "")) ? blank(word, at) : word));
    return /[^\s\p{P}]/u.test(rest) ? rest : folded;
  };

  // The names that count. A page's name is what is asked for if nothing else is; within a longer query only a long one
  // counts, and as a part of it: “evidence for exosomes” does not ask for the page Evidence.
  const LONG = (name) => (/[a-z]/.test(name) ? name.split(" ").length > 1 : name.length > 2);
  const askedFor = (names, folded) => {
    const pages = names.filter(({ ids }) => ids.every((id) => id.startsWith("page:")));
    const others = names.filter((name) => !pages.includes(name));
    const left = [...search.content(folded, pages)].filter((c, i) => /[\p{L}\p{N}]/u.test(c) && !pages.some(({ start, end }) => start <= i && i < end));
    if (!left.length) return names;
    return [...others, ...pages.filter(({ name }) => LONG(name)).map((page) => ({ ...page, part: true }))];
  };

  // parse(typed, concepts, index, others) → {text, rest, units, ids, guesses, named}.
  // `units` go to Index.score. `ids` are the concepts asked for, `guesses` the names a misspelt stretch was taken for,
  // `begun` the names that the query is the beginning of, `named` whether the query is nothing but one concept's name.
  search.parse = (typed, concepts, index, others = []) => {
    const text = typed.toWellFormed().slice(0, LONGEST);
    const folded = search.fold(text);
    const known = (token) => index.knows(token) || others.some((other) => other.knows(token));
    const names = askedFor(concepts.find(folded), folded);
    const rest = search.content(folded, names);
    const covered = (start, end) => names.some((name) => name.start <= start && end <= name.end);
    const tokens = search.tokens(rest);
    const open = tokens.filter(({ start, end }) => !covered(start, end));
    const guesses = concepts.guess(rest, open, (token) => known(token) || concepts.holds(token));
    const inGuess = (start, end) => guesses.some((guess) => guess.start <= start && end <= guess.end);
    const hits = names.filter(({ start, end }) => !inGuess(start, end)); // 牙隨幹細胞 is no 幹細胞
    const units = [];
    for (const { ids, part } of hits) units.push({ weight: part ? WEIGHT.page : ids.some(isTerm) ? WEIGHT.term : WEIGHT.word, any: ids.map((id) => [`#${id}`, 1]) });
    for (const { ids } of guesses) units.push({ weight: WEIGHT.guess, any: ids.map((id) => [`#${id}`, 1]) });
    const begun = hits.length || guesses.length ? [] : concepts.complete(rest.trim()).sort((a, b) => index.count(b.ids) - index.count(a.ids));
    if (begun.length) units.push({ weight: 1, any: begun.slice(0, BEGUN).flatMap(({ ids }) => ids).map((id) => [`#${id}`, 0.7]) });
    const touched = (start, end) => [...hits, ...guesses].some((name) => start < name.end && name.start < end);
    let before = null;
    for (const { token, start, end, kind } of tokens) {
      const weight = touched(start, end) ? WEIGHT.inside : kind === "number" ? WEIGHT.number : 1;
      const any = [[token, 1]];
      if (kind === "word") {
        for (const longer of index.beginning(token)) if (longer !== token) any.push([longer, 0.7]);
        if (any.length === 1 && !index.knows(token) && weight === 1) for (const like of index.like(token)) any.push([like, 0.6]);
        if (before && start - before.end === 1) any.push([search.stem(before.token + token), 1]);
        before = { token, end };
      } else before = null;
      units.push({ weight, any });
    }
    const asked = (from) => rest.slice(0, from.start).trim() === "" && rest.slice(from.end).replaceAll(/[\s\p{P}]/gu, "") === "";
    return { text, rest, units, ids: hits.flatMap((hit) => hit.ids), guesses, begun, named: [...hits, ...guesses].find(asked) ?? null };
  };
})();
