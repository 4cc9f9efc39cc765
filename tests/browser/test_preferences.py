"""What readers have set for themselves is kept: less motion, high contrast, larger letters, letters set wider apart."""

import os
import shutil

import pytest

from browser import styles
from browser.conftest import DESKTOP, PHONE
from sets import thinned

KINDS = [
    "index", "chapters/hair", "parallel/hair", "glossary", "timeline", "since-2020", "questions", "evidence",
    "references", "about/method",
]  # fmt: skip
PAGES = [f"{prefix}{kind}.html" for kind in KINDS for prefix in ("", "en/")]

# Text that cannot be seen whole: cut off by a box that hides what does not fit, or pushed off the side of the screen.
# What scrolls by itself (a table, an example) is none; nor is what stands off the screen until it has the focus.
CUT = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const text = walker.currentNode, around = text.parentElement;
        if (!text.data.trim() || !around.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        if (around.closest('.masthead__skip, .table, .example, .jump ul, svg, sup, dialog')) continue;
        range.selectNodeContents(text);
        for (const line of range.getClientRects()) {
            if (!line.width) continue;
            let cut = line.right > innerWidth + 1 || line.left < -1;
            for (let box = around; box && !cut; box = box.parentElement) {
                if (!/hidden|clip/.test(getComputedStyle(box).overflow)) continue;
                const {left, right, top, bottom} = box.getBoundingClientRect();
                cut = line.left < left - 1 || line.right > right + 1 || line.top < top - 6 || line.bottom > bottom + 6;
            }
            if (cut) { found.push(text.data.trim().slice(0, 40)); break; }
        }
    }
    return found;
}"""

# Lines of text that lie over each other, among those of different paragraphs.
OVER = """() => {
    const TEXT = '#text :is(p, h1, h2, h3, li, dt, dd, summary), .masthead a, .masthead summary';
    const lines = [...document.querySelectorAll(TEXT)]
        .filter((e) => e.checkVisibility() && !e.closest('svg')).flatMap((e) => {
            const range = document.createRange();
            range.selectNodeContents(e);
            return [...range.getClientRects()].filter((r) => r.width > 2 && r.height > 2).map((r) => ({e, r}));
        });
    lines.sort((a, b) => a.r.top - b.r.top);
    const found = [];
    for (let i = 0; i < lines.length; i++) {
        for (let j = i + 1; j < lines.length && lines[j].r.top < lines[i].r.bottom; j++) {
            const [a, b] = [lines[i], lines[j]];
            if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) continue;
            const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
            const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
            if (wide > 3 && high > 0.45 * Math.min(a.r.height, b.r.height)) {
                found.push(`${a.e.textContent.trim().slice(0, 30)} / ${b.e.textContent.trim().slice(0, 30)}`);
            }
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def large(browser):
    """A browser whose reader has set letters twice as large as usual."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    args = ["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"]
    launched = browser.browser_type.launch(executable_path=path, args=args)
    yield launched
    launched.close()


@pytest.mark.parametrize("path", thinned(PAGES, 7))
def test_with_letters_at_200_percent_nothing_is_cut_off_or_lies_over_another(large, served, path):
    page = large.new_page(viewport={"width": 1280, "height": 800})
    page.goto(served + path)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == []
    page.close()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", thinned(PAGES, 7))
def test_with_letters_words_and_lines_set_wider_apart_nothing_is_cut_off(open_page, path, viewport):
    page = open_page(path, viewport=viewport)
    # WCAG 1.4.12
    styles.add(page, """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }""")  # fmt: skip
    assert page.evaluate("document.scrollingElement.scrollWidth") <= viewport["width"]
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", [f"{kind}.html" for kind in KINDS])
def test_with_less_motion_nothing_moves_by_itself(browser, served, path):
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + path)
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter((e) => {
        const {transitionDuration, animationDuration, animationName, scrollBehavior} = getComputedStyle(e);
        const long = (times) => times.split(',').some((t) => parseFloat(t) > 0.01);
        const animated = animationName !== 'none' && long(animationDuration);
        return long(transitionDuration) || animated || scrollBehavior === 'smooth';
    }).map((e) => e.outerHTML.slice(0, 80))""")
    context.close()
    assert moving == []


@pytest.mark.parametrize(
    "path, shapes",
    [
        ("chapters/hair.html", ".badge .shape, #figure-hair-cycle svg :is(.review, .paper, .open, .bar, .hair)"),
        ("evidence.html", ".claim__now svg > :not(.tile__cut)"),
        ("timeline.html", ".filter label span"),
        ("chapters/msc-exosomes.html", "#figure-bottle svg :is(.line, .cell, .vesicle, .group)"),
        ("chapters/cosmetics-and-skin.html", "#figure-label svg :is(.dot, .ring, .tag)"),
        ("index.html", ".gallery svg :is(.line, .cell, .hair, .gel, .tag), .mark"),
    ],
)
def test_in_high_contrast_shapes_are_drawn_in_the_readers_own_colors(browser, served, path, shapes):
    context = browser.new_context(viewport=DESKTOP, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(served + path)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    faint = page.evaluate(
        """([selector, ground]) => {
            const light = (c) => {
                const [r, g, b] = c.match(/[\\d.]+/g).map(Number);
                return (0.3 * r + 0.59 * g + 0.11 * b) / 255;
            };
            return [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).filter((e) => {
                const {stroke, fill, color, borderColor} = getComputedStyle(e);
                const inks = e instanceof SVGElement && e.localName !== 'svg' ? [stroke, fill] : [color, borderColor];
                const inked = (c) => /^rgb/.test(c) && !/^rgba.*, 0\\)$/.test(c);
                return !inks.some((c) => inked(c) && Math.abs(light(c) - light(ground)) > 0.4);
            }).map((e) => e.outerHTML.slice(0, 90));
        }""",
        [shapes, ground],
    )
    count = page.locator(shapes).count()
    context.close()
    assert count > 0
    assert faint == []
