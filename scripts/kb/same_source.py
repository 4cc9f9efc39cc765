"""The same fact, told at the same strength wherever it stands.

An update tells most of its source. What retells that source elsewhere (the timeline, a figure, a note, a page's
paragraph) is held against all updates that cite it: numbers that none of them has, words of strength that none of them
has, words of caution that got lost (docs/_data/outcome-words.yml). Reports only: a shorter text may round or choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.model import LOCALES, Knowledge, OutcomeWord, Update, Words
from kb.numerals import numbers
from kb.problem import Problem
from kb.prose import CITATION, Documents, plain, split_sentences


@dataclass(frozen=True)
class Retelling:
    """A text that retells sources. `refs` are all that it cites; `stated` is the part that a citation stands by, whose
    words are compared (numbers are in all of `text`); `known` is what it may say of its own: a date.
    """

    path: Path
    line: int
    name: str
    text: Words
    stated: Words
    refs: tuple[str, ...]
    known: str = ""


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """What a retelling says otherwise than the updates that cite the same source, as reports."""
    citing: dict[str, list[Update]] = {}
    for update in kb.updates.values():
        for ref in update.refs:
            citing.setdefault(ref, []).append(update)
    for retelling in _retellings(kb, docs):
        if not all(ref in citing for ref in retelling.refs):
            continue  # it cites something that no update tells of
        beside = {update.id: update for ref in retelling.refs for update in citing[ref]}
        for locale in LOCALES:
            for what in _differences(kb, retelling, list(beside.values()), locale):
                yield Problem(retelling.path, retelling.line, f"SAME-1 {retelling.name} {locale}: {what}", stops=False)


def _differences(kb: Knowledge, retelling: Retelling, updates: list[Update], locale: str) -> Iterator[str]:
    said = re.sub(r"\d+(?=α)", "", plain(retelling.text[locale]))  # 5α-reductase is a name
    stated = plain(retelling.stated[locale])
    told = " ".join(_all_of(update, locale) for update in updates)
    led = " ".join(plain(update.lead[locale]) for update in updates)
    names = ", ".join(update.id for update in updates)
    known = numbers(f"{told} {retelling.known}")
    if odd := [number for number in numbers(said) if number not in known and not _no_figure(number)]:
        yield f"{', '.join(odd)} stands in no update that cites the same source ({names})"
    for word in kb.outcome_words.values():
        here, there = _holds(word, stated, locale), _holds(word, led if word.keep else told, locale)
        if here and not there and not word.keep:
            yield f"says “{here}”, which no update that cites the same source says ({names})"
        elif there and not here and word.keep and len(updates) == 1:
            yield f"has lost “{there}” ({names})"


def _all_of(update: Update, locale: str) -> str:
    facts = (update.compared, update.follow_up, update.funding)
    parts = (update.lead, update.text, *(fact for fact in facts if fact))
    return " ".join((*(plain(part[locale]) for part in parts), str(update.people or ""), update.published))


def _no_figure(number: str) -> bool:
    """Whether it is a year or a Roman numeral: part of a date or of a name."""
    return re.fullmatch(r"(?:19|20)\d\d|roman:\w+", number) is not None


def _holds(word: OutcomeWord, text: str, locale: str) -> str | None:
    found = re.search("|".join(word.words[locale]), text, re.IGNORECASE)
    return found[0] if found else None


def _retellings(kb: Knowledge, docs: Documents) -> Iterator[Retelling]:
    for event in kb.timeline.values():
        if event.refs:
            dates = f"{event.date} {event.to or ''}"
            yield Retelling(kb.files["timeline"], event.line, event.id, event.text, event.text, event.refs, dates)
    for figure in kb.figures.values():
        for number, step in enumerate(figure.steps, 1):
            if step.refs:
                name = f"{figure.id} step {number}"
                yield Retelling(kb.files["figures"], figure.line, name, step.text, step.text, step.refs)
    for note in kb.notes.values():
        if note.refs:
            yield Retelling(kb.files["notes"], note.line, note.id, note.text, note.text, note.refs)
    for pair in docs.values():
        if set(pair) != set(LOCALES):
            continue  # a page that a language lacks is parity's to report
        ours, other = (pair[locale] for locale in LOCALES)
        for block in ours.blocks:
            if block.level == 0 and block.id in other.by_id and block.id not in kb.segments and block.citations:
                both = {LOCALES[0]: block.text, LOCALES[1]: other.by_id[block.id].text}
                texts = {locale: _cited_part(text) for locale, text in both.items()}
                stated = {locale: _cited_sentences(text, locale) for locale, text in both.items()}
                yield Retelling(ours.path, block.line, block.id, texts, stated, block.citations)


def _cited_part(text: str) -> str:
    """A paragraph as far as its last citation; what follows is our own."""
    ends = [match.end() for match in CITATION.finditer(text)]
    return text[: ends[-1]] if ends else text


def _cited_sentences(text: str, locale: str) -> str:
    """The sentences of a paragraph that a citation follows."""
    pieces = [split_sentences(plain(piece), locale) for piece in re.split(rf"(?:{CITATION.pattern})+", text)[::2][:-1]]
    return " ".join(sentences[-1] for sentences in pieces if sentences)
