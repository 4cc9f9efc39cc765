"""axe-core finds nothing and leaves nothing to be looked at: on every page, in light and dark, on phone and desktop,
with things open, chosen and asked for, at 400 %, in forced colors, on paper and without a script."""

import pytest

from browser import styles
from browser.axe import color_faults, faults, structure_faults
from browser.conftest import DESKTOP, PHONE
from browser.pages import PAGES, SAMPLE
from browser.states import MENU, STATES, press, unfold_all
from sets import LONG, thinned

SIZES = {"phone": PHONE, "desktop": DESKTOP}
ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 pixels at 400 %
PAPER = {"width": 627, "height": 900}  # the text on A4
NOT_FOUND = ["nothing.html", "en/nothing.html"]


# Every change looks at Chinese pages on a phone and at English ones on a desktop: the same templates and styles.
_EACH = [(path, size) for path in [*PAGES, *NOT_FOUND] for size in SIZES]


@pytest.mark.parametrize(
    ("path", "size"),
    [pytest.param(*each, marks=() if (each[1] == "desktop") == each[0].startswith("en/") else LONG) for each in _EACH],
)
def test_every_page_is_clean_in_light_and_dark(open_page, path, size):
    assert faults(open_page(path, viewport=SIZES[size])) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", thinned([*STATES], 6))
def test_what_is_opened_chosen_or_asked_for_is_clean_in_light_and_dark(open_page, state, size):
    path, act, over = STATES[state]
    page = open_page(path, viewport=SIZES[size])
    act(page)
    if over and not page.locator(over).first.is_visible():
        assert (size, over) == ("desktop", MENU), "only the menu of the page's parts is for small screens alone"
        return
    assert faults(page, over) == []


@pytest.mark.parametrize("path", thinned([*SAMPLE, *NOT_FOUND], 4))
def test_at_400_percent_pages_are_clean(open_page, path):
    page = open_page(path, viewport=ZOOMED)
    assert structure_faults(page) == []
    assert color_faults(page, schemes=["light"]) == []


@pytest.mark.parametrize("path", thinned([*SAMPLE, *NOT_FOUND], 4))
def test_in_forced_colors_pages_are_clean(open_page, path):
    page = open_page(path, forced_colors="active")
    unfold_all(page)
    assert structure_faults(page) == []  # the colors are the reader's own: test_drawings looks at what needs more


@pytest.mark.parametrize("path", thinned([*SAMPLE, "questions.html#print-sheet"], 4))
def test_what_is_printed_is_legible_even_from_dark(open_page, path):
    page = open_page(path, viewport=PAPER)
    page.emulate_media(media="print")
    styles.add(page, "body { padding: 20px }")  # the paper's margin; without it letters reach out of the page
    assert color_faults(page, rules=["color-contrast"]) == []  # on paper a link need not look like one


@pytest.mark.parametrize("path", ["index.html", "en/chapters/hair.html", "glossary.html", "en/nothing.html"])
def test_without_a_script_pages_are_clean(open_page, served, path):
    page = open_page("about/source.html", viewport=PHONE)
    page.route("**/*.js", lambda route: route.abort())  # axe is itself a script, so they may run and are only not there
    page.goto(served + path)
    assert faults(page) == []


def test_with_things_moving_pages_are_clean(open_page):
    page = open_page("chapters/hair.html", reduced_motion="no-preference")
    press(".menu > summary")(page)
    assert faults(page, MENU) == []


def test_the_search_that_stands_in_when_ours_cannot_be_loaded_is_clean(open_page):
    page = open_page("chapters/scaffolds.html")
    page.route("**/search/engine.js", lambda route: route.abort())
    page.click("[data-search-button]")
    page.locator(".md-search__input:focus").wait_for()
    page.keyboard.type("stem")
    page.locator(".md-search-result__link").first.wait_for()
    assert faults(page, ".md-search") == []


@pytest.mark.parametrize("size", SIZES)
def test_what_is_at_fault_or_cannot_be_told_is_named(open_page, size):
    page = open_page("index.html", viewport=SIZES[size], bypass_csp=True)
    page.evaluate("""() => document.querySelector('#text').insertAdjacentHTML('beforeend', `
        <img src="data:,"><p style="color: #aaa">pale</p><p style="color: #aaa">1</p>
        <p style="background: linear-gradient(#000, #fff)">between black and white</p>
        <button style="width: 9px; padding: 0">a</button><button style="width: 9px; padding: 0">b</button>`)""")
    found = "\n".join(faults(page))
    for fault in ("violations: image-alt", "light: violations: color-contrast: <p style=\"color: #aaa\">pale</p>",
                  "light: violations: color-contrast: <p style=\"color: #aaa\">1</p>", "violations: target-size",
                  "light: incomplete: color-contrast", "dark: incomplete: color-contrast"):  # fmt: skip
        assert fault in found, found
