// From what a reader typed to what is looked for: concepts, the words beside them, and guesses at what is misspelt.
(() => {
  const search = (globalThis.search ??= {});
  const LONGEST = 200; // characters; nobody asks in more, and a pasted page must not hold the machine
  const BEGUN = 8; // names that an unfinished word may become

  // How much a part of a query weighs beside a plain word: the name of a term, of an everyday concept, of a page in a
  // longer query, a guessed name, a number, and a word inside a name, which the name already stands for.
  const WEIGHT = { term: 2, word: 1.4, page: 3, guess: 1.6, number: 2, inside: 0.15 };
  // How much less than what was typed another thing is worth: a longer word, one that it may be a slip for, a name it may
  // become, a term that the glossary sets beside (see also), a number without its unit.
  const SHARE = { longer: 0.7, like: 0.6, begun: 0.7, near: 0.25, bare: 0.5 };

  // Words that ask but do not say what about. Simplified, because the query is folded before.
  const ASKING = new RegExp([
    "请问一下", "请问", "有人", "这样", "那样", "我想知道", "想知道", "是什么意思", "什么意思", "什么是", "是什么", "有什么", "什么", "甚么", "有没有", "可不可以", "能不能",
    "会不会", "要不要", "该不该", "是不是", "好不好", "可以吗", "对吗", "怎么办", "怎么样", "怎样", "怎么", "如何", "为什么", "为何", "哪些", "哪里",
    "哪种", "哪个", "哪一", "多少", "多久", "几年", "几个", "到底", "真的", "可以", "应该", "一下", "吗", "呢", "吧", "啊", "的", "了", "我", "和", "与", "或",
  ].join("|"), "g");
  const SMALL = new Set([
    "a an the is are was were be been do does did can could should would will may might must have has had i me my you your we our it its",
    "they them their he she him her his this that these those there what which who whom whose when where why how of in on at to for from by with about as",
    "and or not no any some if than then so just really actually please tell meaning mean definition define get got go much many long use",
    "used using work works every each day daily today now new one ones thing things something anything someone anyone people person way",
    "kind also only very even ever more most less least because here out up into over after before during between while ok okay worried scared afraid",
  ].join(" ").split(" "));

  const isPage = ({ ids }) => ids.every((id) => id.startsWith("page:"));
  const isTerm = (id) => !id.includes(":");
  const touches = (names, start, end) => names.some((name) => start < name.end && name.start < end);
  const saysSomething = (text) => /[\p{L}\p{N}]/u.test(text);
  const without = (text, names) => [...text].map((c, i) => (touches(names, i, i + 1) ? " " : c)).join("");

  // The folded query with asking words blanked outside the names it holds, unless nothing else is left.
  search.content = (folded, names) => {
    const keep = (word, at) => [...word].map((c, i) => (touches(names, at + i, at + i + 1) ? c : " ")).join("");
    const isSmall = (word) => SMALL.has(word.replace(/'(s|m|re|t|ve|ll|d)$/, ""));
    const rest = folded.replace(ASKING, keep).replace(/[a-z']+/g, (word, at) => (isSmall(word) ? keep(word, at) : word));
    return saysSomething(rest) ? rest : folded;
  };

  // The names that count. A page's name is what is asked for if nothing else is; within a longer query only a long one
  // counts: “evidence for exosomes” does not ask for the page Evidence.
  const counting = (names, folded) => {
    const pages = names.filter(isPage);
    if (!saysSomething(without(search.content(folded, pages), pages))) return names;
    const isLong = ({ name }) => (/[a-z]/.test(name) ? name.includes(" ") : name.length > 2);
    return names.filter((name) => !isPage(name) || isLong(name));
  };

  const unit = (weight, ids, share = 1) => ({ weight, any: ids.map((id) => [`#${id}`, share]) });
  const unitOf = (name, near) => {
    const { weight, any } = unit(isPage(name) ? WEIGHT.page : name.ids.some(isTerm) ? WEIGHT.term : WEIGHT.word, name.ids);
    const others = name.ids.flatMap((id) => near[id] ?? []).filter((id) => !name.ids.includes(id));
    return { weight, any: [...any, ...others.map((id) => [`#${id}`, SHARE.near])] };
  };

  // A number that is there with its unit as well: 1 beside 1 month.
  const isBare = (token, next) => token.kind === "number" && next?.kind === "number" && next.start === token.start;

  // The words of a query: each with its other forms, and with the one before it as one word (photo aging).
  const words = (tokens, names, index) => {
    let before = null;
    return tokens.filter((token, i) => !isBare(token, tokens[i + 1])).map(({ token, start, end, kind }) => {
      const inside = touches(names, start, end);
      const any = [[token, 1]];
      const bare = /^=[\d.e+]+(?=\D)/.exec(token);
      if (kind === "number" && bare) any.push([bare[0], SHARE.bare]);
      if (kind === "word") {
        for (const longer of index.beginning(token)) if (longer !== token) any.push([longer, SHARE.longer]);
        if (any.length === 1 && !inside && !index.knows(token)) for (const like of index.like(token)) any.push([like, SHARE.like]);
        if (before && start - before.end === 1) any.push([search.stem(before.token + token), 1]);
      }
      before = kind === "word" ? { token, end } : null;
      return { weight: kind === "number" ? WEIGHT.number : inside ? WEIGHT.inside : 1, any };
    });
  };

  // parse(typed, concepts, index, others) → {units, ids, inside, guesses, begun, whole, named}: `units` for Index.score; `ids` the
  // concepts asked for; `inside` those within a page's name; `guesses` the names that misspelt stretches were taken for;
  // `begun` the names that the query is the beginning of; `whole` whether names are all of it; `named` the terms that all
  // of these name.
  search.parse = (typed, concepts, index, others = []) => {
    const folded = search.fold(search.typed(typed).slice(0, LONGEST));
    const known = (token) => concepts.holds(token) || [index, ...others].some((one) => one.knows(token) || one.beginning(token).length > 0);
    const found = counting(concepts.find(folded), folded);
    const rest = search.content(folded, found);
    const tokens = search.tokens(rest);
    const open = tokens.filter(({ start, end }) => !found.some((name) => name.start <= start && end <= name.end));
    const guesses = counting(concepts.guess(rest, open, known), folded);
    const hits = found.filter(({ start, end }) => !guesses.some((guess) => guess.start <= start && end <= guess.end)); // 牙隨幹細胞 is no 幹細胞
    const names = [...hits, ...guesses];
    const begun = names.length ? [] : concepts.complete(rest.trim()).sort((a, b) => index.count(b.ids) - index.count(a.ids));
    const units = [...hits.map((name) => unitOf(name, concepts.near)), ...guesses.map(({ ids }) => unit(WEIGHT.guess, ids))];
    if (begun.length) units.push(unit(1, begun.slice(0, BEGUN).flatMap(({ ids }) => ids), SHARE.begun));
    units.push(...words(tokens, names, index));
    const whole = names.length > 0 && !saysSomething(without(rest, names));
    const named = whole ? names[0].ids.filter((id) => isTerm(id) && names.every(({ ids }) => ids.includes(id))) : [];
    const inside = hits.filter(isPage).flatMap((name) => concepts.within(folded, name)).flatMap(({ ids }) => ids);
    return { units, ids: hits.flatMap(({ ids }) => ids), inside, guesses, begun, whole, named };
  };
  Object.assign(search, { WEIGHT, SHARE });
})();
