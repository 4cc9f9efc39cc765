"""Every paragraph of the chapters as open data, both languages aligned: JSON Lines, a line a paragraph.

A sentence of the review never travels alone (ruling): it is led by “2020 review:” and carries where it stands today,
and the editors' notes on it go with it. A line that is taken out of the file still says license, version and that it
is no advice.
"""

from __future__ import annotations

import json
from collections import defaultdict

from editions.data import notes
from editions.data.stamp import Stamp, cited
from editions.data.tables import Record
from kb import evidence, terms, updates
from kb.metadata import LICENSE
from kb.model import LOCALES, Knowledge, Segment
from kb.prose import Document, Documents, bare


def as_jsonl(records: list[Record]) -> str:
    """The records, one a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def records(kb: Knowledge, docs: Documents, stamp: Stamp) -> list[Record]:
    """Every segment in reading order."""
    used = _terms(kb, docs)
    return [_record(kb, docs, stamp, segment, used[segment.id]) for segment in kb.segments.values()]


def _terms(kb: Knowledge, docs: Documents) -> dict[str, list[str]]:
    """Segment → the terms that it uses in both languages, in the order of the glossary."""
    found: dict[str, list[str]] = defaultdict(list)
    for term, term_uses in terms.uses(kb, docs).items():
        for use in term_uses:
            if len(use.locales) == len(LOCALES):
                found[use.segment].append(term)
    return found


def _record(kb: Knowledge, docs: Documents, stamp: Stamp, segment: Segment, used: list[str]) -> Record:
    chapter = kb.chapter_of(segment.id)
    pages: dict[str, Document] = docs[chapter.path]
    text = {locale: bare(pages[locale].by_id[segment.id].text) for locale in LOCALES}
    statuses: list[str] = []
    if segment.voice == "review":
        text = {locale: evidence.led(kb, own, locale) for locale, own in text.items()}
        statuses = evidence.statuses(kb, (segment.id,))
    return {
        "id": segment.id,
        "chapter": {
            "id": chapter.name,
            "number": chapter.number,
            "title": {locale: bare(pages[locale].blocks[0].text) for locale in LOCALES},
        },
        "paragraph": kb.paragraph(segment.id),
        "voice": segment.voice,
        "text": text,
        "status": statuses,
        "status_label": evidence.labels(kb, statuses),
        "claims": [{"id": c.id, "badge": c.badge, "status": c.status} for c in kb.claims_at(segment.id)],
        "hedges": list(segment.hedges),
        "garbled": segment.garbled,
        "terms": used,
        **cited(kb, dict.fromkeys(pages[LOCALES[0]].by_id[segment.id].citations)),
        "notes": notes.records(kb, segment.id),
        "updates": [update.id for update in updates.at_segment(kb, segment.id)],
        "source": [f"src:{name}" for name in segment.source],
        "addresses": stamp.addresses(chapter.path, segment.id),
        "license": LICENSE,
        "version": stamp.version,
        "evidence_to": stamp.evidence_to,
        "notice": stamp.notice,
    }
