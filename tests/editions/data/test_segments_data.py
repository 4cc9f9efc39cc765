"""Every paragraph, aligned, a line each."""

import json

import pytest

from kb.model import LOCALES
from opendata import HOME, LEADS


@pytest.fixture
def segment(read):
    return {segment["id"]: segment for segment in read["segments"]}


def test_there_is_a_line_for_every_segment_in_reading_order(kb, data, read):
    assert data["segments.jsonl"].count(b"\n") == len(kb.segments) == len(read["segments"])
    assert [segment["id"] for segment in read["segments"]] == list(kb.segments)


def test_a_line_holds_the_words_of_both_pages(docs, read):
    for segment in read["segments"]:
        for locale in LOCALES:
            own = docs[f"chapters/{segment['chapter']['id']}"][locale].by_id[segment["id"]].plain
            lead = LEADS[locale] if segment["voice"] == "review" else ""
            assert segment["text"][locale].replace("10^7", "10^7^") == lead + own


def test_a_paragraph_has_a_status_if_it_makes_a_claim_and_else_none(read, segment):
    for one in read["segments"]:
        claims = [claim for claim in one["claims"] if claim["badge"]]
        assert bool(one["status"]) == bool(one["status_label"]["en"]) == bool(claims), one["id"]
    assert segment["regenerative-medicine-030"]["status"] == ["overtaken"]
    assert segment["regenerative-medicine-030"]["status_label"] == {"zh-TW": "已被新資料更新", "en": "Overtaken"}
    assert segment["photoaging-020"]["status"] == [], "settled science is not “not checked”"
    assert segment["msc-exosomes-180"]["voice"] == "editors"


def test_claims_hedges_terms_and_notes_stand_with_the_paragraph(segment):
    hair = segment["hair-070"]
    assert hair["claims"] == [{"id": "CL19", "badge": "N", "status": "refined"}]
    assert hair["hedges"] == ["reported", "said", "not-very"]
    assert {"minoxidil", "female-pattern-hair-loss"} <= set(hair["terms"])
    assert (hair["chapter"]["number"], hair["paragraph"], hair["source"]) == (5, 7, ["src:hair-3"])
    assert hair["addresses"]["en"] == f"{HOME}en/chapters/hair.html#hair-070"
    (note,) = segment["msc-exosomes-030"]["notes"]
    assert note["changes_meaning"] is True
    assert note["references"] == ["pittenger1999", "zuk2001"] and len(note["sources"]) == 2


def test_an_exponent_survives_as_text_also_under_compatibility_normalization(segment):
    for locale in LOCALES:
        assert "3.0–7.0 × 10^7" in segment["regenerative-medicine-120"]["text"][locale]
        assert "107" not in segment["regenerative-medicine-120"]["text"][locale]


def test_a_line_by_itself_says_license_version_and_that_it_is_no_advice(data, mark):
    one = json.loads(data["segments.jsonl"].splitlines()[40])
    assert one["license"].endswith("/by/4.0/")
    assert (one["version"], one["evidence_to"], one["notice"]) == (mark.version, mark.evidence_to, mark.notice)
