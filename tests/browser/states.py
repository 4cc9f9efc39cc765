"""What a reader may open, choose or ask for."""

from collections.abc import Callable
from typing import NamedTuple

from browser.card import CARD, hover
from browser.search import search_for, unfold


class State(NamedTuple):
    """A page, what is done there, and what then lies over it."""

    path: str
    act: Callable = lambda page: None
    over: str | None = None


def press(selector):
    """Presses what `selector` finds first, if it is in view at this width."""

    def act(page):
        found = page.locator(selector).first
        if found.is_visible():
            found.click()

    return act


def point(selector):
    """Points at what has a card, then rests on the card."""

    def act(page):
        hover(page, selector)
        page.locator(CARD).hover()

    return act


def check(*selectors):
    """Changes boxes of a filter."""
    return lambda page: [page.locator(selector).click(force=True) for selector in selectors]


def unfold_all(page):
    """Opens every part of the text that is folded; gives the page back."""
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    return page


def show(selector):
    """Shows what a script shows on some days only."""
    return lambda page: page.evaluate("s => { document.querySelector(s).hidden = false; }", selector)


def ask(typed):
    """Puts a question to search and unfolds the answer."""

    def act(page):
        search_for(page, typed)
        unfold(page)

    return act


MENU = ".menu[open]"
STATES = {
    "the menu of chapters": State("chapters/hair.html", press(".menu:has(ol) > summary"), MENU),
    "the menu about the site": State("en/index.html", press(".menu:has(a[href*='about/']) > summary"), MENU),
    "the menu of the page's parts": State("en/chapters/hair.html", press(".menu--contents > summary"), MENU),
    "a paragraph's own list": State("chapters/hair.html", press("#hair-060 > .place"), ".sheetlet"),
    "a term's card": State("en/chapters/hair.html", point("#hair-030 a.term"), CARD),
    "a source's card": State("chapters/hair.html", lambda page: point(".found .cite > a")(unfold_all(page)), CARD),
    "a chapter unfolded": State("chapters/regenerative-medicine.html", unfold_all),
    "both languages unfolded": State("en/parallel/msc-exosomes.html", unfold_all),
    "the ledger's numbers unfolded": State("en/evidence.html", unfold_all),
    "the ledger filtered": State("evidence.html", check("#show-refined")),
    "the timeline filtered": State("en/timeline.html", check("#topic-hair", "#layer-paper")),
    "the glossary's subjects unfolded": State("en/glossary.html", unfold_all),
    "the glossary filtered": State("glossary.html", lambda page: page.fill("#find", "外泌體")),
    "the glossary without a match": State("en/glossary.html", lambda page: page.fill("#find", "qqqzzz")),
    "a page past its date": State("questions.html", show(".overdue")),
    "a paragraph led to": State("chapters/hair.html?h=minoxidil#hair-060"),
    "an event led to": State("timeline.html#stroke-trial"),
    "a source led to": State("en/references.html#vanzuuren2016"),
    "search just opened": State("chapters/scaffolds.html", ask(""), ".search"),
    "search with a concept named": State("en/about/method.html", ask("外泌體"), ".search"),
    "search with a question": State("chapters/scaffolds.html", ask("is it safe?"), ".search"),
    "search with a guess": State("en/about/method.html", ask("finastride"), ".search"),
    "search with a word begun": State("chapters/scaffolds.html", ask("mesen"), ".search"),
    "search without an answer": State("en/about/method.html", ask("qqqzzz"), ".search"),
}
