"""Switching language keeps the place: the same segment, in both directions, by mouse and keyboard."""

import pytest

from browser.conftest import DESKTOP, PHONE
from browser.pages import CHAPTERS
from browser.states import STATES
from browser.waiting import eventually

# The segment being read: the first heading or paragraph that has a line below the masthead.
BEING_READ = """() => {
    const edge = Math.max(0, document.querySelector('.masthead').getBoundingClientRect().bottom);
    return [...document.querySelectorAll('#text > [id]')].find(e => e.getBoundingClientRect().bottom > edge + 24)?.id;
}"""


def read_to(page, identity):
    """Scrolls as a reader does: down past the segment, then a little up, which brings the masthead back."""
    page.evaluate("id => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY)", identity)
    page.mouse.move(200, 300)
    page.mouse.wheel(0, -120)
    eventually(page, "document.querySelector('.masthead').getBoundingClientRect().top === 0")
    return page.evaluate(BEING_READ)


def switch(page):
    """Presses the language link where it stands, without scrolling to it."""
    box = page.locator("[data-same-place]").bounding_box()
    assert box["y"] >= 0, "the language link is at hand"
    with page.expect_navigation():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_reader_lands_on_the_same_segment(open_page, chapter, viewport):
    page = open_page(f"chapters/{chapter}.html", viewport=viewport)
    segments = page.eval_on_selector_all("#text > p[id]", "all => all.map(e => e.id)")
    for identity in (segments[1], segments[len(segments) // 2], segments[-3]):
        here = read_to(page, identity)
        switch(page)
        assert page.url.endswith(f"/review/en/chapters/{chapter}.html#{here}")
        assert page.get_attribute("html", "lang") == "en"
        assert -1 <= page.locator(f"[id='{here}']").bounding_box()["y"] < viewport["height"], "it is in view"
        there = read_to(page, here)
        switch(page)
        assert page.url.endswith(f"/review/chapters/{chapter}.html#{there}")
        assert page.get_attribute("html", "lang") == "zh-TW"


def test_at_the_top_of_a_chapter_the_reader_lands_at_the_top(open_page, served):
    page = open_page("chapters/hair.html")
    switch(page)
    assert page.url == served + "en/chapters/hair.html"


def test_the_keyboard_switches_too(open_page, served):
    page = open_page("en/chapters/hair.html#hair-070")
    here = read_to(page, "hair-070")
    page.focus("[data-same-place]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == served + f"chapters/hair.html#{here}"


def test_back_returns_to_the_place_the_reader_left(open_page, served):
    page = open_page("chapters/hair.html")
    here = read_to(page, "hair-070")
    switch(page)
    page.go_back(wait_until="load")
    assert page.url == served + "chapters/hair.html"
    assert page.locator(f"#{here}").bounding_box()["y"] < DESKTOP["height"]
    assert page.evaluate("scrollY") > 0


def test_the_link_says_its_language_in_its_language(open_page):
    page = open_page("chapters/hair.html")
    link = page.locator("[data-same-place]")
    assert (link.inner_text(), link.get_attribute("lang"), link.get_attribute("hreflang")) == ("English", "en", "en")


@pytest.mark.parametrize("state", ["search with a concept named", "search with a guess", "a term's card"])
def test_chinese_that_a_script_puts_on_an_english_page_is_marked_as_chinese(open_page, state):
    """What the build puts there is read by tests/release/test_languages.py."""
    path, act, over = STATES[state]
    page = open_page(path)
    act(page)
    han = page.locator(over).evaluate("""over => {
        const walker = document.createTreeWalker(over, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) if (/[\\u3400-\\u9fff]/.test(walker.currentNode.data)) found.push(walker.currentNode);
        return found.map(({data, parentElement}) => [data.trim(), parentElement.closest('[lang]').lang]);
    }""")
    assert han
    assert [text for text, lang in han if lang not in ("zh-TW", "ja")] == []
