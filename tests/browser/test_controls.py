"""Menus and what can be reached by keyboard."""

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
