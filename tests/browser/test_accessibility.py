"""axe-core finds nothing, on every page, in light and dark, on phone and desktop, and with things open."""

import pytest

from browser.axe import violations
from browser.conftest import DESKTOP, PHONE
from browser.pages import PAGES


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
def test_open_menus_notes_and_search_are_clean(open_page, scheme):
    page = open_page("chapters/regenerative-medicine.html", color_scheme=scheme)
    page.locator("summary", has_text="章節").click()
    page.evaluate("for (const d of document.querySelectorAll('details.note')) d.open = true")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("[data-search-button]")
    page.keyboard.insert_text("細胞")
    page.keyboard.press("Shift")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []
