"""What a PDF says of itself."""

import io

import pikepdf
import pytest

from editions.paper import finish

ABOUT = finish.About("第5章 掉髮", "zh-TW", "讀懂綜論", "重述", "https://example.org/hair.html", "2026-11-26")


@pytest.fixture
def raw(browser):
    page = browser.new_page()
    page.set_content(
        "<html lang=zh-TW><h1 id=here>標題</h1><a href='#there'>去</a><p id=there style='break-before:page'>字"
    )
    made = page.pdf(tagged=True, outline=True)
    page.close()
    return made


def test_title_language_author_dates_and_rights_are_there(raw):
    with pikepdf.open(io.BytesIO(finish.finished(raw, ABOUT))) as pdf:
        assert str(pdf.Root.Lang) == "zh-TW"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "第5章 掉髮"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261126000000Z"
        with pdf.open_metadata() as data:
            assert data["dc:title"] == "第5章 掉髮"
            assert data["dc:language"] == {"zh-TW"} or data["dc:language"] == ["zh-TW"]
            assert data["dc:rights"] == finish.RIGHTS
            assert data["dc:source"] == "https://example.org/hair.html"
        assert "Skia" not in str(pdf.docinfo)


def test_the_same_page_gives_the_same_bytes(raw):
    assert finish.finished(raw, ABOUT) == finish.finished(raw, ABOUT)


def test_it_is_well_formed_and_smaller(raw):
    done = finish.finished(raw, ABOUT)
    with pikepdf.open(io.BytesIO(done)) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert len(done) < len(raw)


def test_the_targets_of_links_are_known_by_their_ids_with_their_pages(raw):
    assert finish.destinations(raw) == {"there": 2}
    assert finish.pages(raw) == 2
