"""The letters of a drawing stand out from what is drawn behind them: measured on the screen, where axe cannot tell."""

import io
from itertools import product

import pytest
from PIL import Image

from browser import styles
from browser.pages import CHAPTERS

DRAWN = ["index.html", *(f"{prefix}chapters/{chapter}.html" for prefix in ("", "en/") for chapter in CHAPTERS)]
ENOUGH = 4.5
OFTEN = 0.1
"""A color that takes a tenth of the box behind some letters counts; the edge of a line that passes by does not."""

LETTERS = """drawing => [...drawing.querySelectorAll("text")].flatMap((text) => {
    const lines = text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text];
    const own = drawing.getBoundingClientRect();
    return lines.filter((line) => line.textContent.trim() && line.checkVisibility()).map((line) => {
        const {left, top, right, bottom} = line.getBoundingClientRect();
        const color = getComputedStyle(line).fill.match(/[\\d.]+/g).map(Number);
        const box = [left - own.left, top - own.top, right - own.left, bottom - own.top];
        return {says: line.textContent, color, box};
    });
})"""


def faint(page, drawing):
    """The letters of a drawing, and those that do not stand out, each with its contrast."""
    letters = drawing.evaluate(LETTERS)
    styles.add(page, "svg text { visibility: hidden !important }")
    picture = Image.open(io.BytesIO(drawing.screenshot())).convert("RGB")
    styles.remove(page)
    told = []
    for letter in letters:
        behind = picture.crop(tuple(round(side) for side in letter["box"]))
        area = behind.width * behind.height
        colors = [color for n, color in behind.getcolors(area) if n >= OFTEN * area]
        worst = min((contrast(letter["color"], color) for color in colors), default=0)
        if worst < ENOUGH:
            told.append(f"{letter['says']}: {worst:.1f}")
    return letters, told


def contrast(one, other):
    """The contrast of two colors as WCAG computes it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color):
    parts = [value / 255 for value in color[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("path", DRAWN)
def test_every_letter_of_a_drawing_stands_out_from_what_lies_behind_it(open_page, path):
    page = open_page(path)
    drawings = [svg for svg in page.locator("#text svg:has(text)").all() if svg.is_visible()]
    for scheme, forced in product(("light", "dark"), ("none", "active")):
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        for drawing in drawings:
            letters, told = faint(page, drawing)
            assert letters
            assert told == [], f"{scheme}, forced colors: {forced}"


def test_letters_that_do_not_stand_out_are_told(open_page):
    page = open_page("chapters/hair.html")
    drawing = page.locator("#text svg:has(text)").first
    letters, told = faint(page, drawing)
    assert (len(letters) > 5, told) == (True, [])
    styles.add(page, "svg text, svg tspan { fill: var(--rule) !important }")
    assert len(faint(page, drawing)[1]) == len(letters)
