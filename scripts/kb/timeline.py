"""The timeline: events in order, their dates in words and for machines, how they stand to segments and each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kb import evidence
from kb.dates import in_words
from kb.load import THE_REVIEW
from kb.model import Event, Knowledge

PERIODS = ((1950, 1979), (1980, 1999), (2000, 2009), (2010, 2019), (2020, None))
"""First and last year of each stretch the page is divided into; the last one is open."""

# Where several events bear one year: what began before it, the year itself, what is dated to the day.
_RANK = {"before": 0, "decade": 1, "about": 2, "from": 3, "range": 3, "year": 4, "month": 5, "day": 5}


@lru_cache(maxsize=2)
def ordered(kb: Knowledge) -> tuple[Event, ...]:
    """All events by date; within a year the less exact first, the review before papers."""
    layers = list(kb.layers)
    return tuple(sorted(
        kb.timeline.values(),
        key=lambda e: (e.date[:4], _RANK[e.precision], e.date, layers.index(e.layer), e.line),
    ))  # fmt: skip


@lru_cache(maxsize=4)
def _named(kb: Knowledge, what: str) -> dict[str, list[Event]]:
    """Each segment or event that events name → those events, in order."""
    found: dict[str, list[Event]] = {}
    for event in ordered(kb):
        for name in dict.fromkeys(getattr(event, what)):
            found.setdefault(name, []).append(event)
    return found


def periods(kb: Knowledge) -> Iterator[tuple[tuple[int, int | None], list[Event]]]:
    """The stretches that hold events, each with its events in order."""
    for first, last in PERIODS:
        events = [e for e in ordered(kb) if first <= _year(e) <= (last or 9999)]
        if events:
            yield (first, last), events


def _year(event: Event) -> int:
    """The year under which an event stands: what was before 2020 is no event of 2020."""
    return int(event.date[:4]) - (event.precision == "before")


def label(kb: Knowledge, event: Event, locale: str) -> str:
    """An event's date in words: 「約1985年」, “the 1980s”, “1966–1976”, “March 6, 2026”."""
    if event.precision in ("month", "day"):
        return in_words(event.date, locale)
    return kb.say(f"date-{event.precision}", locale, year=event.date[:4], to=event.to or "")


def years(events: list[Event]) -> str:
    """The years of several events in few letters: “1959”, “1966–2018”."""
    found = sorted(e.date[:4] for e in events)
    return found[0] if found[0] == found[-1] else f"{found[0]}–{found[-1]}"


def sources(event: Event) -> tuple[str, ...]:
    """What an event cites. What the review says rests on the review, whatever else it names."""
    return (THE_REVIEW, *event.refs) if event.layer == "review" and THE_REVIEW not in event.refs else event.refs


def at_segment(kb: Knowledge, segment: str) -> list[Event]:
    """The events that a segment tells of, in order."""
    return _named(kb, "segments").get(segment, [])


def about(kb: Knowledge, topic: str) -> list[Event]:
    """The events that concern a topic, in order."""
    return [e for e in ordered(kb) if topic in e.topics]


def told_beside(kb: Knowledge, event: Event) -> list[Event]:
    """For an event of a paper: the review's events that date the same matter otherwise."""
    return _named(kb, "beside").get(event.id, [])


def statuses(kb: Knowledge, event: Event) -> list[str]:
    """Where a statement of the review stands today (evidence.statuses), or what the event itself says of it.

    Events of the other layers, and one that retells nothing, have none.
    """
    if event.layer != "review" or not event.segments:
        return []
    return evidence.statuses(kb, event.segments) or ([event.status] if event.status else [])
