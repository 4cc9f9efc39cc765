"""The controls of a page and how large they are to a finger (WCAG 2.5.8)."""

# A control's target is its box; that of a box to tick is its label, too. Left out, as the criterion does: a link in a
# sentence, or beside other words on its line. A target smaller than 24 by 24 pixels is enough where a circle of that
# size about its middle touches neither another target nor the circle of another small one.
_MEASURE = """() => {
    const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const shown = (e) => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 0;
    const all = [...document.querySelectorAll(CONTROLS)].filter(shown);
    const box = (e) => {
        const boxes = [e, ...(e.labels ?? [])].map((part) => part.getBoundingClientRect());
        const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((b) => b[side])) );
        const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((b) => b[side])));
        return {left, top, right, bottom, width: right - left, height: bottom - top,
            x: (left + right) / 2, y: (top + bottom) / 2};
    };
    const inText = (e) => {
        if (getComputedStyle(e).display !== "inline") return false;
        let block = e.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const {data, parentElement} = walker.currentNode;
            if (/[\\p{L}\\p{N}]/u.test(data) && !parentElement.closest(CONTROLS) && shown(parentElement)) return true;
        }
        return false;
    };
    const targets = all.map((e) => ({e, ...box(e)})).filter(({right}) => right > 0);
    const isSmall = ({width, height}) => width < 23.99 || height < 23.99;
    const gap = (from, to) => Math.min(...[...to.e.getClientRects()].map(({left, top, right, bottom}) => Math.hypot(
        Math.max(left - from.x, 0, from.x - right), Math.max(top - from.y, 0, from.y - bottom))));
    const small = targets.filter((target) => isSmall(target) && !inText(target.e));
    const crowded = small.filter((one) => targets.some((other) => {
        if (other === one || other.e.contains(one.e) || one.e.contains(other.e)) return false;
        return gap(one, other) < 12 || (isSmall(other) && Math.hypot(one.x - other.x, one.y - other.y) < 24);
    }));
    const told = ({e, width, height}) => `${width.toFixed(1)} × ${height.toFixed(1)}: ${e.outerHTML.slice(0, 150)}`;
    return {measured: targets.length, small: small.map(told), crowded: crowded.map(told)};
}"""


def targets(page):
    """How many targets the page shows, which are small, and which of these are too near to another."""
    return page.evaluate(_MEASURE)
