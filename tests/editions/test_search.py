"""What search loads: small, the same every time, and every entry leads to a place that the built site has."""

import gzip
import json
import re

import pytest

from conftest import LOCALES, html
from editions import search
from kb import parity

BUDGET = 60_000  # bytes, gzip: what is fetched until the first result in the reader's language


@pytest.fixture(scope="module")
def words(kb):
    return search.words(kb, parity.documents(kb))


def data(script):
    """The data that a script hands over."""
    return json.loads("[" + re.fullmatch(r"search\.\w+\?\.\((.*)\);\n", script, re.S)[1] + "]")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_result_costs_no_more_than_the_budget(site, locale):
    files = [site / "search" / f"{name}.js" for name in ("engine", "lexicon", locale)]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= BUDGET


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_leads_to_a_place_that_exists(site, words, locale):
    (_, first), (_, more) = data(words[locale]), data(words[f"{locale}-more"])
    ids = [set(re.findall(r'\bid="([^"]+)"', html(site, locale, identity))) for identity, *_ in first["pages"]]
    missing = [row[:3] for row in first["entries"] + more["entries"] if row[1] and row[1] not in ids[row[0]]]
    assert missing == []
    assert first["home"] == LOCALES[locale]


def test_the_first_file_holds_chapters_and_glossary_the_second_the_rest(kb, words):
    for locale in LOCALES:
        (_, first), (_, more) = data(words[locale]), data(words[f"{locale}-more"])
        kinds = [{row[2] for row in part["entries"]} for part in (first, more)]
        assert kinds[0] == {"page", "heading", "passage", "term"}
        assert {"update", "event", "source", "question"} <= kinds[1]
        assert sum(row[2] == "term" for row in first["entries"]) == len(kb.terms)


def test_writing_twice_gives_the_same_bytes(kb, words, tmp_path):
    docs = parity.documents(kb)
    search.write(kb, docs, tmp_path)
    assert {name: (tmp_path / "search" / f"{name}.js").read_text(encoding="utf-8") for name in words} == words


def test_the_parts_are_joined_whole_without_their_comments(root):
    joined = search.engine(root)
    for part in search.PARTS:
        source = (root / "docs" / "assets" / "js" / "search" / f"{part}.js").read_text(encoding="utf-8")
        code = [line.strip() for line in source.splitlines() if line.strip() and not line.strip().startswith("//")]
        assert "\n".join(code) in joined
    assert not re.search(r"^\s*//", joined, re.M)
