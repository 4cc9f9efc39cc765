"""The timeline as open data: JSON for programs, CSV for spreadsheets.

A sentence of the review never travels alone (ruling): it is led by “2020 review:” and carries where it stands today.
"""

from __future__ import annotations

from editions.data import tables
from editions.data.stamp import Stamp, cited
from editions.data.tables import Record
from kb import evidence, timeline
from kb.model import LOCALES, Event, Knowledge
from kb.prose import bare


def as_json(kb: Knowledge, stamp: Stamp) -> str:
    """An object with name, license, version and `events`, oldest first."""
    return tables.as_json(kb, stamp, "timeline", "events", records(kb, stamp))


def as_csv(kb: Knowledge, stamp: Stamp) -> bytes:
    """One row an event."""
    return tables.table(kb, stamp, "timeline", records(kb, stamp))


def records(kb: Knowledge, stamp: Stamp) -> list[Record]:
    """Every event, oldest first."""
    return [_record(kb, event, stamp) for event in timeline.ordered(kb)]


def _record(kb: Knowledge, event: Event, stamp: Stamp) -> Record:
    def told(text: str, locale: str) -> str:
        return evidence.led(kb, bare(text), locale) if event.layer == "review" else bare(text)

    statuses = timeline.statuses(kb, event)
    return {
        "id": event.id,
        "date": event.date,
        "to": event.to or "",
        "precision": event.precision,
        "label": {locale: timeline.label(kb, event, locale) for locale in LOCALES},
        "layer": event.layer,
        "title": {locale: told(event.title[locale], locale) for locale in LOCALES},
        "text": {locale: told(event.text[locale], locale) for locale in LOCALES},
        "status": statuses,
        "topics": list(event.topics),
        "beside": list(event.beside),
        "differs": {locale: bare(event.differs[locale]) if event.differs else "" for locale in LOCALES},
        "segments": list(event.segments),
        **cited(kb, timeline.sources(event)),
        "address": f"{stamp.home}timeline.html#{event.id}",
        "status_label": evidence.labels(kb, statuses),
    }
