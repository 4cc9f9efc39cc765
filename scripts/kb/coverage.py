"""Whether the whole review is retold, with its hedges, in sentences of our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kb.hedging import times
from kb.model import LOCALES, Knowledge, Segment
from kb.ownwords import copied, exempt_pattern
from kb.parity import texts
from kb.problem import Problem, nearest
from kb.prose import Documents, plain
from kb.textfile import read_text

_EDITORS_WORDS = {
    "zh-TW": re.compile(r"摘譯本?|本站|我們(?:讀|找|查|看)"),
    "en": re.compile(r"\babridge\w*|\bthis site\b|\bwe (?:read|found|looked|take)\b", re.I),
}
"""What only the editors say. In a paragraph of the review it would travel under “2020 review:” (ruling 7)."""


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """All gaps: paragraphs not retold, segments not written, hedges lost, sentences copied; whose words they are."""
    yield from paragraphs(kb, docs)
    yield from voices(kb, docs)
    yield from segments(kb, docs)
    yield from hedges(kb, docs)
    yield from own_words(kb, docs)


def retelling(kb: Knowledge, paragraph: str) -> list[Segment]:
    """The segments that retell a source paragraph."""
    return _retold(kb).get(paragraph, [])


@lru_cache(maxsize=2)
def _retold(kb: Knowledge) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {}
    for segment in kb.segments.values():
        for paragraph in dict.fromkeys(segment.source):
            found.setdefault(paragraph, []).append(segment)
    return found


def paragraphs(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Source paragraphs that no segment retells; titles, headings and figures whose place no language has."""
    for source in kb.source.values():
        if source.place is None:
            if not retelling(kb, source.id):
                yield Problem(kb.files["source"], source.line, f"src:{source.id} is retold by no segment")
            continue
        name, _, identity = source.place.partition("#")
        pages = docs.get(name, {}).values()
        if not any(identity in page.by_id for page in pages):
            choices = {i for page in pages for i in page.by_id} or docs
            yield Problem(
                kb.files["source"], source.line,
                f"src:{source.id}: no such place: {source.place}{nearest(identity if pages else name, choices)}",
            )  # fmt: skip


def segments(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Segments of segments.yml that no language holds. One that a single language lacks is parity's to report."""
    pages = [document for pair in docs.values() for document in pair.values()]
    written = {block.id for page in pages for block in page.blocks if block.id and block.level == 0}
    for segment in kb.segments.values():
        if segment.id not in written:
            yield Problem(
                kb.files["segments"], segment.line,
                f"{segment.id} is not written in any language{nearest(segment.id, written - set(kb.segments))}",
            )  # fmt: skip


def voices(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Words of the editors in a paragraph where the review speaks: they belong in a note."""
    for pair in docs.values():
        for locale, document in pair.items():
            for block in document.blocks:
                segment = kb.segments.get(block.id or "")
                if segment and segment.voice == "review" and (found := _EDITORS_WORDS[locale].search(block.plain)):
                    what = f"{segment.id}: “{found[0]}” is the editors’, not the review’s; say it in a note (notes.yml)"
                    yield Problem(document.path, block.line, what)


def hedges(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Hedges that a paragraph of the source has and its segments do not name, or that a language has lost."""
    for source in kb.source.values():
        named = Counter(h for s in retelling(kb, source.id) for h in s.hedges)
        for kind, count in (Counter(source.hedges) - named).items():
            yield Problem(
                kb.files["segments"], _first_line(kb, source.id),
                f"src:{source.id}: hedge “{kind}” stands {named[kind] + count} times in the source, "
                f"its segments name it {named[kind]} times",
            )  # fmt: skip
    for locale in LOCALES:
        for document in (pair[locale] for pair in docs.values() if locale in pair):
            for block in document.blocks:
                for kind, count in Counter(kb.segments[block.id].hedges if block.id in kb.segments else ()).items():
                    hedge = kb.hedges[kind]
                    found = times(hedge, block.plain, locale)
                    if found < count:
                        yield Problem(
                            document.path, block.line,
                            f"{block.id}: hedge “{kind}” ({hedge.means['en']}) is lost: {found} of {count}; "
                            f"words that carry it: {', '.join(hedge.words[locale])}",
                        )  # fmt: skip


def own_words(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Runs of words that also stand in the source (kb.ownwords), in the pages and in the data."""
    stored = set(read_text(kb.root / "docs" / "_data" / "source-shingles.txt").split())
    exempt = exempt_pattern([*kb.names, *(name.text for term in kb.terms.values() for name in term.names)])
    for pair in docs.values():
        for document in pair.values():
            for block in document.blocks:
                for run in copied(block.plain, stored, exempt):
                    yield Problem(document.path, block.line, f"{block.id or document.name}: copied: “{run.text}”")
    for file, identity, line, words in texts(kb):
        for text in words.values():
            for run in copied(plain(text), stored, exempt):
                yield Problem(kb.files[file], line, f"{identity}: copied: “{run.text}”")


def _first_line(kb: Knowledge, paragraph: str) -> int:
    return next((s.line for s in retelling(kb, paragraph)), 1)
