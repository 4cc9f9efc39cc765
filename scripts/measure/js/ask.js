// Asks the engine each [typed, language]; gives the time it took and the places of its answer, best first.
(asked) => asked.map(([typed, locale]) => {
    const start = performance.now();
    const {named, groups} = engine.ask(typed, locale);
    const time = performance.now() - start;
    const place = (entry) => engine.page(locale, entry.page).id + (entry.anchor ? '#' + entry.anchor : '');
    return {time, places: [...named.map((id) => 'glossary#' + id), ...groups.map((group) => place(group.places[0]))]};
})
