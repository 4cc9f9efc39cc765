"""The question page: one tap from home, the sheet on exactly two A4 pages, alone or with all the rest."""

import io
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from browser.conftest import PHONE
from browser.waiting import eventually
from sets import thinned


def printed(page, size="A4"):
    """The page as a PDF: the text of each of its pages without spaces, and their sizes in millimeters."""
    pages = PdfReader(io.BytesIO(page.pdf(format=size, prefer_css_page_size=True))).pages
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in p.mediabox[2:]) for p in pages}
    return [squeeze(p.extract_text()) for p in pages], sizes


def squeeze(text):
    """Without spaces, and with one form for letters that a PDF may hold as ligatures or radicals."""
    return "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_the_sheet_alone_prints_on_exactly_two_pages(open_page, kb, locale, script, size):
    prefix = "" if locale == "zh-TW" else "en/"
    page = open_page(f"{prefix}questions.html#print-sheet", java_script_enabled=script)
    (first, second), sizes = printed(page, size)
    assert sizes == {{"A4": (210, 297), "Letter": (216, 279)}[size]}
    for point in kb.sheet.questions:
        assert squeeze(point.text[locale]) in first
    for point in kb.sheet.warnings:
        assert squeeze(point.text[locale]) in second
    for text in (kb.say("sheet-where", locale), kb.say("not-reviewed", locale), kb.say("not-advice", locale)):
        assert squeeze(text) in second
    assert f"{prefix}questions.html" in second, "a sheet in the hand says where it comes from"


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_on_paper_each_question_has_a_box_and_a_line_to_write_on_and_letters_are_12_points(open_page, kb, locale):
    page = open_page(f"{'' if locale == 'zh-TW' else 'en/'}questions.html#print-sheet")
    page.emulate_media(media="print")
    asks = page.locator(".sheet ol > li")
    assert asks.count() == len(kb.sheet.questions) == 18
    for ask in asks.all():
        assert ask.locator(".sheet__box").bounding_box()["width"] > 8
        line = ask.locator(".sheet__line").bounding_box()
        assert line["width"] > 300
        assert line["height"] >= 15
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet__ask')).fontSize") == "16px"
    assert page.locator(".sheet__six li").count() == 6
    assert int(page.evaluate("getComputedStyle(document.querySelector('.sheet__six')).fontWeight")) >= 600


def test_a_browser_that_prints_a_copy_without_target_prints_the_sheet_alone_too(open_page):
    page = open_page("questions.html")
    assert not page.locator("html[data-sheet-only]").count()
    page.evaluate("location.hash = '#print-sheet'")
    page.wait_for_selector("html[data-sheet-only]", state="attached")
    page.evaluate("document.querySelector('#print-sheet').id = 'no-target'")
    assert len(printed(page)[0]) == 2
    page.evaluate("location.hash = '#sheet'")
    page.wait_for_selector("html:not([data-sheet-only])", state="attached")


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_the_whole_page_prints_too_and_the_sheet_keeps_two_pages_of_its_own(open_page, kb, locale):
    page = open_page(f"{'' if locale == 'zh-TW' else 'en/'}questions.html")
    pages, _ = printed(page)
    assert len(pages) > 6
    heads = [squeeze(kb.say(key, locale)) for key in ("sheet-six", "sheet-warnings")]
    own = [n for n, text in enumerate(pages) if any(head in text for head in heads)]
    assert len(own) == 2
    assert own[1] == own[0] + 1
    assert "".join(pages[: own[0]]).count(squeeze(kb.say("legal-status", locale))) == 4


@pytest.mark.parametrize(("prefix", "viewport"), thinned([("", PHONE), ("en/", PHONE), ("", None), ("en/", None)], 3))
def test_from_the_home_page_a_tap_leads_to_each_situation_and_to_the_sheet(open_page, served, prefix, viewport):
    options = {"viewport": viewport} if viewport else {}
    for target in ("exosome", "own-cells", "drip", "hair", "sheet"):
        page = open_page(f"{prefix}index.html", **options)
        page.locator(f".situations a[href='questions.html#{target}']").click()
        page.wait_for_url(f"{served}{prefix}questions.html#{target}")
        assert page.locator(f"#{target}").bounding_box()["y"] < 120


def test_the_link_to_the_sheet_opens_the_print_window_and_makes_the_sheet_the_pages_target(open_page):
    page = open_page("questions.html")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("[data-print]").click()
    eventually(page, "window.printed === true")
    assert page.url.endswith("#print-sheet")
