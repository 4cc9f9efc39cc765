"""What every file of open data says of itself: which version it is, where it comes from, and that it is no advice.

The license is the site's (kb.metadata.LICENSE).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.model import LOCALES, Knowledge, Words, home_of

_MADE_OF = (
    "segments", "claims", "notes", "updates", "glossary", "references", "timeline", "badges", "hedges", "vocabulary",
    "open-data",
)  # fmt: skip
"""The files of docs/_data that the data are made of; the chapters' Markdown beside them."""


@dataclass(frozen=True)
class Stamp:
    """What is the same in all files of a build.

    `home` is where the site will be (ends in /). `version` is one of Semantic Versioning's: the day of the last change,
    and after the “+” a digest of what the data are made of, so that equal versions hold equal data. `day` is that day
    in ISO form. `evidence_to` is the day of the latest fact or search: statuses are as of then. `notice` says in both
    languages that this is no advice.
    """

    home: str
    version: str
    day: str
    evidence_to: str
    notice: Words

    def addresses(self, page: str, anchor: str) -> Words:
        """Where something stands on the site, in each language."""
        return {locale: f"{self.home}{home_of(locale)}{page}.html#{anchor}" for locale in LOCALES}


def stamp(kb: Knowledge, home: str) -> Stamp:
    """The stamp of the data that `kb` holds; `home` is where the site will be."""
    day = max(*(page.updated for page in kb.pages.values()), *(change.date for change in kb.changes.values()))
    searches = [claim.searched.seen for claim in kb.claims.values() if claim.searched]
    return Stamp(
        home,
        f"{'.'.join(str(int(part)) for part in day.split('-'))}+{_digest(kb)}",
        day,
        max(*(update.seen for update in kb.updates.values()), *searches),
        {locale: kb.say("not-advice", locale) for locale in LOCALES},
    )


def cited(kb: Knowledge, keys: Iterable[str]) -> dict[str, Any]:
    """The sources `keys` as two fields of a record: their ids, and in the same order their addresses."""
    keys = list(keys)
    return {"references": keys, "sources": [kb.references[key].address for key in keys]}


def _digest(kb: Knowledge) -> str:
    """Twelve hexadecimal digits that tell one content from another."""
    found = hashlib.sha256()
    for path in (*(kb.files[name] for name in _MADE_OF), *_chapters(kb)):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


def _chapters(kb: Knowledge) -> list[Path]:
    return [kb.root / "docs" / locale / f"{chapter.path}.md" for chapter in kb.chapters for locale in LOCALES]
