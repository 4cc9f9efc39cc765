"""What the site is made of. Frozen dataclasses, made by the names of their fields alone (`kw_only`); `line` is where an
entry stands in its YAML file (1-based).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

LOCALES = ("zh-TW", "en")
Words = dict[str, str]
"""A text in both languages, keyed by locale."""


def home_of(locale: str) -> str:
    """The folder of the site that holds a language's pages: none for the first language, `en/` for English."""
    return "" if locale == LOCALES[0] else f"{locale}/"


@dataclass(frozen=True, kw_only=True)
class SourceParagraph:
    """A numbered paragraph of the review; its text is not ours to hold. `place` is where a title or heading went."""

    id: str
    kind: str
    line: int
    hedges: tuple[str, ...] = ()
    garbled: bool = False
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One thought of a chapter, with the same id in both languages. `voice` is "review" or "editors"."""

    id: str
    source: tuple[str, ...]
    line: int
    hedges: tuple[str, ...] = ()
    garbled: bool = False
    voice: str = "review"

    @property
    def chapter(self) -> str:
        """The chapter's short name: the id without its number."""
        return self.id.rsplit("-", 1)[0]


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What a search for later evidence on a claim looked for, on which day, where it found nothing to show."""

    seen: str
    text: Words


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A statement of the review that a reader might act on.

    `short` tells it in a few words, for places outside its chapter. `leads` names the update shown first; without it
    the strongest kind of study leads (kb.updates).
    """

    id: str
    segments: tuple[str, ...]
    badge: str | None
    status: str | None
    short: Words
    line: int
    leads: str | None = None
    searched: Searched | None = None


@dataclass(frozen=True, kw_only=True)
class Update:
    """Something found beside a claim: a study, a ruling, a notice. One entry of updates.yml.

    `published` is YYYY, YYYY-MM or YYYY-MM-DD; `seen` the day the fact was read. `kind` is a badge's code. `lead` is
    the line in view; `text` the rest. `harm` says how bad the harm is that it tells of, if it is about one (a code of
    `harms`). `funding` and `certainty` are set only where the source states them. `segments`
    names where it is shown, when that is not after its claims.
    """

    id: str
    published: str
    seen: str
    subject: str
    kind: str
    lead: Words
    text: Words
    refs: tuple[str, ...]
    line: int
    country: str | None = None
    people: int | None = None
    compared: Words | None = None
    follow_up: Words | None = None
    funding: Words | None = None
    certainty: str | None = None
    claims: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    harm: str | None = None


@dataclass(frozen=True, kw_only=True)
class Point:
    """One statement with its sources: of the legal box, or of the question sheet. `url` is where a reader can look."""

    id: str
    text: Words
    line: int
    refs: tuple[str, ...] = ()
    url: str | None = None
    core: bool = False


@dataclass(frozen=True, kw_only=True)
class LegalBox:
    """What holds in Taiwan, as far as seen. `to` is how far the facts reach, `next_check` when they are due again."""

    seen: str
    to: str
    next_check: str
    points: dict[str, Point]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The printed question sheet: what to ask (six of them `core`), warning signs, where to check."""

    questions: tuple[Point, ...]
    warnings: tuple[Point, ...]
    where: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """An entry of the change log. `pages` are the paths it concerns."""

    id: str
    date: str
    kind: str
    text: Words
    pages: tuple[str, ...]
    line: int


@dataclass(frozen=True, kw_only=True)
class Note:
    """An editors' note at a segment. `was` holds ids it had before: addresses that name them still lead to it."""

    id: str
    segment: str
    date: str
    changes_meaning: bool
    text: Words
    line: int
    refs: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One sentence of a figure put into words. `layer` says whose it is: "review", "paper" or "open" (not known)."""

    text: Words
    layer: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a drawing (overrides/figures/<id>.svg) shows. One entry of figures.yml.

    `words` are its labels by name, `|` where a line may end; `steps` say in sentences all that it shows. `key` names
    the layers whose lines it has; `claims` are the review's statements in it.
    """

    id: str
    title: Words
    caption: Words
    key: tuple[str, ...]
    words: dict[str, Words]
    steps: tuple[Step, ...]
    line: int
    claims: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Every source of its steps, each once, in order."""
        return tuple(dict.fromkeys(ref for step in self.steps for ref in step.refs))


@dataclass(frozen=True, kw_only=True)
class Message:
    """A key message at the head of a chapter; `unknown` marks the one that says what is not known."""

    text: Words
    unknown: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page says about itself. `path` is the same in both languages and has no suffix."""

    path: str
    kind: str
    updated: str
    description: Words
    line: int
    nav: Words | None = None
    number: int | None = None
    question: Words | None = None
    messages: tuple[Message, ...] = ()
    short: Words | None = None
    next_check: str | None = None
    """When the page is due to be checked again; a page with the legal box is due when the box is."""
    find: tuple[str, ...] = ()
    """What else a reader may type to find the page, in any language."""

    @property
    def name(self) -> str:
        """The last part of the path, which for a chapter is its short name."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A kind of evidence; badges.yml says what each field is. `shape` is the name of the drawing beside its label."""

    code: str
    shape: str
    rank: int
    label: Words
    line: int
    study: bool = False
    no_comparison: bool = False
    rests_on: tuple[str, ...] = ()
    of_update: Words | None = None

    @property
    def label_of_update(self) -> Words:
        """The label beside an update: its own, where it speaks of the review's author."""
        return self.of_update or self.label


@dataclass(frozen=True, kw_only=True)
class Status:
    """Where a claim may stand today."""

    code: str
    label: Words
    means: Words
    line: int


@dataclass(frozen=True, kw_only=True)
class Hedge:
    """A kind of hedge, what it means, and the words (regular expressions) that carry it in each language."""

    id: str
    means: Words
    words: dict[str, tuple[str, ...]]
    strength: bool = False


@dataclass(frozen=True, kw_only=True)
class OutcomeWord:
    """Words that say how strong a finding is, in each language (regular expressions). `keep`: a retelling may not lose
    it.
    """

    id: str
    words: dict[str, tuple[str, ...]]
    keep: bool = False


@dataclass(frozen=True, kw_only=True)
class Avoided:
    """A form we do not write; `why` is one of the vocabulary's reasons."""

    form: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Name:
    """One name of a concept. `kind`: preferred, abbreviation, also, lay or avoid; `language`: a tag, None for any."""

    text: str
    kind: str
    language: str | None


@dataclass(frozen=True, kw_only=True)
class Term:
    """A concept of the termbase; glossary.yml says what each field is. `also` and `lay` hold names by language tag."""

    id: str
    subject: str
    label: Words
    definition: Words
    basis: str
    line: int
    everyday: bool = False
    abbr: tuple[str, ...] = ()
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lay: dict[str, tuple[str, ...]] = field(default_factory=dict)
    avoid: tuple[Avoided, ...] = ()
    shared: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()

    @property
    def names(self) -> list[Name]:
        """Every name of the concept, the avoided ones too: preferred first, then as glossary.yml orders them."""
        return [
            *(Name(text=text, kind="preferred", language=locale) for locale, text in self.label.items()),
            *(Name(text=text, kind="abbreviation", language=None) for text in self.abbr),
            *(Name(text=text, kind="also", language=tag) for tag, texts in self.also.items() for text in texts),
            *(Name(text=text, kind="lay", language=tag) for tag, texts in self.lay.items() for text in texts),
            *(Name(text=avoided.form, kind="avoid", language=None) for avoided in self.avoid),
        ]


@dataclass(frozen=True, kw_only=True)
class WordSet:
    """Words that mean the same to someone who searches; under a term's id, more names for that term.

    `answers` are the places (page#anchor) that answer who asks this, the best first; `aside` is what may stand beside
    such a question without making it another one.
    """

    id: str
    names: tuple[str, ...]
    line: int
    answers: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A source. `csl` holds its record under CSL's own names; `readings` how parts of it read in a language."""

    id: str
    verified: bool
    seen: str
    topic: str
    kind: str
    language: str
    csl: dict[str, Any]
    line: int
    cut: bool = False
    """Whether the record names more authors than `csl` holds."""
    readings: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the source can be read: its DOI's address, else its own."""
        return f"https://doi.org/{self.csl['DOI']}" if "DOI" in self.csl else self.csl["URL"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, on the timeline.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD; `precision` says how to read it: a year, month or day, a decade, "about",
    "from" (that year on), "before" (that year, none given), or a range that ends with `to`. `beside` names the events
    that papers and records set beside a statement of the review; `differs` says how they stand, in a sentence.
    `status` is where that statement stands today, when no claim says it.
    """

    id: str
    date: str
    precision: str
    layer: str
    topics: tuple[str, ...]
    title: Words
    text: Words
    line: int
    to: str | None = None
    refs: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    differs: Words | None = None
    status: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A set of open data. `page` shows the same to readers; `about` says what is in it.

    `fields` tell what a record holds, by name, in JSON Schema's words with the meaning in both languages beside them;
    open-data.yml says how. It is empty where the format's own names are used.
    """

    id: str
    page: str
    title: Words
    about: Words
    fields: dict[str, dict[str, Any]]
    line: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Knowledge:
    """Everything in docs/_data, checked against its schemas. `root` is the project's root.

    It never changes, so what is worked out from it is kept: here, and by `lru_cache` in other modules (`eq=False`: one
    Knowledge equals only itself).
    """

    root: Path
    source: dict[str, SourceParagraph]
    segments: dict[str, Segment]
    claims: dict[str, Claim]
    notes: dict[str, Note]
    figures: dict[str, Figure]
    pages: dict[str, Page]
    badges: dict[str, Badge]
    statuses: dict[str, Status]
    updates: dict[str, Update]
    law: LegalBox
    sheet: Sheet
    changes: dict[str, Change]
    update_subjects: dict[str, Words]
    countries: dict[str, Words]
    harms: dict[str, Words]
    certainties: dict[str, Words]
    change_kinds: dict[str, Words]
    hedges: dict[str, Hedge]
    outcome_words: dict[str, OutcomeWord]
    terms: dict[str, Term]
    subjects: dict[str, Words]
    bases: dict[str, Words]
    reasons: dict[str, Words]
    references: dict[str, Reference]
    topics: dict[str, Words]
    kinds: dict[str, Words]
    layers: dict[str, Words]
    timeline: dict[str, Event]
    datasets: dict[str, Dataset]
    names: tuple[str, ...]
    synonyms: dict[str, WordSet]
    ui: dict[str, Words]
    site: dict[str, Any]
    files: dict[str, Path] = field(default_factory=dict)

    @cached_property
    def chapters(self) -> tuple[Page, ...]:
        """The chapters in reading order."""
        found = (page for page in self.pages.values() if page.kind == "chapter")
        return tuple(sorted(found, key=lambda page: page.number or 0))

    def chapter_of(self, segment: str) -> Page:
        """The chapter a segment stands in. Raises KeyError for an unknown segment."""
        return self._by_name[self.segments[segment].chapter]

    def chapter_on(self, page: Page) -> Page | None:
        """The chapter that a page shows: itself, or the one it sets side by side; None for any other page."""
        return self._by_name.get(page.name) if page.kind in ("chapter", "parallel") else None

    def segments_of(self, chapter: Page) -> tuple[str, ...]:
        """The ids of a chapter's segments, in reading order."""
        return tuple(self._segments.get(chapter.name, ()))

    def paragraph(self, segment: str) -> int:
        """The place of a segment among those of its chapter, from 1: how the site names paragraphs to readers."""
        return self._segments[self.segments[segment].chapter][segment]

    def notes_at(self, segment: str) -> list[Note]:
        """The notes of a segment, in the order of the file."""
        return self._notes.get(segment, [])

    def claims_at(self, segment: str) -> list[Claim]:
        """The claims that name `segment`, in the order of the file."""
        return self._claims.get(segment, [])

    def claims_shown_at(self, segment: str) -> list[Claim]:
        """The claims whose badge and flag stand after `segment`: its last segment within each chapter."""
        chapter = self.segments[segment].chapter
        return [claim for claim in self.claims_at(segment) if self._last(claim, chapter) == segment]

    def _last(self, claim: Claim, chapter: str) -> str:
        return next(s for s in reversed(claim.segments) if s in self.segments and self.segments[s].chapter == chapter)

    @cached_property
    def _by_name(self) -> dict[str, Page]:
        return {page.name: page for page in self.chapters}

    @cached_property
    def _segments(self) -> dict[str, dict[str, int]]:
        """Chapter → its segments → their place."""
        found: dict[str, dict[str, int]] = {}
        for segment in self.segments.values():
            places = found.setdefault(segment.chapter, {})
            places[segment.id] = len(places) + 1
        return found

    @cached_property
    def _notes(self) -> dict[str, list[Note]]:
        found: dict[str, list[Note]] = {}
        for note in self.notes.values():
            found.setdefault(note.segment, []).append(note)
        return found

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            for segment in dict.fromkeys(claim.segments):
                found.setdefault(segment, []).append(claim)
        return found

    def say(self, key: str, locale: str, **values: Any) -> str:
        """The interface string `key` in `locale`, with `{name}` filled in. Raises KeyError for an unknown key."""
        return self.ui[key][locale].format(**values)
