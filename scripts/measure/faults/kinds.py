"""What a fault is, and the register of their kinds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kb.model import LOCALES, Knowledge
from kb.prose import Block, Documents


@dataclass(frozen=True)
class Edit:
    """A mistake: the files it leaves behind (path below the project's root → text), and what was done, in a line."""

    files: dict[str, str]
    what: str


@dataclass(frozen=True)
class Kind:
    """A kind of mistake. `meaning`: it makes a page say something else; `make` returns None where it found no place."""

    name: str
    meaning: bool
    make: Callable[[World, random.Random], Edit | None]


KINDS: list[Kind] = []


def kind(name: str, meaning: bool):
    """Registers a function that makes one kind of mistake."""

    def register(make: Callable[[World, random.Random], Edit | None]) -> Callable[[World, random.Random], Edit | None]:
        KINDS.append(Kind(name, meaning, make))
        return make

    return register


@dataclass
class World:
    """The content that mistakes are made in: a project's root, its knowledge and pages as they were before."""

    root: Path
    kb: Knowledge
    docs: Documents
    _texts: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """A file's text, by its path below the root."""
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self._texts[path]

    def page(self, name: str, locale: str) -> str:
        """Where a page's Markdown stands below the root."""
        return f"docs/{locale}/{name}.md"

    def segments(self) -> list[tuple[str, dict[str, Block]]]:
        """Every paragraph of a chapter: its page, and the block in each language."""
        return [
            (chapter.path, {locale: self.docs[chapter.path][locale].by_id[segment.id] for locale in LOCALES})
            for chapter in self.kb.chapters
            for segment in self.kb.segments.values()
            if segment.chapter == chapter.name
        ]

    def entries(self, file: str) -> list[tuple[int, int, str]]:
        """The entries of a data file: where each begins and ends in the text, and its id."""
        text = self.text(data(file))
        starts = [(m.start(), m[1]) for m in re.finditer(r"^- (?:\{)?(?:id|path|code): ([\w/-]+)", text, re.M)]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        return [(start, end, name) for (start, name), end in zip(starts, ends, strict=True)]


def data(file: str) -> str:
    """Where a data file stands below the root."""
    return f"docs/_data/{file}.yml"


def tries(rng: random.Random, choices: list, limit: int = 60) -> Iterator:
    """Up to `limit` of `choices` in random order."""
    yield from rng.sample(choices, min(limit, len(choices)))


def changed(text: str, old: str, new: str, rng: random.Random | None = None) -> str | None:
    """`text` with one `old` (the first, or a random one) made `new`; None where it does not stand."""
    places = [m.start() for m in re.finditer(re.escape(old), text)]
    if not places:
        return None
    at = rng.choice(places) if rng else places[0]
    return text[:at] + new + text[at + len(old) :]


def other_digit(number: str, rng: random.Random) -> str:
    """A number with one of its digits changed; the first never becomes 0."""
    at = rng.choice([i for i, c in enumerate(number) if c.isdigit()])
    choices = [d for d in "0123456789" if d != number[at] and (d != "0" or at > 0)]
    return number[:at] + rng.choice(choices) + number[at + 1 :]
