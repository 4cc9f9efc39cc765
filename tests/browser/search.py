"""The search dialog, used as a person uses it."""

from browser.waiting import eventually

COMPLETE = "#search-dialog[data-state=complete]"
"""The dialog, once all of the site's words have arrived."""


def search_for(page, typed, until=COMPLETE):
    """Opens search unless it is open, puts words into its box as pasting and input methods do, waits for the answer."""
    if not page.locator("#search-dialog").is_visible():
        page.click("[data-search-button]")
    page.locator(until).wait_for()
    box = page.locator("#search-box")
    box.fill("")
    box.focus()
    page.keyboard.insert_text(typed)
    shown = "typed => document.getElementById('search-dialog').dataset.shown === typed"
    eventually(page, shown, typed.strip())


def unfold(page):
    """Opens every fold of the answer and waits for what is in it."""
    page.evaluate("for (const fold of document.querySelectorAll('.search__further')) fold.open = true")
    eventually(page, "[...document.querySelectorAll('.search__further')].every(fold => fold.querySelector('li'))")


def first(page):
    """The first link of the answer: what Enter opens."""
    return page.locator(".search__results a").first


def addresses(page, root):
    """Where the answer leads, best first: the named term, then one place a page; paths below `root`, without marks."""
    links = page.locator(".search__entry, .search__results > .search__pages > li > .search__place")
    found = links.evaluate_all("links => links.map(link => link.origin + link.pathname + link.hash)")
    return [address.removeprefix(root) for address in found]
