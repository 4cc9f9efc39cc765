"""Updates: what was found beside the review's claims, where it is shown, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kb.model import Claim, Knowledge, Update

REVIEW_APPEARED = "2020-03-31"
"""What was published before this day was already there when the review appeared, and says so."""


def already(update: Update) -> bool:
    """Whether it was published before the review appeared. A bare 2020 counts as since."""
    return update.published < REVIEW_APPEARED[: len(update.published)]


def newest_first(updates) -> list[Update]:
    """By date, newest first; where one date is less exact it stands after those of the same year that are more so."""
    return sorted(updates, key=lambda update: (update.published, update.line), reverse=True)


def of_claim(kb: Knowledge, claim: Claim) -> list[Update]:
    """The updates that concern a claim, newest first."""
    return newest_first(_named(kb, "claims").get(claim.id, ()))


def at_segment(kb: Knowledge, segment: str) -> list[Update]:
    """The updates shown after a segment, newest first.

    Those that name it, and those of its claims that name no segment of their own.
    """
    here = _named(kb, "segments").get(segment, ())
    theirs = (u for claim in kb.claims_shown_at(segment) for u in _named(kb, "claims").get(claim.id, ()))
    shown = {update.id: update for update in (*here, *(update for update in theirs if not update.segments))}
    return newest_first(shown.values())


@lru_cache(maxsize=4)
def _named(kb: Knowledge, what: str) -> dict[str, list[Update]]:
    """Each claim or segment that updates name → those updates."""
    found: dict[str, list[Update]] = {}
    for update in kb.updates.values():
        for name in dict.fromkeys(getattr(update, what)):
            found.setdefault(name, []).append(update)
    return found


def flagged(kb: Knowledge, segment: str) -> list[tuple[Claim, Update]]:
    """The claims at a segment that newer facts overtake or contradict, each with the update that is never folded."""
    return [
        (claim, leading(kb, claim, updates))
        for claim in kb.claims_shown_at(segment)
        if claim.status in ("overtaken", "contradicted") and (updates := of_claim(kb, claim))
    ]


def leading(kb: Knowledge, claim: Claim | None, updates: list[Update]) -> Update:
    """The update whose line is in view, of those beside a paragraph (newest first, not empty).

    A harm leads whatever else is known, the worst first (ruling 11); else the update that the claim names; else the
    strongest kind of study, the newest of equals. Rules and notices lead only where there is nothing else.
    """
    if harms := worst_first(kb, [update for update in updates if update.harm]):
        return harms[0]
    named = [update for update in updates if claim and update.id == claim.leads]
    return named[0] if named else min(updates, key=lambda update: kb.badges[update.kind].rank)


def worst_first(kb: Knowledge, updates: list[Update]) -> list[Update]:
    """Harms by severity (`harms` of vocabulary.yml, worst first), then what is no harm; the order is kept within."""
    severity = {code: rank for rank, code in enumerate(kb.harms)}
    return sorted(updates, key=lambda update: severity.get(update.harm, len(severity)))


def years(updates: Iterable[Update]) -> str:
    """The years in which `updates` (at least one) were published, as `2012–2026`, or `2012` where they are one."""
    found = sorted({update.published[:4] for update in updates})
    return "–".join(dict.fromkeys((found[0], found[-1])))


def places(kb: Knowledge) -> dict[str, list[str]]:
    """For every update the segments after which it is shown, in reading order."""
    found: dict[str, list[str]] = {update: [] for update in kb.updates}
    for segment in kb.segments:
        for update in at_segment(kb, segment):
            found[update.id].append(segment)
    return found


def by_subject(kb: Knowledge) -> Iterator[tuple[str, list[Update]]]:
    """The subjects but law, each with its updates: harms first, the worst before the others; then newest first."""
    for subject in kb.update_subjects:
        if subject != "law":
            yield subject, worst_first(kb, newest_first(u for u in kb.updates.values() if u.subject == subject))


def by_country(kb: Knowledge) -> Iterator[tuple[str, list[Update]]]:
    """The countries whose rules changed, each with its updates, newest first."""
    for country in kb.countries:
        if found := newest_first(u for u in kb.updates.values() if u.country == country):
            yield country, found
