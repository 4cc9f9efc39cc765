"""axe-core finds nothing, on every page, in light and dark, on phone and desktop, and with things open."""

import pytest

from browser.axe import violations
from browser.conftest import DESKTOP, PHONE
from browser.pages import PAGES
from browser.search import search_for, unfold


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_clean_on_a_desktop_in_light(open_page, path):
    assert violations(open_page(path, viewport=DESKTOP)) == []


@pytest.mark.parametrize(
    "path",
    ["index.html", "chapters/regenerative-medicine.html", "en/chapters/msc-exosomes.html", "en/glossary.html",
     "en/about/method.html", "about/errata.html", "en/nothing.html"],
)  # fmt: skip
def test_phones_and_dark_are_clean_too(open_page, path):
    assert violations(open_page(path, viewport=PHONE, color_scheme="dark")) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_menus_and_notes_are_clean(open_page, scheme):
    page = open_page("chapters/regenerative-medicine.html", color_scheme=scheme)
    page.locator("summary", has_text="章節").click()
    page.evaluate("for (const d of document.querySelectorAll('details.note')) d.open = true")
    assert violations(page) == []
    page.keyboard.press("Escape")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/hair.html"])
def test_search_is_clean_in_every_state(open_page, path, scheme, viewport):
    page = open_page(path, color_scheme=scheme, viewport=viewport)
    for typed in ("", "外泌體", "is it safe?", "finastride", "mesen", "qqqzzz"):
        search_for(page, typed)
        unfold(page)
        assert violations(page) == [], typed
