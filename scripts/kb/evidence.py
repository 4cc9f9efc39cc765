"""The claim ledger in numbers: how the review's claims stand today, by chapter."""

from __future__ import annotations

from collections import Counter

from kb.model import Claim, Knowledge, Page, Words


def statements(kb: Knowledge) -> list[Claim]:
    """The claims that are the review's: those with a badge, in the order of the chapters."""
    order = {segment: place for place, segment in enumerate(kb.segments)}
    return sorted((c for c in kb.claims.values() if c.badge), key=lambda claim: order[claim.segments[0]])


def by_chapter(kb: Knowledge) -> list[tuple[Page, list[Claim]]]:
    """Each chapter with its claims, counted where they are first made, ordered by status and then by place."""
    codes = list(kb.statuses)
    claims = sorted(statements(kb), key=lambda claim: codes.index(claim.status))
    return [
        (chapter, [claim for claim in claims if kb.chapter_of(claim.segments[0]) is chapter])
        for chapter in kb.chapters
    ]


def counts(kb: Knowledge, claims: list[Claim]) -> dict[str, int]:
    """How many of `claims` have each status, every status in the order of badges.yml."""
    found = Counter(claim.status for claim in claims)
    return {code: found[code] for code in kb.statuses}


def statuses(kb: Knowledge, segments: tuple[str, ...]) -> list[str]:
    """Where the claims that the review makes in `segments` stand today: their codes, each once, in the file's order.

    A claim that stands outside its chapter carries its status; a paragraph that makes none has no status (ruling 6).
    """
    claims = {claim.id: claim for segment in segments for claim in kb.claims_at(segment)}
    codes = [claim.status for claim in sorted(claims.values(), key=lambda claim: claim.line) if claim.status]
    return list(dict.fromkeys(codes))


def labels(kb: Knowledge, codes: list[str]) -> Words:
    """Statuses in words; nothing for none."""
    between = {"zh-TW": "、", "en": ", "}
    return {locale: mark.join(kb.statuses[code].label[locale] for code in codes) for locale, mark in between.items()}


def led(kb: Knowledge, text: str, locale: str) -> str:
    """What the review says, as it stands outside its chapter: after “2020 review: ” (ruling).

    It goes with where it stands today, which is `statuses` or the claim's own.
    """
    return kb.say("search-review", locale) + text
