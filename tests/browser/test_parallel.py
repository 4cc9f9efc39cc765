"""A person reads a chapter in both languages at once."""

from unicodedata import normalize

import pytest
from pypdf import PdfReader

from browser.conftest import DESKTOP, PHONE
from browser.pages import CHAPTERS
from browser.waiting import eventually

BOXES = """() => [...document.querySelectorAll('.pair')].map(row => {
    const [left, right] = [...row.querySelectorAll('.pair__texts > p')].map(p => p.getBoundingClientRect());
    return [row.id, left.x, left.y, left.right, left.bottom, right.x, right.y, right.right, right.bottom];
})"""


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_on_a_wide_screen_the_languages_stand_side_by_side_row_by_row(open_page, prefix, chapter):
    page = open_page(f"{prefix}parallel/{chapter}.html", java_script_enabled=False)
    end = 0
    for identity, _, top, right, bottom, other, other_top, _, other_bottom in page.evaluate(BOXES):
        assert abs(top - other_top) < 1 and right <= other, identity
        assert top >= end, f"{identity} begins below the row before it"
        end = max(bottom, other_bottom)


def test_on_a_phone_the_other_language_stands_right_below(open_page):
    page = open_page("parallel/hair.html", viewport=PHONE)
    for identity, left, _, _, bottom, other, other_top, *_ in page.evaluate(BOXES):
        assert left == other and 0 <= other_top - bottom < 20, identity


def test_a_row_leads_to_its_paragraph_and_the_paragraph_back_to_it_without_scripts(open_page, served):
    page = open_page("parallel/hair.html", java_script_enabled=False)
    page.click("#hair-050 > .place")
    assert page.url == served + "chapters/hair.html#hair-050"
    page.click("#hair-070 > .place")
    assert page.url == served + "parallel/hair.html#hair-070"
    assert 0 <= page.locator("#hair-070").bounding_box()["y"] < DESKTOP["height"]


def test_the_language_link_keeps_the_row(open_page, served):
    page = open_page("parallel/hair.html#hair-070")
    eventually(page, "scrollY > 0")
    page.mouse.wheel(0, -120)
    eventually(page, "document.querySelector('.masthead').getBoundingClientRect().top === 0")
    page.click("[data-same-place]")
    assert page.url.startswith(served + "en/parallel/hair.html#hair-0")


def test_a_term_in_either_language_opens_the_same_card(open_page):
    page = open_page("parallel/hair.html")
    for lang in ("zh-TW", "en"):
        page.locator(f"#hair-020 p[lang='{lang}'] .term").hover()
        page.locator(".card", has_text="androgenetic alopecia").wait_for()
        assert "雄性禿" in page.locator(".card").inner_text()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_it_prints_as_a_book_of_two_columns_with_no_row_split(open_page, tmp_path, prefix):
    page = open_page(f"{prefix}parallel/hair.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 627, "height": 900})  # the width of the text on A4
    for identity, _, top, right, _, other, other_top, *_ in page.evaluate(BOXES):
        assert abs(top - other_top) < 1 and right <= other, identity
    rules = page.evaluate(
        "[...document.querySelectorAll('.pair__texts')].map(row => getComputedStyle(row).breakInside)"
    )
    assert set(rules) == {"avoid"}
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    # The browser writes some characters as the radicals that look like them.
    read = PdfReader(tmp_path / "page.pdf").pages
    sheets = ["".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in read]
    for zh, en in (("青春期以後有", "Amongmeninparticular"), ("使用幾年後", "Themaintreatmentatpresent")):
        where = [[n for n, text in enumerate(sheets) if part in text][:1] for part in (zh, en)]
        assert where[0] == where[1] != []
