"""Writes into the built pages what is known only once the editions are made: pages, size, date, checksum.

A template leaves a place for each figure, `[[file figure]]`; a place for which there is no figure is an error.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from editions.catalog import FOLDER, SUMS

_PLACE = re.compile(r"\[\[(\S+) (pages|size|date|sha256)\]\]")


class NoFigure(Exception):
    """A page asks for a figure of an edition that was not made; the message is one line."""


@dataclass(frozen=True)
class Figures:
    """What is told of one edition: its pages (0 where there are none), bytes, day (ISO), SHA-256."""

    pages: int
    bytes: int
    date: str
    sha256: str

    @property
    def size(self) -> str:
        """Its size in words; a dash where it is not told."""
        return sized(self.bytes) if self.bytes else "—"


def sized(count: int) -> str:
    """So many bytes in words, decimal: 480 kB, 3.7 MB."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def figures(data: bytes, day: str, pages: int = 0) -> Figures:
    """The figures of an edition's file."""
    return Figures(pages, len(data), day, hashlib.sha256(data).hexdigest())


def filled(text: str, known: Mapping[str, Figures]) -> str:
    """A page's HTML with its places filled. Raises NoFigure."""

    def figure(match: re.Match[str]) -> str:
        file, name = match.groups()
        if file not in known:
            raise NoFigure(f"no such edition was made: {file}")
        return html.escape(str(getattr(known[file], name)))

    return _PLACE.sub(figure, text)


def fill(site: Path, known: Mapping[str, Figures]) -> None:
    """Fills every place in the site's pages. Raises NoFigure."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if (done := filled(text, known)) != text:
            path.write_text(done, encoding="utf-8", newline="")


def write(site: Path, known: Mapping[str, Figures]) -> None:
    """Writes the checksums as sha256sum reads them, and all figures as JSON, below `site`."""
    names = {file: file.removeprefix(f"{FOLDER}/") for file in known}
    sums = "".join(f"{known[file].sha256}  {name}\n" for file, name in sorted(names.items()))
    (site / SUMS).write_text(sums, encoding="utf-8", newline="")
    table = [{"file": name, **asdict(known[file])} for file, name in sorted(names.items())]
    target = site / FOLDER / "editions.json"
    target.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8", newline="")
