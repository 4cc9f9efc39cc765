"""The bookmarks of a PDF are the headings of its page."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from editions.paper import outline
from editions.paper.outline import Heading, NotOutlined
from editions.paper.parts import words
from sets import LONG

BODY = "<html lang=zh-TW><head></head><body style='margin: 0; font: 16px var(--ming)'>"
NARROW = "@page { margin: 20mm; } h1, h2 { width: 50mm; }"
WRAPS = "Regenerative medicine: cell sheets, iPS cells and fibroblasts"
PAGES = ["chapters/hair.html", "en/chapters/regenerative-medicine.html", "questions.html", "en/glossary.html"]


def titles(pdf):
    """A PDF's bookmarks as another program reads them: (depth, words, page)."""
    reader = PdfReader(io.BytesIO(pdf))

    def flat(items, depth=0):
        for item in items:
            if isinstance(item, list):
                yield from flat(item, depth + 1)
            else:
                yield depth, item.title, reader.get_destination_page_number(item) + 1

    return list(flat(reader.outline))


def test_words_stay_apart_where_a_heading_wraps(press):
    assert titles(press.printed("page.html", f"{BODY}<h1>{WRAPS}</h1><p>x", NARROW).pdf) == [(0, WRAPS, 1)]


def test_a_line_broken_on_purpose_and_what_a_style_sets_apart_are_words_of_their_own(press):
    body = "<h1><span style='display: block'>第1章</span>標題<br>下一行</h1><p>x"
    assert [title for _, title, _ in titles(press.printed("page.html", BODY + body, NARROW).pdf)] == [
        "第1章 標題 下一行"
    ]


def test_a_heading_at_the_head_of_a_page_is_said_once_and_leads_there(press):
    body = "<h1>美國</h1><p>x</p><h2 style='break-before: page'>歐盟與英國</h2><p>x"
    assert titles(press.printed("page.html", BODY + body, NARROW).pdf) == [(0, "美國", 1), (1, "歐盟與英國", 2)]


@pytest.mark.parametrize("drawn", ["歐盟與英國歐盟與英國", "歐盟與英國歐盟與英國EU and UK", "歐盟與英國EUand UK"])
def test_what_chromium_says_twice_is_said_once(press, drawn):
    body = "<h1 class=row><span lang=zh-TW>歐盟與英國</span><span lang=en>EU and UK</span></h1><p>x"
    heading = Heading(1, "歐盟與英國" if "EU" not in drawn else "歐盟與英國 / EU and UK")
    with pikepdf.open(io.BytesIO(press.printed("page.html", BODY + body, NARROW).pdf)) as pdf:
        with pdf.open_outline() as own:
            own.root[0].title = drawn
        raw = io.BytesIO()
        pdf.save(raw)
    done, said = outline.renewed(raw.getvalue(), [Heading(1, "不在紙上"), heading])
    assert said == (heading.words,)
    assert titles(done) == [(0, heading.words, 1)]


def test_two_languages_of_a_heading_are_set_apart(press):
    body = "<h1 class=row><span lang=zh-TW>綜論</span><span lang=en>The review</span></h1><p>x"
    style = ".row > * { display: table-cell }"
    assert titles(press.printed("page.html", BODY + body, style).pdf) == [(0, "綜論 / The review", 1)]


def test_of_two_blocks_that_say_the_same_in_two_languages_the_first_has_the_bookmark(press):
    entries = "<div lang=zh-TW><h3>疤痕 scar</h3><p>x</div><div lang=en><h3>scar 疤痕</h3><p>x</div>"
    body = f"<h1>詞彙表</h1><div class=row>{entries}</div><h1>以後</h1><p>x"
    pdf = press.printed("page.html", BODY + body, NARROW).pdf
    assert titles(pdf) == [(0, "詞彙表", 1), (1, "疤痕 scar", 1), (0, "以後", 1)]


def test_what_is_not_on_the_paper_has_no_bookmark(press):
    body = "<h1>標題</h1><h2 style='display: none'>台灣的法規</h2><p>x</p><h2>台灣的法規</h2><p>x"
    assert [title for _, title, _ in titles(press.printed("page.html", BODY + body, NARROW).pdf)] == [
        "標題",
        "台灣的法規",
    ]


def test_a_bookmark_for_which_there_is_no_heading_is_an_error(press):
    pdf = press.printed("page.html", f"{BODY}<h1>標題</h1><p>x", NARROW).pdf
    with pytest.raises(NotOutlined, match="the bookmark “標題” is no heading of the page"):
        outline.renewed(pdf, [Heading(1, "別的標題")])


@pytest.mark.parametrize("path", PAGES)
def test_every_bookmark_of_a_page_is_a_heading_in_its_own_words(press, path):
    from lxml import html

    made = press.printed(path)
    headings = [words(h) for h in html.document_fromstring(made.html).cssselect("h1, h2, h3, h4")]
    said = [title for _, title, _ in titles(made.pdf)]
    assert len(said) > 5
    assert not [title for title in said if title not in headings]
    assert [h for h in headings if h in set(said)] == said


@LONG
def test_every_bookmark_of_the_book_in_two_languages_is_a_heading_of_its_page(both):
    from lxml import html

    tree = html.document_fromstring(both[1].html)
    headings = tree.cssselect("h1, h2, h3, h4")
    rows = [h for h in headings if len(h) > 1 and all(child.get("lang") for child in h)]
    headings = {" / ".join(map(words, h)) if h in rows else words(h) for h in headings}
    said = [title for _, title, _ in titles(both[1].pdf)]
    assert len(rows) > 15
    assert not [title for title in said if title not in headings]
    assert len([title for title in said if " / " in title]) >= len(rows)


def test_the_first_level_is_in_view_and_the_rest_waits(press):
    body = "<h1>一</h1><h2>甲</h2><h1>二</h1><h2>乙</h2><p>x"
    with io.BytesIO(press.printed("page.html", BODY + body, NARROW).pdf) as file:
        root = PdfReader(file).trailer["/Root"]["/Outlines"]
        assert root["/Count"] == 2
