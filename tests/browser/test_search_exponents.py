"""What is raised or lowered in a text (10^7^, CO~2~) is so in results as well, and found however it is typed."""

import re

import pytest

from browser.search import addresses, search_for, unfold
from conftest import LOCALES
from kb import findable, parity

RAISED = re.compile(r"\^[^^~]+\^|~[^~^]+~")


@pytest.fixture(scope="module")
def raised(kb):
    """(locale, entry, where its raised part begins and ends) for everything that search can find."""
    docs = parity.documents(kb)
    return [
        (locale, entry, match)
        for locale in LOCALES
        for entry in findable.entries(kb, docs, locale)
        for text in (entry.title, entry.text, entry.label)
        for match in RAISED.finditer(text)
        if "`" not in text
    ]


def queries(match):
    """What leads to it: words up to, around and after it, the number alone, each as an editor or a reader types it."""
    text, (start, end) = match.string, match.span()
    number = re.search(r"[\d.,]*$", text[:start])[0]
    before = text[max(0, start - 12) : start]
    yield from (before, before + text[start:end], text[start : end + 12], text[max(0, start - 30) : end + 30])
    yield from (number + match[0], number + match[0][:-1], before.removesuffix(number).strip(" ×"))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_result_shows_how_the_texts_write_it(open_page, raised, locale):
    page = open_page(f"{LOCALES[locale]}index.html")
    found = [(entry, match) for on, entry, match in raised if on == locale and entry.page != "downloads"]
    assert found, "nothing is raised anywhere: this test needs other words"
    shown = 0
    for entry, match in found:
        for typed in filter(None, map(str.strip, queries(match))):
            search_for(page, typed)
            unfold(page)
            texts = page.locator(".search__results :is(a, button, .search__guess)").all_inner_texts()
            assert not [text for text in texts if RAISED.search(text)], typed
            link = page.locator(f".search__place[href*='{entry.page}.html'][href$='#{entry.anchor}']").first
            if link.count() and link.locator("sup, sub").count():
                shown += 1
                inside = link.locator("sup, sub").first.inner_text()
                assert inside == match[0][1:-1], typed
    assert shown >= len(found), "where it is shown, it is raised"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", ["10^7", "10^7^", "10⁷", "3.0–7.0 × 10⁷"])
def test_a_number_with_an_exponent_is_found_however_it_is_typed(open_page, served, locale, typed):
    page = open_page(f"{LOCALES[locale]}index.html")
    search_for(page, typed)
    best = addresses(page, served)[0].removeprefix(LOCALES[locale])
    assert best.partition("#")[0] == "chapters/regenerative-medicine.html"
    assert best.partition("#")[2] in ("regenerative-medicine-120", "note-fibroblast-dose")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_mark_takes_in_the_whole_number(open_page, locale):
    page = open_page(f"{LOCALES[locale]}index.html")
    for typed in ("10^7", "7"):
        search_for(page, typed)
        for mark in page.locator(".search__results sup").all():
            assert mark.evaluate("sup => !sup.querySelector('mark')"), "a mark inside an exponent"
    search_for(page, "10⁷")
    assert page.locator(".search__results mark:has(sup)").first.inner_text() == "107"
