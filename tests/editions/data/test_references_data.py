"""The sources as open data: read by the libraries that others would use."""

import json

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from editions.data import references


@pytest.fixture(scope="module")
def bibtex(data):
    return parse_string(data["references.bib"].decode("utf-8"), "bibtex")


def test_bibtex_is_read_by_pybtex_with_every_source_and_its_doi(kb, bibtex):
    assert list(bibtex.entries) == list(kb.references)
    for key, ref in kb.references.items():
        fields = bibtex.entries[key].fields
        assert fields.get("doi") == ref.csl.get("DOI")
        assert fields.get("url") == ref.csl.get("URL"), "an address stays as it is"


def test_a_cut_list_of_authors_ends_in_others_and_a_body_keeps_its_name_whole(bibtex):
    assert str(bibtex.entries["weiss2007"].persons["author"][-1]) == "others"
    assert len(bibtex.entries["houkin2024"].persons["author"]) == 28
    assert bibtex.entries["montreal1987"].persons["author"][0].last_names == ["{United Nations Environment Programme}"]


def test_the_review_says_in_its_note_that_it_is_not_confirmed(kb, bibtex):
    assert bibtex.entries["ichihashi2020"].fields["note"].startswith("record not confirmed")


def test_csl_json_is_set_by_a_style_of_others(kb):
    items = json.loads(references.as_csl(kb))
    assert [item["id"] for item in items] == list(kb.references)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    lines = [str(line) for line in made.bibliography()]
    assert len(lines) == len(items)
    assert any("Houkin" in line and "JAMA Neurology" in line and "2024" in line for line in lines)
