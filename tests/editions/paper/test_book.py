"""The book, in both languages and short: every kind of part, printed."""

import io
import re

import pytest
from pypdf import PdfReader

from editions.paper import book, checks, finish
from editions.paper.printer import NotPrinted, Printed
from sets import LONG

pytestmark = LONG  # minutes of printing; the gates of every change print the sheet and single pages

ABOUT = finish.About("書", "zh-TW", "我們", "重述", "https://example.org/", "2026-11-26")


@pytest.fixture(scope="module")
def pdf(both):
    return finish.finished(both[1].pdf, ABOUT)


@pytest.fixture(scope="module")
def texts(pdf):
    return [checks.squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_it_has_only_our_faces_and_all_its_text_copies_out(kb, both, pdf):
    bound, printed, pages, _ = both
    found = checks.found(pdf, printed, [kb.site["short-name"]["zh-TW"]], pages[bound.parts[0].id] - 1)
    assert found.stops == []
    assert not [line for line in found.reports if "nearly empty" not in line]


def test_the_contents_name_the_page_where_each_heading_stands(both, pdf):
    bound, _, pages, passes = both
    headings = bound.headings()
    assert len(headings) > 15
    assert checks.contents(pdf, headings, pages) == []
    assert passes <= 4


def test_the_numbers_printed_in_the_contents_are_those_pages(both, texts):
    _, printed, pages, _ = both
    shown = dict(re.findall(r'class="page-of"[^>]* href="#([\w-]+)"[^>]*>(\d+)<', printed.html)) or dict(
        re.findall(r'href="#([\w-]+)"[^>]* class="page-of"[^>]*>(\d+)<', printed.html)
    )
    assert len(shown) > 50
    assert {identity: int(number) for identity, number in shown.items()} == {i: pages[i] for i in shown}
    assert not [number for number in shown.values() if number == "000"]


def test_the_index_names_the_pages_that_use_a_term_each_once(kb, both, texts):
    _, printed, pages, _ = both
    line = re.search(r'<li><span class="index__name">finasteride.*?</li>', printed.html)[0]
    numbers = [int(number) for number in re.findall(r">(\d+)</a>", line)]
    assert numbers[0] == pages["glossary--finasteride"]
    assert len(numbers) == len(set(numbers)) > 1
    assert all("finasteride" in texts[number - 1] for number in numbers)


def test_the_index_is_there_in_the_order_of_each_language(kb, both):
    _, printed, _, _ = both
    assert printed.html.count('class="index__name"') == 2 * len(kb.terms)


def test_each_part_has_its_running_head(both, texts):
    _, _, pages, _ = both
    hair = pages["chapters-hair"]
    assert checks.squeezed("第5章　掉髮：藥物與毛囊再生") in texts[hair]
    assert checks.squeezed("年表") in texts[pages["timeline"]]


def test_the_cover_says_what_it_is_and_has_no_page_number(kb, texts, address):
    for locale in ("zh-TW", "en"):
        for words in (kb.site["name"][locale], kb.say("status-line", locale), kb.say("not-advice", locale)):
            assert checks.squeezed(words) in texts[0]
    assert checks.squeezed(address) in texts[0]
    assert not re.search(r"(?<!\d)1/\d", texts[0])


def test_its_outline_leads_to_the_parts(pdf):
    titles = [item.title for item in PdfReader(io.BytesIO(pdf)).outline if not isinstance(item, list)]
    assert any("掉髮" in title for title in titles)
    assert any("詞彙索引" in title for title in titles)


class Restless:
    """A press whose every print moves a heading to another page."""

    def __init__(self, press):
        self.press, self.blank = press, 0

    def printed(self, path, html):
        self.blank += 1
        pages = "<p style='break-before: page'>x</p>" * self.blank
        return self.press.printed(path, html.replace("<body>", f"<body>{pages}"), "")


def test_page_numbers_that_never_come_to_rest_are_an_error(press):
    from lxml import html

    tree = html.document_fromstring(
        "<html><head></head><body><a class='page-of' href='#here'>000</a>"
        "<h1 id='here' style='break-before: page'>H</h1>"
    )
    restless = Restless(press)
    bound = book.Book("zh-TW", [], tree)
    with pytest.raises(NotPrinted, match="page numbers still change after 5 passes"):
        book.printed(restless, bound, "editions/x.html")
    assert restless.blank == book.PASSES


def test_a_pointer_to_nothing_is_an_error():
    from lxml import html

    tree = html.document_fromstring("<html><body><a class='page-of' href='#nowhere'>000</a></body></html>")
    assert "000" in book.filled(tree, {})
    with pytest.raises(NotPrinted, match="nothing is printed at #nowhere"):
        book.filled(tree, {"here": 1})


def test_two_terms_on_one_page_are_named_once():
    from lxml import html

    tree = html.document_fromstring(
        "<html><body><span class='pages' data-between=', '><a class='page-of' href='#a'>0</a>"
        "<a class='page-of' href='#b'>0</a><a class='page-of' href='#c'>0</a></span></body></html>"
    )
    assert re.sub(r"<[^>]+>", "", book.filled(tree, {"a": 4, "b": 4, "c": 7})).strip() == "4, 7"


def test_printed_is_what_the_pass_printed(both):
    assert isinstance(both[1], Printed)
