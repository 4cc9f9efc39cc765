"""Figures as a person sees them: on a phone, in the dark, on grey paper, and in words."""

import pytest

from browser.conftest import DESKTOP, PHONE

FIGURES = {
    "sunlight-aging": "photoaging", "label": "cosmetics-and-skin", "fibroblast-questions": "regenerative-medicine",
    "hair-cycle": "hair", "gel": "scaffolds", "bottle": "msc-exosomes",
}  # fmt: skip
WHERE = [(f"{prefix}chapters/{page}.html", figure) for prefix in ("", "en/") for figure, page in FIGURES.items()]

# Every line of letters with its box and its size on the screen in pixels.
LINES = """id => [...document.querySelectorAll(`#figure-${id} svg tspan`)].filter(t => t.textContent.trim()).map(t => {
    const range = document.createRange();
    range.selectNodeContents(t);
    const r = range.getBoundingClientRect(), scale = t.ownerSVGElement.getScreenCTM().a;
    return {text: t.textContent, left: r.left, right: r.right, top: r.top, bottom: r.bottom,
            size: parseFloat(getComputedStyle(t).fontSize) * scale};
})"""


@pytest.mark.parametrize("path, figure", WHERE)
def test_on_a_phone_every_letter_can_be_read_and_nothing_is_cut_or_covered(open_page, path, figure):
    page = open_page(path, viewport=PHONE)
    lines = page.evaluate(LINES, figure)
    assert min(line["size"] for line in lines) >= 10, "letters on the screen, in pixels"
    for line in lines:
        assert line["left"] >= 0 and line["right"] <= PHONE["width"], line["text"]
    for n, one in enumerate(lines):
        for two in lines[n + 1 :]:
            wide = min(one["right"], two["right"]) - max(one["left"], two["left"])
            high = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
            assert wide <= 1 or high <= 0.3 * one["size"], f"{one['text']} and {two['text']} overlap"


@pytest.mark.parametrize("path, figure", WHERE)
def test_it_is_no_wider_than_its_own_letters_ask_for_on_a_wide_screen(open_page, path, figure):
    page = open_page(path, viewport=DESKTOP)
    sizes = [line["size"] for line in page.evaluate(LINES, figure)]
    assert max(sizes) <= 27 and min(sizes) >= 13


@pytest.mark.parametrize("figure, chapter", FIGURES.items())
def test_in_the_dark_its_lines_and_letters_are_light(open_page, figure, chapter):
    page = open_page(f"chapters/{chapter}.html", color_scheme="dark")
    colors = page.evaluate(
        """id => [...document.querySelectorAll(`#figure-${id} > svg :is(text, .line, .review, .paper, .open, .cell)`)]
            .map(e => getComputedStyle(e)[e.matches('text') ? 'fill' : 'stroke'])""",
        figure,
    )
    assert min(_light(color) for color in colors) > 0.4


@pytest.mark.parametrize("figure, chapter", FIGURES.items())
def test_on_paper_it_is_whole_in_grey_and_its_words_stand_below_it(open_page, figure, chapter):
    page = open_page(f"chapters/{chapter}.html")
    page.emulate_media(media="print")
    drawing = page.locator(f"#figure-{figure} > svg")
    assert drawing.is_visible()
    breaks = drawing.evaluate("e => (s => [s.breakInside, s.breakAfter])(getComputedStyle(e))")
    assert breaks == ["avoid", "avoid"], "whole, and its title stays with it; its words may go on overleaf"
    assert page.locator(f"#figure-{figure} .figure__words li").last.is_visible()
    colors = page.evaluate(
        """id => [...document.querySelectorAll(`#figure-${id} > svg *`)].flatMap(e => {
            const {fill, stroke} = getComputedStyle(e);
            return [fill, stroke].filter(c => c.startsWith('rgb'));
        })""",
        figure,
    )
    assert [c for c in colors if len({*c.removeprefix("rgb(").rstrip(")").split(", ")[:3]}) > 1] == []


def test_its_words_open_without_scripts(open_page):
    page = open_page("en/chapters/hair.html", java_script_enabled=False)
    page.locator("#figure-hair-cycle summary").click()
    assert page.locator("#figure-hair-cycle .figure__words li").nth(6).is_visible()


def _light(color: str) -> float:
    """How light a color is, 0 to 1; `color(srgb …)` as well as `rgb(…)`."""
    numbers = [float(n) for n in color[color.index("(") + 1 : -1].replace("srgb", "").replace(",", " ").split()[:3]]
    scale = 1 if color.startswith("color") else 255
    red, green, blue = (n / scale for n in numbers)
    return 0.299 * red + 0.587 * green + 0.114 * blue
