"""The book for reading devices: EPUBCheck finds nothing, and all of it is there."""

import io
import re
import zipfile

import pytest
from lxml import html

from editions import epub
from editions.paper import checks
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


def said(unpacked):
    chapters = [data for name, data in sorted(unpacked.items()) if re.search(r"ch\d+\.xhtml$", name)]
    return [checks.squeezed(html.fromstring(data).text_content()) for data in chapters]


def test_epubcheck_finds_nothing(made):
    assert epub.problems(made[1]) == []


def test_epubcheck_would_find_something(made):
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made[1])) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b"<p>", b"<p><a href='#nowhere'>x</a>", 1) if name.endswith("ch003.xhtml") else data
            )
    assert epub.problems(broken.getvalue())


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


def test_there_are_no_numbers_of_pages_where_there_are_no_pages(unpacked):
    assert "000" not in "".join(re.findall(r"（詳見[^）]*）|\(details:[^)]*\)", "".join(said(unpacked))))
    assert "（見第" not in "".join(said(unpacked))


def test_it_says_what_languages_it_is_in(made, unpacked):
    found = re.findall(rb"<dc:language>(.*?)</dc:language>", unpacked["EPUB/content.opf"])
    assert found == ([b"zh-TW", b"en"] if made[0] == "parallel" else [b"zh-TW"])


def test_making_it_twice_gives_the_same_bytes(kb, site, address, press, made):
    with short_book():
        assert epub.made(kb, site, address, made[0], press) == made[1]
