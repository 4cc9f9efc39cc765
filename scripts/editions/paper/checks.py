"""What every PDF must be, read from the file itself: faces, text, lines, pages, what it says of itself.

Needs poppler's pdffonts and pdftotext (Debian: poppler-utils).
"""

from __future__ import annotations

import difflib
import io
import itertools
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf

from editions.paper import outline
from editions.paper.printer import Printed

CLOSING = "，。、；：！？）」』》〉】…～·％"
OPENING = "（「『《〈【"
"""Marks that begin no line, and marks that end none (clreq, 3.1.4)."""

MARGIN = 30
"""Points that stay free at either side of a page."""

EMPTY = 60
"""A page with fewer characters, heads and feet not counted, is nearly empty."""

_TOLD = ("dc:title", "dc:language", "dc:creator", "dc:rights", "dc:source")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Line:
    """A line of text: its page (from 1), its words, its left, top, right and bottom edge in points."""

    page: int
    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Found:
    """What is wrong with a PDF, a line each.

    `stops`: it must not be published. `reports`: it could be set better, which is no reason to hold a correction back.
    """

    stops: list[str]
    reports: list[str]


def found(pdf: bytes, printed: Printed, running: Iterable[str], front: int = 0) -> Found:
    """All that is wrong with a finished PDF.

    `running` are the words of heads and feet; the first `front` pages are cover and contents, which may be nearly empty
    and end with a heading.
    """
    running = tuple(running)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "it.pdf"
        path.write_bytes(pdf)
        lines, sizes = _lines(path)
        pages = _said(path, running)
        heads = {squeezed(words) for words in running}
        return Found(
            [
                *_faces(path), *_characters(pages), *_lost(printed.texts, pages, heads), *_about(pdf),
                *_bookmarks(pdf, printed.bookmarks),
            ],
            [
                *_outside(lines, sizes), *_nearly_empty(pages, front), *_alone(lines, sizes, printed.headings, front),
                *_forbidden(lines),
            ],
        )  # fmt: skip


def contents(pdf: bytes, headings: Mapping[str, str], pages: Mapping[str, int]) -> list[str]:
    """Lines of the contents (id → words of its heading) whose page, as printed, does not have that heading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "it.pdf"
        path.write_bytes(pdf)
        said = _said(path, ())
    lost = {i: words for i, words in headings.items() if squeezed(words) not in said[pages[i] - 1]}
    return [f"the contents name page {pages[i]} for {words}, which is not there" for i, words in lost.items()]


def squeezed(text: str) -> str:
    """A text without white space, joiners and compatibility forms, as it can be looked for in a PDF."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


def _run(*call: str | Path) -> str:
    done = subprocess.run([str(part) for part in call], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout


def _faces(path: Path) -> Iterator[str]:
    for row in _run("pdffonts", path).splitlines()[2:]:
        name, _, rest = row.partition(" ")
        if "CID TrueType" not in rest or "Book-" not in name:
            yield f"face {row[:60].strip()}: only our own, as TrueType"
        elif re.search(r"\b(yes|no) +(yes|no) +(yes|no)\b", rest)[0].split() != ["yes", "yes", "yes"]:
            yield f"face {name} is not embedded as a subset that can be copied"


def _said(path: Path, running: Iterable[str]) -> list[str]:
    """Each page's text, squeezed, without its running head and foot."""
    pages = [squeezed(page) for page in _run("pdftotext", "-raw", path, "-").split("\f")[:-1]]
    for words in map(squeezed, running):
        pages = [page.replace(words, "", 1) for page in pages]
    return pages


def _characters(pages: list[str]) -> Iterator[str]:
    for number, text in enumerate(pages, 1):
        odd = {c for c in text if 0x2E80 <= ord(c) <= 0x2FDF or c == "\ufffd" or 0xE000 <= ord(c) <= 0xF8FF}
        if odd:
            yield f"page {number} copies out as {' '.join(f'U+{ord(c):04X}' for c in sorted(odd))}"


def _lost(texts: Iterable[str], pages: list[str], heads: set[str]) -> Iterator[str]:
    """Stretches of the page's text that do not copy out of the PDF whole; a page may end within one."""
    whole = "\n".join(pages)
    for text in dict.fromkeys(texts):
        wanted = squeezed(text)
        if wanted and wanted not in whole and wanted not in heads and not _across(wanted, pages):
            yield f"does not copy out: {text[:60]}"


def _across(wanted: str, pages: list[str]) -> bool:
    for before, after in itertools.pairwise(pages):
        for cut in range(1, len(wanted)):
            if wanted[:cut] not in before:
                break
            if wanted[cut:] in after:
                return True
    return False


def _lines(path: Path) -> tuple[list[Line], list[tuple[float, float]]]:
    tree = ET.fromstring(_run("pdftotext", "-bbox-layout", path, "-"))
    lines, sizes = [], []
    for number, page in enumerate(tree.iter(f"{_XHTML}page"), 1):
        sizes.append((float(page.get("width")), float(page.get("height"))))
        for line in page.iter(f"{_XHTML}line"):
            words = [word.text or "" for word in line.iter(f"{_XHTML}word")]
            box = tuple(float(line.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))
            lines.append(Line(number, " ".join(words), box))
    return _joined(lines), sizes


def _joined(pieces: list[Line]) -> list[Line]:
    """Whole lines: poppler parts one where punctuation leaves a gap, at most as wide as two characters."""
    lines: list[Line] = []
    began = 0
    for piece in sorted(pieces, key=lambda line: (line.page, line.box[0])):
        left, top, right, bottom = piece.box
        height = bottom - top
        if lines and lines[-1].page != piece.page:
            began = len(lines)
        for number, line in enumerate(lines[began:], began):
            same = abs((line.box[1] + line.box[3]) - (top + bottom)) < height
            if same and -height < left - line.box[2] < 2 * height:
                edges = (line.box[0], min(line.box[1], top), max(line.box[2], right), max(line.box[3], bottom))
                lines[number] = Line(line.page, f"{line.text} {piece.text}", edges)
                break
        else:
            lines.append(piece)
    return lines


def _outside(lines: list[Line], sizes: list[tuple[float, float]]) -> Iterator[str]:
    for line in lines:
        width, height = sizes[line.page - 1]
        left, top, right, bottom = line.box
        if left < MARGIN or right > width - MARGIN or top < MARGIN / 2 or bottom > height - MARGIN / 2:
            yield f"page {line.page}: outside the margins: {line.text[:40]}"


def _nearly_empty(pages: list[str], front: int) -> Iterator[str]:
    for number, text in enumerate(pages, 1):
        if len(text) < EMPTY and number > front:
            yield f"page {number} is nearly empty: {text[:30]}"


def _alone(lines: list[Line], sizes: list[tuple[float, float]], headings: Iterable[str], front: int) -> Iterator[str]:
    """Headings that are the last thing on their page."""
    known = {squeezed(heading) for heading in headings}
    for number, (_, height) in enumerate(sizes, 1):
        body = [line for line in lines if line.page == number and line.box[1] > 60 and line.box[3] < height - 62]
        if not body or number <= front or number == len(sizes):
            continue
        last = max(body, key=lambda line: line.box[3])
        if squeezed(last.text) in known and len([line for line in body if line.box[3] > last.box[1]]) < 3:
            yield f"page {number} ends with the heading {squeezed(last.text)[:40]}"


def _forbidden(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        if line.text[:1] in CLOSING and len(line.text) > 1:
            yield f"page {line.page}: a line begins with {line.text[:12]}"
        if line.text[-1:] in OPENING and len(line.text) > 1:
            yield f"page {line.page}: a line ends with {line.text[-12:]}"


def _about(pdf: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(pdf)) as it:
        yield from it.check_pdf_syntax()
        root = it.Root
        if not str(root.get("/Lang", "")):
            yield "no language"
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            yield "not tagged"
        shown = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
        if not shown or not str(it.docinfo.get("/Title", "")):
            yield "no title in its window"
        if "/PageLabels" not in root or "/Outlines" not in root:
            yield "no outline or no labels of pages"
        with it.open_metadata() as data:
            lacking = [key for key in _TOLD if not data.get(key)]
        if lacking:
            yield f"says nothing of {', '.join(lacking)}"


def _bookmarks(pdf: bytes, wanted: Iterable[str]) -> Iterator[str]:
    """Headings without their bookmark, and bookmarks that are no heading."""
    told = {"-": "no bookmark for the heading", "+": "a bookmark that is no heading:"}
    for line in [*difflib.unified_diff([*wanted], outline.bookmarks(pdf), n=0, lineterm="")][2:]:
        if line[0] in told:
            yield f"{told[line[0]]} {line[1:61]}"
