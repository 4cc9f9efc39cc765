"""A wrong address is answered in the reader's language, from any depth."""

import pytest


@pytest.mark.parametrize(
    ("path", "locale", "heading"),
    [
        ("nothing.html", "zh-TW", "找不到這一頁"),
        ("chapters/a/b/c/nothing.html", "zh-TW", "找不到這一頁"),
        ("english/nothing.html", "zh-TW", "找不到這一頁"),
        ("en/nothing.html", "en", "This page is not here"),
        ("en/chapters/a/b/c/nothing", "en", "This page is not here"),
    ],
)
def test_the_404_page_speaks_the_language_of_the_address(open_page, served, path, locale, heading):
    page = open_page(path, until="networkidle")
    assert page.get_attribute("html", "lang") == locale
    assert [h.inner_text() for h in page.locator("h1").all() if h.is_visible()] == [heading]
    assert page.title() == heading
    assert page.seen["failed"] == [served + path], "its own styles and script are found from every depth"
    page.locator("a:visible").first.click()
    assert page.url == served + ("en/index.html" if locale == "en" else "index.html")


def test_without_javascript_both_languages_are_shown(open_page):
    page = open_page("en/nothing.html", java_script_enabled=False)
    shown = [h.inner_text() for h in page.locator("h1").all() if h.is_visible()]
    assert shown == ["找不到這一頁", "This page is not here"]
