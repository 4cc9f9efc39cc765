"""One finding of a check, and the nearest valid choice for a misspelt word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """A finding at a place. `stops` tells a stop (exit 1) from a report, which never holds up a correction."""

    path: Path
    line: int
    what: str
    stops: bool = True

    def shown(self, root: Path) -> str:
        """`file:line: what`, the file as seen from `root`."""
        path = self.path.relative_to(root) if self.path.is_relative_to(root) else self.path
        return f"{path.as_posix()}:{self.line}: {self.what}"


class Stop(Exception):
    """Raised when data cannot be read at all. Holds the problems found so far."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems)
        super().__init__("; ".join(p.what for p in self.problems))


def nearest(word: str, choices: Iterable[str]) -> str:
    """A clause naming the valid choice closest to `word`, or an empty string when none is close.

    Closeness is difflib's ratio (Ratcliff and Obershelp) with its default cutoff, 0.6.
    """
    found = difflib.get_close_matches(word, list(choices), n=1)
    return f"; nearest valid: {found[0]}" if found else ""
