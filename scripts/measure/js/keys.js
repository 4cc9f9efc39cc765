// Types into a box letter by letter; gives the milliseconds until the list changed, for each letter that changed it.
async ([box, list, typed]) => {
    const input = document.querySelector(box), target = document.querySelector(list), times = [];
    for (let n = 1; n <= typed.length; n++) {
        const changed = new Promise((done) => {
            const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now()); });
            observer.observe(target, {childList: true, subtree: true});
            setTimeout(() => { observer.disconnect(); done(null); }, 400); // the answer stayed as it was
        });
        const start = performance.now();
        input.value = typed.slice(0, n);
        input.dispatchEvent(new InputEvent('input', {bubbles: true}));
        input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
        const end = await changed;
        if (end !== null) times.push(end - start);
        await new Promise((go) => setTimeout(go, 30));
    }
    return times;
}
