"""The number before a paragraph: its address, the other language, both, a copy with its source, a correction."""

import pytest

from browser.conftest import PHONE

MENU = "#place-menu"


def open_at(page, segment):
    """Opens the list at a paragraph and waits for it."""
    page.click(f"#{segment} > .place")
    page.locator(MENU).wait_for()
    return page.locator(MENU)


@pytest.mark.parametrize("prefix, said", [("", "第5章第6段"), ("en/", "Chapter 5, paragraph 6")])
def test_it_says_which_paragraph_and_leads_to_all_places_of_it(open_page, served, prefix, said):
    page = open_page(f"{prefix}chapters/hair.html")
    menu = open_at(page, "hair-060")
    assert menu.locator(".sheetlet__title").inner_text() == said
    other = "" if prefix else "en/"
    where = {name: menu.locator(f"[data-place={name}]").evaluate("a => a.href") for name in
             ("link", "other", "parallel", "correct")}  # fmt: skip
    assert where == {
        "link": f"{served}{prefix}chapters/hair.html#hair-060",
        "other": f"{served}{other}chapters/hair.html#hair-060",
        "parallel": f"{served}{prefix}parallel/hair.html#hair-060",
        "correct": f"{served}{prefix}about/contributing.html#contributing-correction",
    }


@pytest.mark.parametrize("prefix, lead, today", [
    ("", "2020年綜論：缺點是，一停止治療，頭髮的生長在短時間內又會減退。", "（今天：已有更精確的資料）"),
    ("en/", "2020 review: The drawback is that once treatment stops, hair growth declines again within a short time.",
     " (today: Refined)"),
])  # fmt: skip
def test_a_copied_sentence_of_the_review_is_led_by_its_name_and_carries_status_and_source(
    open_page, served, prefix, lead, today
):
    page = open_page(f"{prefix}chapters/hair.html", permissions=["clipboard-read", "clipboard-write"])
    open_at(page, "hair-060").locator("[data-place=copy]").click()
    page.locator(f"{MENU} [role=status]:not(:empty)").wait_for()
    first, second = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert first == lead + today
    assert second.endswith(f" {served}{prefix}chapters/hair.html#hair-060")
    assert page.locator("#cite-this-page").inner_text().split(" http")[0] in second


def test_what_the_editors_say_is_not_passed_off_as_the_reviews(open_page):
    page = open_page("chapters/msc-exosomes.html", permissions=["clipboard-read", "clipboard-write"])
    open_at(page, "msc-exosomes-180").locator("[data-place=copy]").click()
    page.locator(f"{MENU} [role=status]:not(:empty)").wait_for()
    assert "綜論：" not in page.evaluate("navigator.clipboard.readText()").splitlines()[0]


def test_where_copying_is_refused_the_list_says_so(open_page):
    page = open_page("chapters/hair.html")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    open_at(page, "hair-060").locator("[data-place=copy]").click()
    page.locator(f"{MENU} [role=status]", has_text="請自己選取").wait_for()


def test_by_keyboard_it_opens_with_enter_or_space_and_esc_gives_the_focus_back(open_page):
    page = open_page("chapters/hair.html")
    for key in ("Enter", "Space"):
        page.locator("#hair-060 > .place").focus()
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.place") == "link"
        assert page.get_attribute("#hair-060 > .place", "aria-expanded") == "true"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.place") == "other"
        page.keyboard.press("Escape")
        assert not page.locator(MENU).is_visible()
        assert page.evaluate("document.activeElement.closest('p').id") == "hair-060"
        page.wait_for_selector("#hair-060 > .place[aria-expanded=false]")


def test_pressing_the_number_again_or_elsewhere_closes_it(open_page):
    page = open_page("chapters/hair.html")
    open_at(page, "hair-060")
    page.click("#hair-060 > .place")
    assert not page.locator(MENU).is_visible()
    open_at(page, "hair-060")
    page.mouse.click(1300, 500)
    assert not page.locator(MENU).is_visible()


def test_on_a_phone_the_number_stands_in_the_margin_and_its_list_on_the_screen(open_page):
    page = open_page("chapters/regenerative-medicine.html", viewport=PHONE, has_touch=True)
    for segment in ("regenerative-medicine-010", "regenerative-medicine-250"):
        number, text = (page.locator(s).bounding_box() for s in (f"#{segment} > .place", f"#{segment}"))
        assert number["x"] >= 0 and number["width"] >= 24 and number["height"] >= 24
        page.locator(f"#{segment} > .place").tap()
        box = page.locator(MENU).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]
        assert number["x"] < text["x"]
        page.keyboard.press("Escape")


def test_the_number_is_read_aloud_with_its_meaning_and_not_copied_with_the_text(open_page):
    page = open_page("chapters/hair.html")
    assert page.get_by_role("button", name="第6段：連結、中英對照、引用", exact=True).count() == 1
    page.evaluate("getSelection().selectAllChildren(document.getElementById('hair-060'))")
    assert page.evaluate("getSelection().toString()").startswith("缺點是")


def test_the_contents_follow_the_reader(open_page):
    page = open_page("chapters/hair.html")
    current = ".contents [aria-current=location]"
    assert page.locator(current).count() == 0
    for heading in ("hair-drugs", "hair-follicle"):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", heading)
        page.wait_for_selector(f"{current}[href='#{heading}']")
        assert page.locator(current).count() == 1
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_selector(f"{current}[href='#hair-follicle']")
