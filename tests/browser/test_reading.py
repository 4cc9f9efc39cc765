"""A person opens a chapter and reads."""

import pytest

from browser.conftest import DESKTOP, PHONE
from browser.pages import CHAPTERS, PAGES
from sets import LONG, thinned


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_on_a_phone_the_first_sentence_is_reached_within_1_3_screens(open_page, prefix, chapter):
    page = open_page(f"{prefix}chapters/{chapter}.html", viewport=PHONE)
    # The first sentence is reached when its first line is wholly in view.
    top = page.evaluate("document.querySelector('#text > p[id]').getClientRects()[0].top + 30 + scrollY")
    assert top <= 1.3 * PHONE["height"]


def test_a_chinese_line_holds_34_to_40_characters(open_page):
    page = open_page("chapters/regenerative-medicine.html")
    text = page.locator("#regenerative-medicine-140")
    line, size = text.evaluate("e => [e.clientWidth, parseFloat(getComputedStyle(e).fontSize)]")
    assert 34 <= line / size <= 40


def test_an_english_line_holds_65_to_75_characters(open_page):
    page = open_page("en/chapters/regenerative-medicine.html")
    # Measured on the text as set: characters of a long paragraph divided by the lines it takes, last line left out.
    lengths = page.evaluate("""() => [...document.querySelectorAll('#text > p[id]')].map(p => {
        const range = document.createRange(), walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
        let top = null, lines = [];
        for (let node; (node = walker.nextNode());) {
            if (node.parentElement.closest('.badges')) continue;
            for (let i = 0; i < node.length; i++) {
                range.setStart(node, i); range.setEnd(node, i + 1);
                const box = range.getBoundingClientRect();
                if (!box.width) continue;
                if (top === null || box.top > top + 12) { lines.push(0); top = box.top; }
                lines[lines.length - 1]++;
            }
        }
        return lines.slice(0, -1);
    }).flat()""")
    assert 65 <= sum(lengths) / len(lengths) <= 75


def test_chinese_and_latin_are_spaced_by_the_browser_not_by_typing(open_page):
    page = open_page("chapters/hair.html")
    assert "AGA）" in page.inner_text("#hair-020")
    assert page.evaluate("getComputedStyle(document.body).textAutospace") == "normal"


@pytest.mark.parametrize("path", thinned(PAGES, 4))
def test_nothing_is_wider_than_a_320_pixel_screen(open_page, path):
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


# Where everything stands: of what cannot be seen yet, too, because room is kept for it.
_PLACES = """() => {
    globalThis.everything ??= [...document.querySelectorAll(".masthead *, main *, .colophon *")];
    const seen = everything.map((element) => [element, element.checkVisibility() && element.getBoundingClientRect()]);
    return seen.map(([{localName, id}, {x, y}]) => [localName, id, x, y]);
}"""


_WAITED_FOR = ("index.html", "chapters/hair.html", "glossary.html", "timeline.html")  # parts of theirs need a script


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=() if path.endswith(_WAITED_FOR) else LONG) for path in PAGES]
)
def test_nothing_moves_when_the_scripts_arrive(open_page, served, path, viewport):
    page = open_page("nothing.html", viewport=viewport)
    late = []
    page.route("**/*.js", lambda route: late.append(route))
    page.goto(served + path, wait_until="commit")
    page.locator("body > script[src]").first.wait_for(state="attached")
    before = page.evaluate(_PLACES)
    assert not page.locator(".masthead__search").is_visible()
    for route in late:
        route.continue_()
    page.unroute("**/*.js")
    page.wait_for_load_state("load")
    assert page.locator(".masthead__search").is_visible()
    assert [(was, now) for was, now in zip(before, page.evaluate(_PLACES), strict=True) if was != now] == []


def test_nothing_is_stored_on_the_readers_machine(open_page):
    page = open_page("chapters/hair.html")
    page.click("[data-search-button]")
    page.keyboard.type("hair")
    page.keyboard.press("Escape")
    page.click("[data-same-place]")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_javascript_everything_but_search_is_there(open_page, served):
    page = open_page("chapters/hair.html", java_script_enabled=False)
    assert page.locator("#hair-070").is_visible()
    page.locator("#since-hair-070 > summary").click()
    assert page.locator("#since-hair-070 .found p").first.is_visible()
    page.locator("summary", has_text="編者註").first.click()
    assert page.locator("details.note[open] p").first.is_visible()
    assert not page.locator("[data-search-button]").is_visible()
    page.locator(".menu summary").first.click()
    page.locator(".menu a", has_text="細胞支架").click()
    assert page.url == served + "chapters/scaffolds.html"
    page.click("[data-same-place]")
    assert page.url == served + "en/chapters/scaffolds.html"


def test_dark_is_the_readers_choice_of_system_and_needs_no_script(open_page):
    light = open_page("index.html", java_script_enabled=False, color_scheme="light")
    dark = open_page("index.html", java_script_enabled=False, color_scheme="dark")
    color = "getComputedStyle(document.body).backgroundColor"
    assert _brightness(light.evaluate(color)) > 0.9
    assert _brightness(dark.evaluate(color)) < 0.15


def _brightness(color: str) -> float:
    red, green, blue = (int(part) for part in color.removeprefix("rgb(").rstrip(")").split(","))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def test_badges_stand_in_the_margin_on_a_wide_screen_and_in_the_flow_on_a_phone(open_page):
    wide = open_page("chapters/hair.html", viewport=DESKTOP)
    text, badge = (wide.locator(s).first.bounding_box() for s in ("#hair-020", "#hair-020 .badge"))
    assert badge["x"] >= text["x"] + text["width"]
    phone = open_page("chapters/hair.html", viewport=PHONE)
    text, badge = (phone.locator(s).first.bounding_box() for s in ("#hair-020", "#hair-020 .badge"))
    assert text["y"] <= badge["y"] <= text["y"] + text["height"]
    assert badge["x"] + badge["width"] <= PHONE["width"]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_home_page_says_in_one_screen_what_this_is_for_whom_and_what_it_is_not(open_page, prefix):
    for viewport in (DESKTOP, PHONE):
        page = open_page(f"{prefix}index.html", viewport=viewport)
        bottom = page.evaluate("document.querySelector('.what').getBoundingClientRect().bottom")
        assert bottom <= viewport["height"]
        page.locator(".toc a").nth(4).click()
        assert page.url.endswith("chapters/hair.html")
