"""By keyboard alone: every stop of the Tab key is seen and outlined, in the order of reading, forth and back."""

import pytest

from browser import styles
from browser.conftest import DESKTOP, PHONE
from browser.keyboard import faults, walk
from browser.pages import SAMPLE
from sets import thinned

SIZES = {"desktop": DESKTOP, "phone": PHONE, "400 %": {"width": 320, "height": 256}}
AT_THE_HEAD, AT_THE_FOOT = 90, 60
"""How many stops are walked: what lies between is of the same make."""

# Focus just before the last stops: as if the reader had come there.
NEAR_THE_END = """count => {
    const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
    const shown = all.filter((e) => e.checkVisibility() && !e.closest("dialog"));
    shown.at(-count)?.focus();
    window.stops = [];
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "path", thinned([*SAMPLE, "chapters/hair.html", "en/parallel/scaffolds.html", "en/index.html"], 5)
)
def test_every_stop_is_seen_and_outlined_in_the_order_of_reading_forth_and_back(open_page, path, size):
    page = open_page(path, viewport=SIZES[size])
    forth = list(walk(page, most=AT_THE_HEAD))
    assert "masthead__skip" in forth[0]["what"], "the first stop leads past the masthead"
    assert len(forth) > 15
    assert [stop["n"] for stop in forth] == [*range(len(forth))], "no stop twice"
    assert [stop["after"] for stop in forth] == [*range(len(forth))], "no stop before one that it follows in the text"
    back = list(walk(page, "Shift+Tab", most=len(forth) - 1))
    if len(forth) == AT_THE_HEAD:  # else the walk began anew at the foot
        assert [stop["n"] for stop in back] == [*reversed(range(len(forth) - 1))], "back the way it came"
    page.evaluate(NEAR_THE_END, AT_THE_FOOT)
    foot = list(walk(page, most=AT_THE_FOOT))
    again = list(walk(page, "Shift+Tab", most=AT_THE_FOOT // 2))
    assert faults([*forth, *back, *foot, *again]) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/hair.html"])
def test_every_menu_opens_shows_all_it_holds_and_closes_by_keyboard(open_page, path, size):
    page = open_page(path, viewport=SIZES[size])
    for menu in page.locator(".menu > summary").all():
        if not menu.is_visible():
            continue
        menu.focus()
        page.keyboard.press("Enter")
        links = page.locator(".menu[open] a")
        stops = list(walk(page, most=links.count()))
        assert faults(stops) == []
        assert page.evaluate("document.activeElement.closest('.menu[open]') !== null"), "still in the menu"
        page.keyboard.press("Escape")
        assert page.locator(".menu[open]").count() == 0
        assert menu.evaluate("summary => summary === document.activeElement")


@pytest.mark.parametrize("path", ["index.html", "en/glossary.html"])
def test_the_first_stop_leads_to_the_text(open_page, path):
    page = open_page(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#text') !== null")


@pytest.mark.parametrize("size", SIZES)
def test_search_holds_the_focus_shows_each_stop_and_gives_it_back(open_page, size):
    page = open_page("en/chapters/scaffolds.html", viewport=SIZES[size])
    page.focus("[data-search-button]")
    page.keyboard.press("Enter")
    page.locator("#search-dialog[data-state=complete]").wait_for()
    page.keyboard.insert_text("exosome")
    page.locator(".search__place").first.wait_for()
    stops = list(walk(page, most=25))
    assert faults(stops) == []
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-search-button]')")


def test_a_stop_that_is_covered_or_not_outlined_is_told(open_page):
    page = open_page("en/about/method.html")
    styles.add(page, """
        .masthead__home:focus-visible { outline: none }
        .masthead__language { position: relative }
        .masthead__language::after { content: ''; position: fixed; inset: 0 }
    """)  # fmt: skip
    told = faults(walk(page, most=4))
    assert "masthead__home" in next(line for line in told if line.startswith("not seen not outlined"))
    assert len(told) == 3, "the skip link lies over what covers the rest"
