"""Menus and search, by mouse and keyboard."""

import pytest

from browser.conftest import PHONE


def test_the_chapters_menu_leads_to_a_chapter_and_marks_the_present_one(open_page, served):
    page = open_page("chapters/hair.html")
    page.locator("summary", has_text="章節").click()
    assert page.locator(".menu [aria-current=page]").inner_text().split("\n")[-1] == "掉髮：藥物與毛囊再生"
    page.locator(".menu a", has_text="細胞支架").click()
    assert page.url == served + "chapters/scaffolds.html"


def test_escape_closes_a_menu_and_gives_the_focus_back(open_page):
    page = open_page("en/index.html")
    page.locator("summary", has_text="Chapters").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_pressing_elsewhere_closes_a_menu_and_only_one_is_open_at_a_time(open_page):
    page = open_page("index.html")
    page.locator("summary", has_text="章節").click()
    page.locator("summary", has_text="關於").click()
    assert page.locator(".menu[open]").count() == 1
    page.mouse.click(700, 600)
    assert page.locator(".menu[open]").count() == 0


@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/hair.html"])
def test_every_tab_stop_is_visible_and_outlined(open_page, path):
    page = open_page(path, viewport=PHONE)
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
            const e = document.activeElement;
            if (e === document.body) return null;
            const box = e.getBoundingClientRect(), style = getComputedStyle(e);
            return {what: e.outerHTML.slice(0, 80), width: box.width, x: box.right,
                    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
        }""")
        if stop is None:
            break
        seen.append(stop)
    assert len(seen) > 10
    assert [s["what"] for s in seen if not s["outline"] or s["width"] == 0 or s["x"] <= 0] == []
    assert "masthead__skip" in seen[0]["what"]


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("index.html", "finasteride", "掉髮：藥物與毛囊再生"),
        ("index.html", "外泌體", "間質幹細胞與外泌體：從研究到診所"),
        ("en/index.html", "scaffold", "Scaffolds: a gel that forms inside tissue"),
    ],
)
def test_search_finds_a_word_and_opens_its_page(open_page, path, query, expected):
    page = open_page(path)
    page.click("[data-search-button]")
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")  # Material listens for a key, which inserted text does not send
    result = page.locator(".md-search-result__link", has_text=expected).first
    result.wait_for()
    result.click()
    page.wait_for_url("**/chapters/**")
    assert page.locator("h1").inner_text().replace("\n", "") == expected


def test_a_search_result_shows_titles_only_so_that_no_sentence_of_the_review_stands_alone(open_page):
    page = open_page("index.html")
    page.click("[data-search-button]")
    for query in ("finasteride", "掉髮"):  # the second is also found in lists
        page.fill(".md-search__input", "")
        page.keyboard.insert_text(query)
        page.keyboard.press("Shift")
        page.locator(".md-search-result mark", has_text=query[0]).first.wait_for(state="attached")
        shown = page.locator(".md-search-result__article > *:visible")
        assert {e.evaluate("e => e.tagName") for e in shown.all()} <= {"H1", "H2"}
        assert "停止治療" not in page.inner_text(".md-search-result")


def test_escape_closes_the_search_and_gives_the_focus_back(open_page):
    page = open_page("index.html")
    page.click("[data-search-button]")
    assert page.locator(".md-search__input").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__input").is_visible()
    assert page.evaluate("document.activeElement.matches('[data-search-button]')")
