"""The card at a number, by mouse, keyboard and touch; the list at the foot without a script; what is printed."""

import pytest

from browser.card import CARD, hover
from browser.conftest import PHONE

MARK = "#since-hair-070 .cite > a[href='#ref-vanzuuren2016']"


def opened(open_page, path, **options):
    """The chapter on hair with the line of updates opened that cites the review on minoxidil."""
    page = open_page(path, **options)
    page.locator("#since-hair-070 > summary").click()
    return page


@pytest.mark.parametrize(("path", "kind", "more"), [
    ("chapters/hair.html", "系統性回顧", "這份資料還用在哪裡"),
    ("en/chapters/hair.html", "systematic review", "Where else it is cited"),
])  # fmt: skip
def test_pointing_at_a_number_shows_the_source_its_kind_and_its_ways_in(open_page, path, kind, more):
    page = opened(open_page, path)
    hover(page, MARK)
    shown = page.inner_text(CARD)
    for part in ("van Zuuren EJ, Fedorowicz Z, Schoones J", "Interventions for female pattern hair loss", kind, more):
        assert part in shown
    links = page.eval_on_selector_all(f"{CARD} a", "links => links.map(a => a.href)")
    assert "https://doi.org/10.1002/14651858.CD007628.pub4" in links
    assert "↑" not in shown, "the way back to the text belongs to the list, not to the card"
    assert page.evaluate("() => new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                         " === document.querySelectorAll('[id]').length"), "the card brings no id twice"  # fmt: skip


def test_the_keyboard_opens_the_card_escape_closes_it_and_enter_leads_to_the_list(open_page):
    page = opened(open_page, "en/chapters/hair.html")
    page.locator(MARK).scroll_into_view_if_needed()
    page.keyboard.press("Tab")
    page.locator(MARK).focus()
    page.locator(CARD).wait_for()
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/hair.html#ref-vanzuuren2016")
    assert page.locator("#ref-vanzuuren2016").is_visible()


def test_a_first_tap_shows_the_card_a_second_leads_to_the_list_and_the_arrow_leads_back(open_page):
    page = opened(open_page, "chapters/hair.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(MARK).tap()
    page.locator(CARD).wait_for()
    assert "#" not in page.url
    page.locator(MARK).tap()
    page.wait_for_url("**/hair.html#ref-vanzuuren2016")
    page.locator("#ref-vanzuuren2016 .reference__back a").first.tap()
    page.wait_for_url("**/hair.html#cite-vanzuuren2016-1")


def test_the_cards_link_leads_to_the_source_on_the_page_of_all_sources(open_page):
    page = opened(open_page, "chapters/hair.html")
    hover(page, MARK)
    page.locator(f"{CARD} .card__more").click()
    page.wait_for_url("**/references.html#vanzuuren2016")
    entry = page.locator("#vanzuuren2016")
    assert entry.is_visible()
    entry.locator(".reference__places a", has_text="2020年以後").first.click()
    page.wait_for_url("**/since-2020.html#women-minoxidil")


def test_without_a_script_a_number_is_a_plain_link_to_its_source(open_page):
    page = opened(open_page, "chapters/hair.html", java_script_enabled=False)
    page.locator(MARK).click()
    assert page.url.endswith("#ref-vanzuuren2016")
    assert "Schoones" in page.locator("#ref-vanzuuren2016").inner_text()


def test_a_screen_reader_hears_the_number_as_a_reference_and_its_record(open_page):
    page = opened(open_page, "chapters/hair.html")
    link = page.locator(MARK)
    number = link.inner_text()
    assert link.get_attribute("aria-label") == f"參考資料{number}"
    described = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert "Interventions for female pattern hair loss" in described.inner_text()


@pytest.mark.parametrize("path", ["chapters/regenerative-medicine.html", "en/timeline.html"])
def test_no_number_ever_begins_a_line(open_page, path):
    page = open_page(path, viewport=PHONE)
    astray = page.evaluate("""() => [...document.querySelectorAll('.cite')].filter(mark => {
        const range = document.createRange();
        let before = mark.previousSibling;
        while (before && before.nodeType !== 3) before = before.previousSibling ?? null;
        if (!before || !before.data.trim() || mark.previousElementSibling?.nextSibling === mark) return false;
        range.setStart(before, before.data.trimEnd().length - 1);
        range.setEnd(before, before.data.trimEnd().length);
        const last = range.getBoundingClientRect(), own = mark.querySelector('a').getBoundingClientRect();
        return own.top > last.bottom - 2;
    }).map(mark => mark.id)""")
    assert astray == []


def test_the_list_is_printed_with_whole_addresses_and_without_arrows(open_page):
    page = open_page("chapters/hair.html")
    page.emulate_media(media="print")
    assert page.locator("#references").is_visible()
    assert not page.locator("#ref-vanzuuren2016 .reference__back").is_visible()
    address = page.locator("#ref-nikkeimed2010aga .record__links a").element_handle()
    assert "attr(href)" in page.evaluate("a => getComputedStyle(a, '::after').content", address) or (
        "https://medical.nikkeibp.co.jp/" in page.evaluate("a => getComputedStyle(a, '::after').content", address)
    )
    assert not page.locator("#ref-nikkeimed2010aga .record__links a span").is_visible(), "not twice"
    assert "doi:10.1002/14651858.CD007628.pub4" in page.locator("#ref-vanzuuren2016").inner_text()
    assert page.locator("#cite-this-page").is_visible()
