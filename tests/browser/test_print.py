"""A chapter on paper: everything folded is open, everything for the screen is gone."""

import pytest
from pypdf import PdfReader


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_on_paper_notes_are_open_without_a_script_and_navigation_is_gone(open_page, prefix):
    page = open_page(f"{prefix}chapters/regenerative-medicine.html", java_script_enabled=False)
    page.emulate_media(media="print")
    folded = page.locator("details.note p")
    assert folded.count() > 5
    assert all(p.bounding_box()["height"] > 5 for p in folded.all())
    for gone in (".masthead", ".contents", ".onward"):
        assert not page.locator(gone).first.is_visible()


def test_chinese_is_printed_in_a_serif_face(open_page):
    page = open_page("chapters/hair.html")
    page.emulate_media(media="print")
    assert "Serif" in page.evaluate("getComputedStyle(document.querySelector('#hair-020')).fontFamily")


def test_printing_from_dark_gives_black_on_white(open_page):
    page = open_page("chapters/hair.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colors = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
    assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_printing_opens_the_notes_and_folds_them_again_afterwards(open_page):
    page = open_page("chapters/hair.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.note:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.note[open]").count() == 0


@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/msc-exosomes.html", "parallel/scaffolds.html"])
def test_nothing_lies_outside_the_paper_and_every_paragraph_keeps_its_number(open_page, path, tmp_path):
    page = open_page(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 654, "height": 900})  # A4 without its margins, 15 and 22 mm
    outside = page.evaluate("""() => [...document.querySelectorAll('#text *')].filter(e => e.checkVisibility())
        .map(e => [e.getBoundingClientRect(), e]).filter(([r]) => r.width && (r.right > innerWidth + 1 || r.left < -1))
        .map(([, e]) => e.outerHTML.slice(0, 80))""")
    assert outside == []
    assert all(number.is_visible() for number in page.locator("#text .place").all())
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    first = PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert len(first) > 200, "the first page is not left blank"
