"""The claim ledger as open data."""

import pytest

from kb import updates
from kb.model import LOCALES
from opendata import HOME, LEADS


@pytest.fixture
def claim(read):
    return {claim["id"]: claim for claim in read["claims"]}


def test_every_claim_is_there_with_status_meaning_and_badge(kb, claim):
    assert list(claim) == list(kb.claims)
    for one in claim.values():
        status = kb.statuses.get(one["status"] or "")
        meaning = (status.label, status.means) if status else (None, None)
        assert (one["status_label"], one["status_meaning"]) == meaning
        assert bool(status) == (one["voice"] == "review"), "what is no claim of the review has no status"
        assert one["badge_label"] == (kb.badges[one["badge"]].label if one["badge"] else None)


def test_no_claim_of_the_review_travels_alone_and_the_editors_statement_does_not_pose_as_one(claim):
    editors = [one["id"] for one in claim.values() if one["voice"] == "editors"]
    assert editors == ["CL31"]
    for one in claim.values():
        for locale in LOCALES:
            assert one["text"][locale].startswith(LEADS[locale]) == (one["id"] not in editors)


def test_paragraphs_have_their_number_and_both_addresses(claim):
    assert claim["CL02"]["segments"][1] == {
        "id": "photoaging-030", "chapter": 2, "paragraph": 3,
        "addresses": {
            "zh-TW": f"{HOME}chapters/photoaging.html#photoaging-030",
            "en": f"{HOME}en/chapters/photoaging.html#photoaging-030",
        },
    }  # fmt: skip


def test_updates_stand_newest_first_with_kind_lead_and_sources(kb, claim):
    for one in claim.values():
        own = updates.of_claim(kb, kb.claims[one["id"]])
        assert [update["id"] for update in one["updates"]] == [update.id for update in own]
        for update in one["updates"]:
            assert update["lead"] == kb.updates[update["id"]].lead
            assert len(update["references"]) == len(update["sources"]) > 0
    (sunscreen,) = claim["CL02"]["updates"]
    assert (sunscreen["published"], sunscreen["already"], sunscreen["kind"]) == ("2013-06-04", True, "R")


def test_a_search_that_found_nothing_says_what_it_looked_for_and_when(kb, claim):
    found = {one["id"]: one["searched"] for one in claim.values()}
    assert {name for name, search in found.items() if search} == {c.id for c in kb.claims.values() if c.searched}
    assert found["CL10"] == {"seen": "2026-11-25", "text": kb.claims["CL10"].searched.text}


def test_the_notes_that_change_its_meaning_go_with_a_claim(kb, claim):
    for one in claim.values():
        own = [n for segment in kb.claims[one["id"]].segments for n in kb.notes_at(segment) if n.changes_meaning]
        assert [(note["id"], note["text"]) for note in one["notes"]] == [(note.id, note.text) for note in own]
    assert [note["id"] for note in claim["CL23"]["notes"]] == ["note-1999"]


def test_every_address_leads_to_its_place_on_a_built_page(site, claim):
    for one in claim.values():
        for where in (one, *one["segments"], *one["updates"]):
            for address in where["addresses"].values():
                page, _, anchor = address.removeprefix(HOME).partition("#")
                assert f'id="{anchor}"' in (site / page).read_text(encoding="utf-8"), address
