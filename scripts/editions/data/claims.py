"""The claim ledger as open data: what the review says, what it rests it on, where that stands today, what was found.

A sentence of the review never travels alone (ruling): it is led by “2020 review:” and carries where it stands today,
and the editors' notes that change its meaning go with it.
"""

from __future__ import annotations

from editions.data import notes, tables
from editions.data.stamp import Stamp, cited
from editions.data.tables import Record
from kb import evidence, updates
from kb.model import Claim, Knowledge, Update, Words
from kb.prose import bare_words


def as_json(kb: Knowledge, stamp: Stamp) -> str:
    """An object with name, license, version and `claims`, in the order of their numbers."""
    return tables.as_json(kb, stamp, "claims", "claims", records(kb, stamp))


def as_csv(kb: Knowledge, stamp: Stamp) -> bytes:
    """One row a claim."""
    return tables.table(kb, stamp, "claims", records(kb, stamp))


def records(kb: Knowledge, stamp: Stamp) -> list[Record]:
    """Every claim; those without a badge are the editors' own, and are not led as the review's."""
    return [_record(kb, stamp, claim) for claim in kb.claims.values()]


def _record(kb: Knowledge, stamp: Stamp, claim: Claim) -> Record:
    status, found = kb.statuses.get(claim.status or ""), claim.searched
    short = bare_words(claim.short)
    if claim.badge:
        short = {locale: evidence.led(kb, text, locale) for locale, text in short.items()}
    return {
        "id": claim.id,
        "voice": "review" if claim.badge else "editors",
        "text": short,
        "badge": claim.badge,
        "badge_label": kb.badges[claim.badge].label if claim.badge else None,
        "status": status.code if status else None,
        "status_label": status.label if status else None,
        "status_meaning": status.means if status else None,
        "segments": [_place(kb, stamp, segment) for segment in claim.segments],
        "notes": [n for segment in claim.segments for n in notes.records(kb, segment) if n["changes_meaning"]],
        "updates": [_update(kb, stamp, update) for update in updates.of_claim(kb, claim)],
        "searched": {"seen": found.seen, "text": bare_words(found.text)} if found else None,
        "addresses": _addresses(kb, stamp, claim),
    }


def _place(kb: Knowledge, stamp: Stamp, segment: str) -> Record:
    chapter = kb.chapter_of(segment)
    return {
        "id": segment,
        "chapter": chapter.number,
        "paragraph": kb.paragraph(segment),
        "addresses": stamp.addresses(chapter.path, segment),
    }


def _update(kb: Knowledge, stamp: Stamp, update: Update) -> Record:
    return {
        "id": update.id,
        "published": update.published,
        "already": updates.already(update),
        "kind": update.kind,
        "lead": bare_words(update.lead),
        **cited(kb, update.refs),
        "addresses": stamp.addresses("since-2020", update.id),
    }


def _addresses(kb: Knowledge, stamp: Stamp, claim: Claim) -> Words:
    """Where the ledger shows the claim; one that is not the review's is shown at its paragraph alone."""
    if claim.badge:
        return stamp.addresses("evidence", claim.id)
    return stamp.addresses(kb.chapter_of(claim.segments[0]).path, claim.segments[0])
