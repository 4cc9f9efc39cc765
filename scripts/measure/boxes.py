"""The two search boxes, each used as its readers use it."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as Slow

HOMES = {"zh-TW": "", "en": "en/"}


class Ours:
    """Our dialog: opened by its button, complete when it says so."""

    opener, box, results = "[data-search-button]", "#search-box", ".search__results"
    answer = ".search__entry, .search__pages"

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def open(self, page: Page) -> None:
        """Opens the box."""
        page.click(self.opener)

    def ready(self, page: Page) -> None:
        """Waits until everything has arrived."""
        page.locator("#search-dialog[data-state=complete]").wait_for()

    def places(self, page: Page, typed: str) -> list[list[str]]:
        """The answer's places, best first: each result's one place."""
        page.fill(self.box, typed)
        expect(page.locator("#search-dialog")).to_have_attribute("data-shown", typed.strip())
        links = page.locator(".search__entry, .search__results > .search__pages > li > .search__place")
        return [[_place(href)] for href in links.evaluate_all("all => all.map(a => a.pathname + a.hash)")]

    def bytes(self, site: Path) -> dict[str, int]:
        """Gzip bytes until the first result, by language."""
        return {on: _gzip(site / "search" / f"{name}.js" for name in ("engine", "lexicon", on)) for on in HOMES}


class Stock:
    """Material's box: listens for keys, answers from a worker. All places of a result count, shown or folded."""

    opener, box, results = "label[for=__search]", ".md-search__input", ".md-search-result__list"
    answer = ".md-search-result__item"

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def open(self, page: Page) -> None:
        """Opens the box."""
        page.click(self.box)

    def ready(self, page: Page) -> None:
        """Waits until the worker has its index."""
        page.wait_for_timeout(1500)

    def places(self, page: Page, typed: str) -> list[list[str]]:
        """The answer's places, best first: all places of a result."""
        page.fill(self.box, "")
        page.keyboard.press("Shift")
        page.locator(self.answer).first.wait_for(state="detached")
        page.keyboard.insert_text(typed)
        page.keyboard.press("Shift")
        try:
            page.wait_for_function(_ANSWERED, timeout=3000)
        except Slow:  # a query that its parser refuses gets no answer at all
            return []
        page.wait_for_timeout(60)
        hrefs = page.locator(self.answer).evaluate_all(_ADDRESSES)
        return [[_place(href) for href in item] for item in hrefs]

    def bytes(self, site: Path) -> dict[str, int]:
        """Gzip bytes until the first result; one index holds both languages."""
        worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
        amount = _gzip([site / "search" / "search_index.json", worker])
        return dict.fromkeys(HOMES, amount)


# An answer is there, or the word that there is none.
_ANSWERED = """() => document.querySelector('.md-search-result__item')
    || /沒有|找不到|No matching/.test(document.querySelector('.md-search-result__meta').textContent)"""
_ADDRESSES = """items => items.map(item => [...item.querySelectorAll('a')].map(link => {
    const address = new URL(link.href);
    return address.pathname + address.hash;
}))"""


def _place(path: str) -> str:
    return path.removeprefix("/").replace(".html", "")


def _gzip(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
