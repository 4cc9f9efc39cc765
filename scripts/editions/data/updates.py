"""Later evidence as open data: every study, warning and rule that was found beside the review's claims."""

from __future__ import annotations

from editions.data import tables
from editions.data.stamp import Stamp, cited
from editions.data.tables import Record
from kb import updates
from kb.model import Knowledge, Update, Words
from kb.prose import bare_words


def as_json(kb: Knowledge, stamp: Stamp) -> str:
    """An object with name, license, version and `updates`, newest first."""
    return tables.as_json(kb, stamp, "updates", "updates", records(kb, stamp))


def as_csv(kb: Knowledge, stamp: Stamp) -> bytes:
    """One row an update."""
    return tables.table(kb, stamp, "updates", records(kb, stamp))


def records(kb: Knowledge, stamp: Stamp) -> list[Record]:
    """Every update, newest first."""
    places = updates.places(kb)
    return [_record(kb, stamp, update, places[update.id]) for update in updates.newest_first(kb.updates.values())]


def _record(kb: Knowledge, stamp: Stamp, update: Update, segments: list[str]) -> Record:
    return {
        "id": update.id,
        "published": update.published,
        "already": updates.already(update),
        "seen": update.seen,
        "subject": update.subject,
        "subject_label": kb.update_subjects[update.subject],
        "country": update.country,
        "country_label": kb.countries[update.country] if update.country else None,
        "kind": update.kind,
        "kind_label": kb.badges[update.kind].label_of_update,
        "people": update.people,
        "compared": _bare(update.compared),
        "follow_up": _bare(update.follow_up),
        "funding": _bare(update.funding),
        "harm": update.harm,
        "harm_label": kb.harms[update.harm] if update.harm else None,
        "certainty": update.certainty,
        "certainty_label": kb.certainties[update.certainty] if update.certainty else None,
        "lead": _bare(update.lead),
        "text": _bare(update.text),
        "claims": list(update.claims),
        "segments": segments,
        **cited(kb, update.refs),
        "addresses": stamp.addresses("since-2020", update.id),
    }


def _bare(words: Words | None) -> Words | None:
    return bare_words(words) if words else None
