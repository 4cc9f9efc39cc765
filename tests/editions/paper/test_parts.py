"""The parts of the book, taken from the built pages."""

import pytest

from editions.paper import parts
from kb.model import LOCALES


@pytest.fixture(scope="module", params=LOCALES)
def made(request, kb, site, address):
    return request.param, parts.parts(kb, site, address, request.param)


def test_the_book_holds_every_chapter_and_what_a_reader_looks_up(kb, made):
    _, found = made
    paths = [part.path for part in found]
    assert [path for path in paths if path.startswith("chapters/")] == [chapter.path for chapter in kb.chapters]
    assert {"since-2020", "questions", "timeline", "glossary", "about/source", "about/errata"} <= set(paths)


def test_no_paragraph_of_the_review_is_missing(kb, made):
    _, found = made
    ids = {element.get("id") for part in found for element in part.text.cssselect("p[id]")}
    for segment in kb.segments:
        chapter = kb.chapter_of(segment)
        assert parts.anchor(chapter.path, segment) in ids


def test_ids_stand_once_in_the_book(made):
    _, found = made
    ids = [element.get("id") for part in found for element in part.text.cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_links_between_pages_of_the_book_lead_within_it_and_all_of_them_lead_somewhere(made, address):
    _, found = made
    ids = {element.get("id") for part in found for element in part.text.cssselect("[id]")} | {part.id for part in found}
    links = [link.get("href") for part in found for link in part.text.cssselect("a[href]")]
    inner = [link[1:] for link in links if link.startswith("#") and not link.startswith("#ref-")]
    assert len(inner) > 1000
    assert not [link for link in inner if link not in ids]
    assert not [link for link in links if not link.startswith(("#", "http"))]


def test_what_is_for_the_screen_is_gone(made):
    _, found = made
    for part in found:
        assert not part.text.cssselect("script, form, .jump, .finder, [data-print], a.place, .headerlink")


def test_beside_a_paragraph_later_evidence_is_its_lead_and_the_pages_where_all_of_it_stands(kb, made):
    _, found = made
    chapters = [part for part in found if part.kind == "chapter"]
    short = [line for part in chapters for line in part.text.cssselect(".since--short")]
    assert len(short) > 30
    assert not [part.path for part in chapters if part.text.cssselect(".found")]
    shown = {link.get("href") for line in short for link in line.cssselect(".page-of")}
    since = next(part for part in found if part.path == "since-2020")
    whole = {f"#{element.get('id')}" for element in since.text.cssselect(".update")}
    assert shown <= whole
    assert len(whole) == len(kb.updates)


def test_the_timeline_is_a_table_with_a_row_an_event(kb, made):
    _, found = made
    table = next(part for part in found if part.path == "timeline").text.cssselect("table.chronology")[0]
    rows = table.cssselect("tbody > tr")
    assert [row.get("id") for row in rows] == [f"timeline--{row.get('id').partition('--')[2]}" for row in rows]
    assert {row.get("id").partition("--")[2] for row in rows} == set(kb.timeline)
    assert table.cssselect("thead th[scope=col]")
    assert all(row.cssselect("th[scope=row] time") for row in rows)


def test_sources_are_numbered_through_in_the_order_of_the_text_and_each_has_its_record(kb, site, made):
    locale, found = made
    keys = parts.number_sources(part.text for part in found)
    numbers = [int(link.text) for part in found for link in part.text.cssselect("sup.cite > a")]
    first_seen = list(dict.fromkeys(numbers))
    assert first_seen == list(range(1, len(keys) + 1))
    items = parts.records(kb, site, locale, keys)
    assert [item.get("id") for item in items] == [f"ref-{key}" for key in keys]
    assert all(parts.words(item) for item in items)


def test_the_glossary_tells_where_each_term_is_used(kb, site):
    used = parts.uses(kb, site, "zh-TW")
    assert set(used) == set(kb.terms)
    assert "chapters-hair--hair-060" in used["finasteride"] or any(
        u.startswith("chapters-hair--") for u in used["finasteride"]
    )
