"""Everything a reader might look for is an entry that leads to its place."""

from collections import Counter
from dataclasses import replace

import pytest

from conftest import LOCALES
from kb import findable, parity


@pytest.fixture(scope="module")
def found(kb):
    docs = parity.documents(kb)
    return {locale: findable.entries(kb, docs, locale) for locale in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_is_there(kb, found, locale):
    counts = Counter(entry.kind for entry in found[locale])
    assert set(counts) == set(findable.KINDS)
    assert counts["page"] == len(kb.pages)
    assert counts["term"] == len(kb.terms)
    assert counts["event"] == len(kb.timeline)
    assert counts["update"] == len(kb.updates)
    assert counts["note"] == len(kb.notes)
    anchors = {entry.anchor for entry in found[locale] if entry.kind == "passage"}
    assert set(kb.segments) <= anchors


def test_both_languages_have_the_same_places_in_the_same_order(found):
    left, right = ([(e.page, e.anchor, e.kind, e.review, e.statuses) for e in found[locale]] for locale in LOCALES)
    assert left == right


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_review_says_is_marked_and_carries_where_it_stands_today(kb, found, locale):
    for entry in found[locale]:
        if entry.kind == "claim":
            assert entry.review and entry.statuses == (kb.claims[entry.anchor].status,)
        if entry.kind == "passage" and entry.anchor in kb.segments:
            assert entry.review == (kb.segments[entry.anchor].voice == "review")
            claims = {claim.status for claim in kb.claims_at(entry.anchor) if claim.badge}
            assert set(entry.statuses) == claims, "a status stands on claims only"
        if entry.kind == "event":
            assert entry.review == (kb.timeline[entry.anchor].layer == "review")
        if entry.kind in ("note", "update", "term", "rule", "source", "question"):
            assert not entry.review


@pytest.mark.parametrize("locale", LOCALES)
def test_words_are_plain(found, locale):
    shows_marks = "about/contributing"
    for entry in (entry for entry in found[locale] if entry.page != shows_marks):
        for text in (entry.title, entry.text, entry.label):
            assert not any(mark in text for mark in ("[^", "](", "<!--", "{ #", "**", "\n")), (entry.anchor, text)


def test_an_answer_of_synonyms_that_leads_nowhere_stops(kb):
    docs = parity.documents(kb)
    assert list(findable.check(kb, docs)) == []
    words = replace(kb.synonyms["law"], answers=("questions#exosome-lew",))
    (problem,) = findable.check(replace(kb, synonyms=kb.synonyms | {"law": words}), docs)
    assert problem.stops
    assert problem.what == "law: no such place: questions#exosome-lew; nearest valid: questions#exosome-law"
