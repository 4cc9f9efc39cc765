"""The timeline's data: order, dates in words, layers, what stands beside what, and how an editor hears of a slip."""

import pytest

from conftest import edit
from kb import timeline
from kb.__main__ import main
from kb.load import THE_REVIEW

FILE = "docs/_data/timeline.yml"


def said(copy, capsys):
    assert main(["check"], root=copy) == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("event", "zh", "en"),
    [
        ("review-ultraviolet", "約1971年", "about 1971"),
        ("review-ozone", "1980年代", "the 1980s"),
        ("review-growth-factors", "2003年起", "from 2003"),
        ("review-korea", "2020年以前", "before 2020"),
        ("stromal-cells", "1966–1976年", "1966–1976"),
        ("marrow-lineages", "1999年", "1999"),
        ("spinal-cord-japan", "2018年11月", "November 2018"),
        ("ips-approved", "2026年3月6日", "March 6, 2026"),
    ],
)
def test_a_date_says_how_exact_it_is(kb, event, zh, en):
    assert timeline.label(kb, kb.timeline[event], "zh-TW") == zh
    assert timeline.label(kb, kb.timeline[event], "en") == en


def test_events_stand_in_order_of_time_and_none_is_lost(kb):
    events = timeline.ordered(kb)
    assert len(events) == len(kb.timeline)
    years = [event.date[:4] for event in events]
    assert years == sorted(years)
    assert [e.id for _, part in timeline.periods(kb) for e in part] == [e.id for e in events]


def test_every_date_that_the_review_gives_is_there(kb):
    said = {(e.date[:4], e.precision) for e in kb.timeline.values() if e.layer == "review"}
    for year, precision in [
        ("1971", "about"), ("1980", "decade"), ("1985", "about"), ("2000", "year"), ("2011", "about"),
        ("1960", "about"), ("1980", "about"), ("1999", "year"), ("2003", "from"), ("2009", "year"), ("2013", "year"),
        ("2014", "year"), ("2015", "year"), ("2020", "before"),
    ]:  # fmt: skip
        assert (year, precision) in said, (year, precision)


def test_what_the_review_says_rests_on_the_review_and_everything_else_on_a_source_that_was_read(kb):
    for event in kb.timeline.values():
        if event.layer == "review":
            assert timeline.sources(event)[0] == THE_REVIEW
        else:
            assert event.refs
            assert all(kb.references[key].verified for key in event.refs)


def test_where_review_and_papers_differ_both_stand_side_by_side_each_way(kb):
    for year in ("1980", "1999", "2013", "2014"):
        assert any(e.date == year and e.beside and e.differs for e in kb.timeline.values() if e.layer == "review"), year
    assert [e.id for e in timeline.told_beside(kb, kb.timeline["chlorofluorocarbons"])] == ["review-ozone"]


def test_what_was_before_a_year_stands_in_the_period_before_it(kb):
    found = {e.id: first for (first, _), events in timeline.periods(kb) for e in events}
    assert (found["review-korea"], found["review-published"], found["fda-exosomes"]) == (2010, 2020, 2010)


def test_a_statement_of_the_review_carries_a_status_if_it_is_a_claim_or_says_its_own(kb):
    assert timeline.statuses(kb, kb.timeline["review-ozone"]) == ["stands"], "its own, where no claim says it"
    assert timeline.statuses(kb, kb.timeline["review-society"]) == [], "no claim, so nothing to check"
    for event in kb.timeline.values():
        if event.layer == "review" and any(kb.claims_at(segment) for segment in event.segments):
            assert timeline.statuses(kb, event), event.id


def test_only_a_sentence_of_the_review_carries_a_status(kb):
    assert timeline.statuses(kb, kb.timeline["review-wrinkles"]) == ["not-confirmed"]
    assert timeline.statuses(kb, kb.timeline["micropig-collagen"]) == []


def test_a_segment_finds_its_events(kb):
    assert [e.id for e in timeline.at_segment(kb, "msc-exosomes-010")] == [
        "marrow-infusion", "marrow-twins", "review-marrow",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "segments: [photoaging-010, photoaging-020]",
            "segments: [photoaging-011]",
            "unknown segment “photoaging-011”",
        ),
        ("beside: [growth-factor-gel,", "beside: [growth-factor-gell,", "nearest valid: growth-factor-gel"),
        ("refs: [caplan1991]", "refs: [caplan1992]", "unknown reference “caplan1992”; nearest valid: caplan1991"),
        ("refs: [caplan1991]", "refs: [ichihashi2020]", "name-msc: the review is no source for this layer"),
        ("topics: [sun, law]\n  refs: [montreal1987]", "topics: [sum]\n  refs: [montreal1987]", "unknown topic “sum”"),
        ("  refs: [caplan1991]\n", "", "name-msc: “refs” is missing"),
        ("date: 1987-09-16", "date: 1987-19-16", "montreal-protocol: date"),
        ("status: refined", "status: refind", "review-characterized: unknown status “refind”; nearest valid: refined"),
        ("  to: 1976\n", "", "stromal-cells: “to” is missing"),
    ],
)
def test_a_slip_in_an_event_stops_with_its_line(copy, capsys, old, new, what):
    edit(copy / FILE, old, new)
    message = said(copy, capsys)
    assert what in message
    assert f"{FILE}:" in message


def test_a_number_that_differs_between_the_languages_stops(copy, capsys):
    edit(copy / FILE, "had 59 white volunteers", "had 95 white volunteers")
    assert "ultraviolet-collagen text: numbers differ" in said(copy, capsys)


def test_an_event_used_twice_is_named(copy, capsys):
    edit(copy / FILE, "- id: marrow-twins", "- id: marrow-infusion")
    assert "marrow-infusion is used twice" in said(copy, capsys)
