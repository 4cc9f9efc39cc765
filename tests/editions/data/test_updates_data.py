"""Later evidence as open data."""

import pytest

from kb import updates
from kb.model import LOCALES


@pytest.fixture
def update(read):
    return {update["id"]: update for update in read["updates"]}


def test_every_update_is_there_newest_first(kb, update):
    assert list(update) == [u.id for u in updates.newest_first(kb.updates.values())]


def test_an_update_keeps_its_numbers_comparison_sources_and_the_day_it_was_read(kb, update):
    for one in update.values():
        own = kb.updates[one["id"]]
        assert (one["people"], one["compared"], one["follow_up"], one["funding"], one["certainty"]) == (
            own.people, own.compared, own.follow_up, own.funding, own.certainty,
        )  # fmt: skip
        assert (one["published"], one["seen"], one["kind"]) == (own.published, own.seen, own.kind)
        assert one["text"] == own.text and one["lead"] == own.lead
        assert one["references"] == list(own.refs)
        assert one["sources"] == [kb.references[key].address for key in own.refs]


def test_what_was_there_before_the_review_says_so(update):
    assert update["sunscreen-trial"]["already"] is True
    assert update["jp-heart-sheet-refused"]["already"] is False


def test_law_bears_its_country_and_nothing_else_does(kb, update):
    for one in update.values():
        assert (one["country"] is not None) == (one["subject"] == "law")
        if one["country"]:
            assert one["country_label"] == {locale: kb.countries[one["country"]][locale] for locale in LOCALES}
