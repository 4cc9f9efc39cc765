// Hands the site's words, given as scripts, to a new engine; with times > 1 that many times over, clauses shuffled.
// Gives the milliseconds it took.
([scripts, times]) => {
    const engine = globalThis.engine = new search.Engine();
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const shuffled = (text) => { // the same clauses in another order: the same words, another text
        const parts = text.match(/[^。；，.;,]+[。；，.;,]?/g) ?? [text];
        for (let i = parts.length - 1; i > 0; i--) {
            const j = Math.floor(random() * (i + 1));
            [parts[i], parts[j]] = [parts[j], parts[i]];
        }
        return parts.join('');
    };
    search.learn = (data) => engine.learn(data);
    search.receive = (locale, {entries, ...first}) => {
        engine.receive(locale, {...first, entries});
        const again = ([page, anchor, kind, title, text, ...rest]) => [page, anchor, kind, shuffled(title), shuffled(text), ...rest];
        for (let n = 1; n < times; n++) engine.receive(locale, {entries: entries.map(again)});
    };
    const start = performance.now();
    for (const script of scripts) new Function(script)();
    return performance.now() - start;
}
