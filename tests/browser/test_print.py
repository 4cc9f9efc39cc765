"""Any page on paper, from the browser's own command.

On A4 or Letter, from light or dark: everything folded is open, everything for the screen is gone.
"""

import io
import re
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from browser.pages import SAMPLE
from sets import thinned

WIDTHS = {"A4": 654, "Letter": 678}
"""What the paper leaves of each size for a page with numbers before its paragraphs, in pixels."""


def on_paper(page, size="A4"):
    """The page as the browser prints it: its sheets' texts without spaces."""
    pdf = page.pdf(format=size, prefer_css_page_size=True)
    return [squeeze(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def squeeze(text):
    """Without spaces, and with one form for letters that a PDF may hold as ligatures or radicals."""
    return "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("path", thinned(SAMPLE, 4))
def test_every_sheet_says_where_it_is_from_which_version_it_is_and_which_sheet(open_page, served, kb, path, size):
    sheets = on_paper(open_page(path), size)
    entry = kb.pages[path.removeprefix("en/").removesuffix(".html")]
    changed = "rulesmayhavechanged" if path.startswith("en/") else "法規可能已變"
    for number, text in enumerate(sheets, 1):
        assert squeeze(served + path.removesuffix("index.html")) in text
        assert f"{number}/{len(sheets)}" in text
        assert entry.updated in text
        assert changed in text


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("path", thinned(SAMPLE, 4))
def test_nothing_lies_outside_the_paper(open_page, path, size):
    page = open_page(path)
    page.emulate_media(media="print")
    narrow = 0 if page.locator("#text .place").count() else 26  # 7 mm
    page.set_viewport_size({"width": WIDTHS[size] - narrow, "height": 900})
    outside = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
        .filter(e => !e.closest('svg') && !e.closest('.masthead'))
        .map(e => [e.getBoundingClientRect(), e]).filter(([r]) => r.width && (r.right > innerWidth + 1 || r.left < -1))
        .map(([, e]) => e.outerHTML.slice(0, 80))""")
    assert outside == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_what_is_folded_is_open_without_a_script_and_what_is_for_the_screen_is_gone(open_page, prefix):
    page = open_page(f"{prefix}chapters/regenerative-medicine.html", java_script_enabled=False)
    page.emulate_media(media="print")
    parts = "details.note p, details.since .found p:not(.found__more), details.figure__words li, .terms dd"
    folded = page.locator(parts)
    assert folded.count() > 40
    assert all(part.bounding_box()["height"] > 5 for part in folded.all())
    for gone in (".masthead", ".contents", ".onward", ".take", ".reference__back"):
        assert not page.locator(gone).first.is_visible(), gone


def test_chinese_is_printed_in_a_serif_face_with_lines_filled_and_english_ragged(open_page):
    page = open_page("chapters/hair.html")
    page.emulate_media(media="print")
    style = page.locator("#hair-020").evaluate(
        "(e) => (s => [s.fontFamily, s.textAlign, s.lineBreak])(getComputedStyle(e))"
    )
    assert "Serif" in style[0]
    assert style[1:] == ["justify", "strict"]
    page = open_page("en/chapters/hair.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('#hair-020')).textAlign") == "start"


def test_letters_of_the_text_are_at_least_11_points(open_page):
    for path in ("chapters/hair.html", "en/chapters/hair.html"):
        page = open_page(path)
        page.emulate_media(media="print")
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#hair-020')).fontSize)")
        assert size >= 11 / 72 * 96 - 0.01


def test_printing_from_dark_gives_black_on_white(open_page):
    page = open_page("chapters/hair.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colors = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
    assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_printing_from_dark_gives_the_same_paper_as_from_light(open_page):
    sheets = [on_paper(open_page("en/chapters/scaffolds.html", color_scheme=scheme)) for scheme in ("dark", "light")]
    assert sheets[0] == sheets[1]


def test_marks_that_color_alone_would_carry_have_words_or_shapes_on_paper(open_page):
    page = open_page("chapters/regenerative-medicine.html")
    page.emulate_media(media="print")
    for badge in page.locator(".badge").all():
        assert badge.locator("svg").bounding_box()["width"] > 6
        assert badge.inner_text().strip()
    assert all(flag.inner_text().strip() for flag in page.locator(".flag__status").all())
    dot = page.evaluate("getComputedStyle(document.querySelector('.messages li'), '::before').borderTopWidth")
    assert float(dot.removesuffix("px")) > 2, "a background would not be printed"


def test_printing_opens_the_notes_and_folds_them_again_afterwards(open_page):
    page = open_page("chapters/hair.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.note:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.note[open]").count() == 0


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_print_this_chapter_does_what_the_browsers_own_command_does(open_page, prefix):
    page = open_page(f"{prefix}chapters/hair.html")
    page.evaluate("() => { window.print = () => { window.asked = (window.asked ?? 0) + 1 } }")
    page.locator("[data-print-page]").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = page.content()
    page.locator("[data-print-page]").click()
    assert page.evaluate("window.asked") == 1
    assert page.content() == before, "nothing on the page is changed for it"


def test_without_scripts_there_is_no_button_that_does_nothing(open_page):
    page = open_page("chapters/hair.html", java_script_enabled=False)
    assert not page.locator("[data-print-page]").is_visible()
    assert page.locator(".take a").first.is_visible()


def test_there_is_room_to_write_on_paper_only(open_page):
    page = open_page("chapters/hair.html")
    assert not page.locator(".own-notes").is_visible()
    page.emulate_media(media="print")
    lines = page.locator(".own-notes span")
    assert lines.count() >= 6
    assert all(line.bounding_box()["height"] > 25 for line in lines.all())


def test_addresses_of_links_to_elsewhere_are_written_out(open_page):
    text = "".join(on_paper(open_page("about/source.html")))
    assert re.search(r"https?://www\.jstage\.jst\.go\.jp/browse/koshohin/44/1/_contents", text)


@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/msc-exosomes.html", "parallel/scaffolds.html"])
def test_every_paragraph_keeps_its_number_and_the_first_sheet_is_not_left_blank(open_page, path):
    page = open_page(path)
    page.emulate_media(media="print")
    assert all(number.is_visible() for number in page.locator("#text .place").all())
    assert len(on_paper(page)[0]) > 150
