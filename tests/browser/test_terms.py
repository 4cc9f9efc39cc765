"""The card at a term, by mouse, keyboard and touch; without a script; on paper; for a screen reader (WCAG 1.4.13)."""

import pytest

from browser.card import CARD, hover
from browser.conftest import DESKTOP, PHONE

TERM = "#hair-030 a.term[href$='#5-alpha-reductase']"


def test_pointing_shows_both_languages_terms_the_abbreviation_and_the_definition(open_page):
    page = open_page("chapters/hair.html")
    hover(page, TERM)
    shown = page.inner_text(CARD)
    for part in ("5α-還原酶", "5α-reductase", "5-AR", "把睪固酮變成DHT的酵素", "到詞彙表"):
        assert part in shown
    english = open_page("en/chapters/hair.html")
    hover(english, TERM)
    for part in ("5α-reductase", "5α-還原酶", "The enzyme that turns testosterone into DHT."):
        assert part in english.inner_text(CARD)


def test_the_pointer_may_move_onto_the_card_and_leaving_closes_it(open_page):
    page = open_page("chapters/hair.html")
    hover(page, TERM)
    box = page.locator(CARD).bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40, steps=12)
    page.wait_for_timeout(600)
    assert page.locator(CARD).is_visible(), "the card stays under the pointer"
    page.mouse.move(5, 5)
    page.locator(CARD).wait_for(state="hidden")


def test_a_passing_pointer_opens_nothing(open_page):
    page = open_page("chapters/hair.html")
    page.locator(TERM).scroll_into_view_if_needed()
    box = page.locator(TERM).bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.move(5, 5)
    page.wait_for_timeout(400)
    assert page.locator(CARD).count() == 0


def test_escape_closes_the_card_and_moves_neither_focus_nor_page(open_page):
    page = open_page("chapters/hair.html")
    page.locator(TERM).scroll_into_view_if_needed()
    page.keyboard.press("Tab")
    page.locator(TERM).focus()
    page.locator(CARD).wait_for()
    before = page.evaluate("scrollY")
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert page.evaluate("document.activeElement.matches('a.term')")
    assert page.evaluate("scrollY") == before


def test_the_keyboard_opens_a_card_at_each_term_and_enter_leads_to_the_glossary(open_page, served):
    page = open_page("en/chapters/hair.html")
    page.locator("#hair-010").click()
    for _ in range(2):
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('a.term')"):
            page.keyboard.press("Tab")
        page.locator(CARD).wait_for()
        assert page.locator(CARD).count() == 1
        focused = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        card = page.locator(CARD).bounding_box()
        overlap = card["y"] < focused["bottom"] and card["y"] + card["height"] > focused["top"]
        assert not overlap, "the card does not cover the word that has the focus"
    href = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#*")
    assert page.url == href


def test_a_first_tap_shows_the_card_elsewhere_closes_it_and_a_second_tap_follows_the_link(open_page):
    page = open_page("chapters/hair.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(TERM).scroll_into_view_if_needed()
    page.locator(TERM).tap()
    page.locator(CARD).wait_for()
    assert "hair.html" in page.url
    page.touchscreen.tap(20, 20)
    page.locator(CARD).wait_for(state="hidden")
    page.locator(TERM).tap()
    page.locator(CARD).wait_for()
    page.locator(TERM).tap()
    page.wait_for_url("**/glossary.html#5-alpha-reductase")


def test_on_touch_the_cards_own_link_leads_to_the_entry(open_page):
    page = open_page("chapters/hair.html", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(TERM).tap()
    page.locator(f"{CARD} .card__more").tap()
    page.wait_for_url("**/glossary.html#5-alpha-reductase")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, {"width": 320, "height": 480}], ids=["desktop", "phone", "small"])
@pytest.mark.parametrize("path", ["chapters/regenerative-medicine.html", "en/chapters/photoaging.html"])
def test_no_card_ever_leaves_the_screen(open_page, path, viewport):
    page = open_page(path, viewport=viewport)
    outside = page.evaluate("""async () => {
        const found = [];
        const links = [...document.querySelectorAll('#text a.term')];
        for (const link of links.filter((_, i) => i % 3 === 0 || i === links.length - 1)) {
            for (const block of ['start', 'end']) {
                link.scrollIntoView({block, behavior: 'instant'});
                const line = link.getClientRects()[0];
                link.dispatchEvent(new PointerEvent('pointerenter',
                    {pointerType: 'mouse', clientX: line.left + 2, clientY: line.top + 2}));
                await new Promise(done => setTimeout(done, 140));
                const box = document.querySelector('.card').getBoundingClientRect();
                if (!box.width || box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight)
                    found.push([link.textContent, block, box.toJSON()]);
                document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
            }
        }
        return found;
    }""")
    assert outside == []


def test_a_screen_reader_hears_the_definition_as_the_links_description(open_page):
    page = open_page("chapters/hair.html")
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    described = {
        n["name"]["value"]: n.get("description", {}).get("value", "")
        for n in nodes if n.get("role", {}).get("value") == "link" and n.get("name", {}).get("value")
    }  # fmt: skip
    assert described["5α-還原酶"].startswith("把睪固酮變成DHT的酵素")


def test_without_a_script_a_term_is_a_plain_link_to_its_entry(open_page, served):
    page = open_page("chapters/hair.html", java_script_enabled=False)
    page.locator(TERM).click()
    assert page.url == served + "glossary.html#5-alpha-reductase"
    page.locator("[id='5-alpha-reductase']").wait_for()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_on_paper_the_chapter_ends_with_its_terms_open_and_no_card(open_page, prefix):
    page = open_page(f"{prefix}chapters/hair.html", java_script_enabled=False)
    page.emulate_media(media="print")
    rows = page.locator(".terms .gloss")
    assert rows.count() > 20
    assert all(row.bounding_box()["height"] > 20 for row in rows.all())
    text = page.locator("#hair-100").bounding_box()
    assert page.locator(".terms").bounding_box()["y"] > text["y"]
    assert page.evaluate("getComputedStyle(document.querySelector('a.term')).textDecorationLine") == "none"


def test_the_terms_of_the_page_unfold_on_the_screen(open_page):
    page = open_page("chapters/hair.html")
    assert not page.locator("#term-finasteride").is_visible()
    page.locator(".terms summary").click()
    assert page.locator("#term-finasteride").is_visible()
