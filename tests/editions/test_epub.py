"""The book for reading devices: its checks find nothing, and all of it is there."""

import io
import re
import zipfile

import pytest
from lxml import html

from editions import epub, epub_checks
from editions.paper import book, checks
from paper import SHORT, short_book
from sets import LONG

pytestmark = LONG  # minutes of printing; the gates of every change print the sheet and single pages


@pytest.fixture(scope="module", params=["zh-TW", "parallel"])
def made(request, kb, site, address, press):
    with short_book():
        return request.param, epub.made(kb, site, address, request.param, press)


@pytest.fixture(scope="module")
def unpacked(made):
    """The texts within, by name."""
    with zipfile.ZipFile(io.BytesIO(made[1])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def plain(made):
    """Its words alone, as pandoc reads them."""
    return epub_checks.as_plain_text(made[1])


def said(unpacked):
    chapters = [data for name, data in sorted(unpacked.items()) if re.search(r"ch\d+\.xhtml$", name)]
    return [checks.squeezed(html.fromstring(data).text_content()) for data in chapters]


def test_its_checks_find_nothing(kb, made):
    assert epub_checks.problems(kb, made[1], book.version(kb)) == []


def test_epubcheck_would_find_something(kb, made):
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made[1])) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b"<p>", b"<p><a href='#nowhere'>x</a>", 1) if name.endswith("ch003.xhtml") else data
            )
    assert any(line.startswith("RSC-") for line in epub_checks.problems(kb, broken.getvalue(), book.version(kb)))


def test_every_paragraph_of_its_chapters_is_there_in_each_of_its_languages(kb, made, unpacked):
    from kb.parity import documents
    from kb.prose import CITATION, MARK

    whole = "".join(said(unpacked))
    docs = documents(kb)
    for chapter in (path for path in SHORT if path.startswith("chapters/")):
        for locale in ("zh-TW", "en") if made[0] == "parallel" else (made[0],):
            for block in docs[chapter][locale].blocks:
                if block.id in kb.segments:
                    start = CITATION.split(MARK.sub(r"\1", block.text))[0]
                    words = checks.squeezed(re.sub(r"[*^~]", "", re.split(r"\[\^", start)[0]))
                    assert words in whole, block.id


def test_a_chapter_is_led_by_its_number_and_the_contents_by_its_title(unpacked):
    nav = html.fromstring(unpacked["EPUB/nav.xhtml"]).text_content()
    assert "第5章" in nav
    assert "掉髮" in nav


def test_drawings_are_pictures_and_said_in_words(unpacked):
    pictures = [name for name in unpacked if name.endswith(".png")]
    assert len(pictures) >= 2
    assert all(unpacked[name].startswith(b"\x89PNG") for name in pictures)
    images = [
        img
        for name, data in unpacked.items()
        if re.search(r"ch\d+\.xhtml$", name)
        for img in html.fromstring(data).iter("img")
    ]
    assert images
    assert all(len(img.get("alt")) > 20 for img in images)


def test_labels_are_set_apart_without_a_style_sheet(unpacked):
    whole = "".join(said(unpacked))
    assert "還不知道:再造" in whole
    assert whole.count("編者註:") >= 3


def test_there_are_no_numbers_of_pages_where_there_are_no_pages(plain):
    assert not re.findall(r"本書第|見第[\d、]+頁|p\. \d+ of this book|see p\. \d", plain)


def test_where_paper_names_pages_links_lead_to_the_later_evidence(made, unpacked):
    lines = [
        line
        for name, data in unpacked.items()
        if re.search(r"ch\d+\.xhtml$", name)
        for line in html.fromstring(data).cssselect(".since__links")
    ]
    assert len(lines) >= 3
    assert all("#since-2020--" in link.get("href") for line in lines for link in line.iter("a"))
    assert {line.text_content().strip()[:3] for line in lines} <= {"（詳見", "(de"}


def test_the_key_to_the_badges_shows_the_shape_beside_its_words(kb, unpacked):
    from lxml import etree

    key = next(data for name, data in sorted(unpacked.items()) if b"about-method--badge-R" in data and "ch" in name)
    lines = etree.fromstring(key).xpath("//*[local-name()='li'][*[starts-with(@id, 'about-method--badge-')]]")
    assert len(lines) == len(kb.badges)
    assert all(line.xpath(".//*[local-name()='svg'][@viewBox]/*") for line in lines)
    assert all("".join(line.itertext()).strip() for line in lines)


def test_a_power_of_ten_can_be_told_from_a_number(plain):
    assert "10⁷" in plain


def test_each_text_is_called_by_its_heading(unpacked):
    titles = {
        name: (text.findtext(".//title"), text.cssselect("section > h1"))
        for name, text in ((n, html.document_fromstring(d)) for n, d in unpacked.items() if n.endswith(".xhtml"))
    }
    assert not [name for name, (title, _) in titles.items() if title.endswith(".xhtml")]
    assert all(title == " ".join(h[0].text_content().split()) for title, h in titles.values() if h)


def test_two_languages_of_a_heading_are_set_apart_in_the_contents_too(made, unpacked):
    nav = " ".join(html.document_fromstring(unpacked["EPUB/nav.xhtml"]).text_content().split())
    assert "第5章 掉髮：藥物與毛囊再生" in nav
    if made[0] == "parallel":
        assert "掉髮：藥物與毛囊再生 / Chapter 5 · Hair loss: drugs and follicle regeneration" in nav


def test_it_says_of_which_day_it_is_and_is_known_by_the_same_name_wherever_the_site_is(kb, made, unpacked, address):
    package = unpacked["EPUB/content.opf"].decode()
    assert f'<meta property="dcterms:modified">{book.version(kb)}T00:00:00Z</meta>' in package
    named = re.search(r"<dc:identifier[^>]*>(.*?)</dc:identifier>", package)[1]
    assert named == epub.identifier(made[0])
    assert named.startswith("urn:uuid:")
    assert address not in named
    with zipfile.ZipFile(io.BytesIO(made[1])) as archive:
        days = {"{:04}-{:02}-{:02}".format(*item.date_time) for item in archive.infolist()}
    assert days == {book.version(kb)}


def test_the_three_books_have_names_of_their_own():
    assert epub.identifier("zh-TW") == "urn:uuid:41c63189-9811-5428-991b-f1a485efe4a4"
    assert len({epub.identifier(locale) for locale in ("zh-TW", "en", "parallel")}) == 3


def test_it_says_what_languages_it_is_in(made, unpacked):
    found = re.findall(rb"<dc:language>(.*?)</dc:language>", unpacked["EPUB/content.opf"])
    assert found == ([b"zh-TW", b"en"] if made[0] == "parallel" else [b"zh-TW"])


def test_making_it_twice_gives_the_same_bytes(kb, site, address, press, made):
    with short_book():
        assert epub.made(kb, site, address, made[0], press) == made[1]
