"""The timeline as open data."""

import json

import pytest

from kb import timeline
from kb.model import LOCALES
from opendata import HOME, LEADS


@pytest.fixture(scope="module")
def told(data):
    return json.loads(data["timeline.json"])


def test_every_event_is_there_oldest_first_with_its_address(kb, told):
    assert [event["id"] for event in told["events"]] == [event.id for event in timeline.ordered(kb)]
    assert told["events"][0]["address"] == f"{HOME}timeline.html#marrow-infusion"
    assert told["license"].endswith("/by/4.0/")


def test_no_sentence_of_the_review_travels_alone(kb, told):
    for event in told["events"]:
        for locale in LOCALES:
            for field in ("title", "text"):
                assert event[field][locale].startswith(LEADS[locale]) == (event["layer"] == "review"), event["id"]
        if event["layer"] == "review":
            assert event["references"][0] == "ichihashi2020"
            assert event["status"] == timeline.statuses(kb, kb.timeline[event["id"]])
    wrinkles = next(event for event in told["events"] if event["id"] == "review-wrinkles")
    assert wrinkles["status"] == ["not-confirmed"]
    assert wrinkles["status_label"] == {"zh-TW": "尚無法確認", "en": "Not confirmed"}
