"""Editors' notes as they go along with what they are about."""

from __future__ import annotations

from editions.data.stamp import cited
from editions.data.tables import Record
from kb.model import Knowledge
from kb.prose import bare_words


def records(kb: Knowledge, segment: str) -> list[Record]:
    """The notes at a paragraph, those that change its meaning marked."""
    return [
        {
            "id": note.id,
            "date": note.date,
            "changes_meaning": note.changes_meaning,
            "text": bare_words(note.text),
            **cited(kb, note.refs),
        }
        for note in kb.notes_at(segment)
    ]
