"""Search while its parts are still on their way, and where one of them never comes."""

import pytest

WORDS = {"zh-TW": ("index.html", "毛囊"), "en": ("en/chapters/hair.html", "follicle")}
RESULTS = "#search-dialog .search__results"


@pytest.mark.parametrize("locale", WORDS)
def test_enter_before_search_has_loaded_keeps_the_words_and_answers(open_page, locale):
    path, word = WORDS[locale]
    page = open_page(path)
    held, released = [], []
    page.route("**/search/*.js", lambda route: route.continue_() if released else held.append(route))
    page.click("[data-search-button]")
    page.keyboard.type(word)
    before = page.url
    page.keyboard.press("Enter")
    assert page.locator("#search-dialog").is_visible()
    assert page.locator("#search-box").input_value() == word
    assert page.url.partition("?")[0] == before.partition("?")[0], "the page was not loaded anew"
    released.append(True)
    for route in held:
        route.continue_()
    page.locator(f"{RESULTS} a").first.wait_for()
    assert page.locator("#search-box").input_value() == word
    assert word in page.locator(RESULTS).inner_text()


def test_enter_after_search_has_loaded_opens_the_first_answer(open_page):
    page = open_page("index.html")
    page.click("[data-search-button]")
    page.keyboard.type("毛囊")
    first = page.locator(f"{RESULTS} a").first
    first.wait_for()
    target = first.evaluate("a => a.pathname")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}*")


@pytest.mark.parametrize("lost", ["en.js", "en-more.js", "zh-TW-more.js", "lexicon-more.js"])
def test_a_file_that_never_comes_does_not_leave_search_loading_for_ever(open_page, lost):
    page = open_page("index.html")
    page.route(f"**/search/{lost}", lambda route: route.abort())
    page.click("[data-search-button]")
    page.keyboard.type("zzzzqqq")
    page.locator("#search-dialog[data-state=complete]").wait_for()
    assert page.locator("#search-dialog [role=status]").inner_text() == "沒有結果"
