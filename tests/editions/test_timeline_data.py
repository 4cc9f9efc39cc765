"""The timeline as open data."""

import csv
import io
import json

import pytest

from editions import timeline as edition
from kb import timeline
from kb.model import LOCALES

ADDRESS = "https://example.org/"


@pytest.fixture(scope="module")
def data(kb):
    return json.loads(edition.as_json(kb, ADDRESS))


def test_every_event_is_there_oldest_first_with_its_address(kb, data):
    assert [event["id"] for event in data["events"]] == [event.id for event in timeline.ordered(kb)]
    assert data["events"][0]["address"] == "https://example.org/timeline.html#marrow-infusion"
    assert data["license"].endswith("/by/4.0/")


def test_no_sentence_of_the_review_travels_alone(kb, data):
    lead = {"zh-TW": "2020年綜論：", "en": "2020 review: "}
    for event in data["events"]:
        for locale in LOCALES:
            for field in ("title", "text"):
                assert event[field][locale].startswith(lead[locale]) == (event["layer"] == "review"), event["id"]
        if event["layer"] == "review":
            assert event["references"][0] == "ichihashi2020"
            assert event["status"] == timeline.statuses(kb, kb.timeline[event["id"]])
    assert next(e for e in data["events"] if e["id"] == "review-wrinkles")["status"] == ["not-confirmed"]


def test_the_spreadsheet_says_the_same_row_by_row(kb, data):
    rows = list(csv.DictReader(io.StringIO(edition.as_csv(kb, ADDRESS))))
    assert [row["id"] for row in rows] == [event["id"] for event in data["events"]]
    for row, event in zip(rows, data["events"], strict=True):
        assert row["text zh-TW"] == event["text"]["zh-TW"]
        assert row["sources"] == " | ".join(event["sources"])
        assert row["precision"] == event["precision"]


def test_spreadsheets_are_told_that_it_is_utf_8(site):
    assert (site / "data/timeline.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads((site / "data/timeline.json").read_text(encoding="utf-8"))["events"]
