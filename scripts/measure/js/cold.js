// Opens the box, types at once and gives the milliseconds until the first result is there.
async ([opener, box, answer, typed]) => {
    const start = performance.now();
    document.querySelector(opener).click();
    const input = document.querySelector(box);
    input.focus();
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
    while (!document.querySelector(answer)) await new Promise((go) => requestAnimationFrame(go));
    return performance.now() - start;
}
