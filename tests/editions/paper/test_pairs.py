"""Two languages side by side."""

import pytest
from lxml import html

from editions.paper import pairs, parts
from editions.paper.parts import Part, words
from kb.model import LOCALES


def part(text, path="chapters/hair"):
    return Part(path, "chapter", html.fromstring(f"<article>{text}</article>"))


@pytest.fixture(scope="module")
def made(kb, site, address):
    both = [parts.parts(kb, site, address, locale) for locale in LOCALES]
    return [pairs.paired(*two) for two in zip(*both, strict=True)]


def test_every_paragraph_of_the_review_stands_in_one_row_with_its_counterpart(kb, made):
    by_path = {one.path: one.text for one in made}
    for segment in kb.segments:
        chapter = kb.chapter_of(segment).path
        (paragraph,) = by_path[chapter].cssselect(f"[id='{parts.anchor(chapter, segment)}']")
        row = paragraph.getparent()
        assert row.get("class") == "row"
        assert [cell.get("lang") for cell in row] == list(LOCALES)
        assert all(len(words(cell)) > 10 for cell in row)


def test_every_term_stands_beside_itself_in_the_order_of_the_first_language(kb, made):
    entries = next(one for one in made if one.path == "glossary").text.cssselect(".entries")[0]
    rows = entries.cssselect(".row")
    assert len(rows) == len(kb.terms)
    for row in rows:
        identity = row.cssselect("h3")[0].get("id").partition("--")[2]
        mine, theirs = row
        assert kb.terms[identity].definition["zh-TW"][:12] in words(mine)
        assert kb.terms[identity].definition["en"][:20] in words(theirs)


def test_ids_stand_once(made):
    ids = [element.get("id") for one in made for element in one.text.cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_a_heading_stays_one_heading(made):
    hair = next(one for one in made if one.path == "chapters/hair").text
    (heading,) = hair.cssselect("h1")
    assert [cell.get("lang") for cell in heading] == list(LOCALES)
    assert not hair.cssselect("h2 h2")


def test_a_paragraph_without_counterpart_is_an_error():
    with pytest.raises(pairs.NotPaired, match="chapters/hair: #chapters-hair--hair-020 stands in one language only"):
        pairs.paired(part('<p id="chapters-hair--hair-020">甲</p>'), part("<p>one</p>"))


def test_blocks_of_unlike_shape_are_one_row():
    made = pairs.paired(part("<div><p>甲</p><p>乙</p></div>"), part("<div><p>one</p></div>"))
    (row,) = made.text.cssselect(".row")
    assert words(row) == "甲乙 one" or words(row) == "甲乙one"


def test_a_row_of_a_table_holds_one_event_or_is_an_error():
    table = "<table><tr id='{}'><th>1</th><td>{}</td><td>x</td></tr></table>"
    made = pairs.paired(part(table.format("a", "甲")), part(table.format("a", "one")))
    assert [words(cell) for cell in made.text.cssselect("tr > *")][1:3] == ["甲", "one"]
    with pytest.raises(pairs.NotPaired, match="#a and #b stand in one row"):
        pairs.paired(part(table.format("a", "甲")), part(table.format("b", "two")))


def test_stacked_each_text_is_followed_by_the_other_language():
    one, two = (html.fromstring(f"<ol><li><b>{text}</b></li></ol>") for text in ("問題", "question"))
    pairs.stacked(one, two)
    assert html.tostring(one, encoding="unicode") == (
        '<ol><li><b>問題<span lang="en" class="also">question</span></b></li></ol>'
    )
