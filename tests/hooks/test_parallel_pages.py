"""The chapters side by side, read from the built pages: as many rows as segments, each with both languages."""

import pytest
from lxml.html import fromstring

from conftest import LOCALES, html, words
from kb.parity import documents

OTHER = {"zh-TW": "en", "en": "zh-TW"}


@pytest.fixture(scope="module")
def pages(site, kb):
    """The page of a chapter side by side, by locale and the chapter's name."""
    return {
        (locale, chapter.name): fromstring(html(site, locale, f"parallel/{chapter.name}"))
        for locale in LOCALES
        for chapter in kb.chapters
    }


def test_there_are_as_many_rows_as_segments_and_none_is_unpaired(kb, pages):
    rows = [
        (locale, row.get("id"), [p.get("lang") for p in row.cssselect(".pair__texts > p") if words_of(p)])
        for (locale, _), page in pages.items()
        for row in page.cssselect(".pair")
    ]
    for locale in LOCALES:
        assert [row for where, row, _ in rows if where == locale] == list(kb.segments)
    assert [row for row in rows if row[2] != [row[0], OTHER[row[0]]]] == []


def test_each_side_is_the_segments_own_text_in_its_language(kb, pages):
    docs = documents(kb)
    for (locale, name), page in pages.items():
        for row in page.cssselect(".pair"):
            for side in row.cssselect(".pair__texts > p"):
                wanted = docs[f"chapters/{name}"][side.get("lang")].by_id[row.get("id")].plain
                assert words_of(side) == wanted.replace("10^7^", "10^7"), (locale, row.get("id"))


def test_headings_are_paired_too(kb, pages):
    docs = documents(kb)
    for (locale, name), page in pages.items():
        mine, theirs = (docs[f"chapters/{name}"][loc] for loc in (locale, OTHER[locale]))
        for heading in page.cssselect("h2.pair__texts"):
            shown = [(span.get("lang"), words_of(span)) for span in heading.cssselect("span")]
            assert shown == [(d.locale, d.by_id[heading.get("id")].plain) for d in (mine, theirs)]


def test_notes_and_badges_stand_once_in_the_pages_language(kb, site, pages):
    for (locale, name), page in pages.items():
        chapter = fromstring(html(site, locale, f"chapters/{name}"))
        for what in (".note", ".flag", ".since", ".badge"):
            there = [words_of(e) for e in chapter.cssselect(f"#text {what}")]
            assert [words_of(e) for e in page.cssselect(f"#text {what}")] == there


def test_search_engines_are_sent_to_the_chapter(site, pages):
    for (locale, name), page in pages.items():
        canonical = page.cssselect("link[rel=canonical]")[0].get("href")
        assert canonical.endswith(("en/" if locale == "en" else "review/") + f"chapters/{name}.html")
    assert "parallel/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    for home in LOCALES.values():
        assert '"parallel/' not in (site / home / "search" / "search_index.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_paragraph_leads_to_its_row_and_every_row_back(kb, site, pages, locale):
    for chapter in kb.chapters:
        page = fromstring(html(site, locale, chapter.path))
        forth = {p.getparent().get("id"): p.get("href") for p in page.cssselect("#text > p > .place")}
        back = {p.getparent().get("id"): p.get("href") for p in pages[locale, chapter.name].cssselect(".pair > .place")}
        segments = [s.id for s in kb.segments.values() if kb.chapter_of(s.id) is chapter]
        assert forth == {s: f"../parallel/{chapter.name}.html#{s}" for s in segments}
        assert back == {s: f"../chapters/{chapter.name}.html#{s}" for s in segments}


def words_of(element) -> str:
    """The words of an element, without the numbers of its sources."""
    from lxml.html import tostring

    for mark in element.cssselect(".cite"):
        mark.drop_tree()
    return words(tostring(element, encoding="unicode", with_tail=False))
