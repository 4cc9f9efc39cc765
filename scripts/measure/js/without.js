// What is left out → how, done to the parts before an engine is made of them.
(() => {
    const { Concepts, Index, Engine } = search;
    const namesWithout = (start) => {
        const learn = Concepts.prototype.learn;
        Concepts.prototype.learn = function (lines) {
            learn.call(this, lines.split("\n").filter((line) => !line.startsWith(start)).join("\n"));
        };
    };
    const tokensAs = (change) => {
        const tokens = search.tokens;
        search.tokens = (folded) => change(tokens(folded), folded);
    };
    const runs = (folded) => [...folded.matchAll(/[㐀-鿿ァ-ヿ]+/g)].map((run) => ({
        token: run[0], start: run.index, end: run.index + run[0].length, kind: "han",
    }));
    return {
        "nothing (all parts)": () => {},
        "names of concepts": () => { Concepts.prototype.find = () => []; Concepts.prototype.guess = () => []; },
        "everyday words (synonyms.yml)": () => namesWithout("word:"),
        "names of pages": () => namesWithout("page:"),
        "names inside names": () => { Concepts.prototype.within = () => []; },
        "shapes of characters": () => { search.learnShapes = () => {}; },
        "pairs of characters": () => tokensAs((found, folded) => [...found.filter(({ kind }) => kind !== "han"), ...runs(folded)]),
        "numbers with units": () => tokensAs((found) => found.filter(({ token, kind }) => kind !== "number" || /^=[\d.e+]+$/.test(token))),
        "guesses at names": () => { Concepts.prototype.guess = () => []; },
        "beginnings of names": () => { Concepts.prototype.complete = () => []; },
        "beginnings of words": () => { Index.prototype.beginning = () => []; },
        "misspelt words": () => { Index.prototype.like = () => []; },
        "stems": () => { search.stem = (word) => word; },
        "asking words left out": () => { search.content = (folded) => folded; },
        "numbers before words": () => { search.WEIGHT.number = 1; },
        "terms set beside": () => { search.SHARE.near = 0; },
        "titles first": () => { Index.BOOST = { title: 1, label: 1, text: 1 }; },
        "held back for what lacks": () => { Index.LACKING = 0; },
        "kinds of places weighed": () => { for (const kind in Engine.WORTH) Engine.WORTH[kind] = 1; },
        "chapters first for a name": () => { Engine.TOLD = 1; },
        "entries after answers": () => { Engine.BESIDE = 1; },
        "sections about what is asked": () => { Engine.ELSEWHERE = 1; },
        "words of the other language": () => { Engine.BRIDGE = 0; },
        "further places": () => { Engine.FURTHER = 0; },
        "places before whole pages": () => { Engine.WITHIN = Infinity; },
    };
})()
