"""Going through a page by the Tab key, and what a reader then sees of the place that has the focus."""

# What carries the focus for the eye: a filter's box lies invisible over the words that it ticks. A part of it must be
# in view with nothing over it (its middle or a corner is asked), and it must be outlined by 2 pixels or more.
_STOP = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const shown = focused.matches('.filter input') ? focused.nextElementSibling : focused;
    const style = getComputedStyle(shown);
    const seen = [...shown.getClientRects()].some(({left, top, right, bottom}) =>
        [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2],
         [right - 2, bottom - 2]].some(([x, y]) => {
            const top = document.elementFromPoint(x, y); // null outside the window
            return top && (shown.contains(top) || focused.contains(top));
        }));
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        || shown.matches('.search__form input') && parseFloat(style.borderBottomWidth) >= 3; // a line of its own
    const all = window.stops ??= [];
    if (!all.includes(focused)) all.push(focused);
    return {
        n: all.indexOf(focused), what: focused.outerHTML.slice(0, 120), seen, outlined,
        after: [...all].filter((other) => other !== focused
            && focused.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING).length,
    };
}"""


def walk(page, key="Tab", most=10_000):
    """The stops of the Tab key (or Shift+Tab), from where the focus is until it leaves the page, at most so many."""
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(_STOP)
        if stop is None:
            return
        yield stop


def faults(stops):
    """A line for each stop that cannot be seen or has no outline."""
    return [f"{'' if s['seen'] else 'not seen '}{'' if s['outlined'] else 'not outlined '}{s['what']}"
            for s in stops if not (s["seen"] and s["outlined"])]  # fmt: skip
