"""`kb new`: puts an entry with every needed field where it belongs, and a mark where words are still to be written.

The mark stops every check until it is gone, so that nothing half-written can be published.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.model import LOCALES, Knowledge
from kb.problem import Problem, Stop, nearest
from kb.prose import ID_LINE
from kb.textfile import read_text, write_text_atomically, write_texts_atomically

MARK = "〓"  # the sign that type was once held open with where a character was missing
_ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
_SEGMENT = re.compile(r"^[a-z]+(-[a-z]+)*-\d{3}$")


class NotPossible(Exception):
    """What was asked for cannot be put in; the message says why, in a line."""


@dataclass(frozen=True)
class Form:
    """What a new entry of a data file looks like: `body(kb, id)` is its YAML."""

    file: str
    body: Callable[[Knowledge, str], str]
    ids: re.Pattern[str] = _ID


def _codes(codes) -> str:
    return f"{MARK} # {' · '.join(codes)}"


def _both(indent: str = "") -> str:
    return "".join(f"{indent}{locale}: {MARK}\n" for locale in LOCALES)


def _term(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  subject: {_codes(kb.subjects)}\n{_both('  ')}  basis: {_codes(kb.bases)}\n"
        f"  definition:\n{_both('    ')}"
    )


def _reference(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  verified: true # only what was read\n  seen: {date.today()}\n"
        f"  topic: {_codes(kb.topics)}\n  kind: {_codes(kb.kinds)}\n  type: article-journal\n  title: {MARK}\n"
        f"  author: [{{family: {MARK}, given: {MARK}}}]\n  container-title: {MARK}\n  issued: {MARK}\n  DOI: {MARK}\n"
    )


def _event(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  date: {MARK} # 2015 · 2015-03 · 2015-03-31\n"
        f"  precision: year # year · month · day · decade · about · from · before · range (with to)\n"
        f"  layer: {_codes(kb.layers)}\n  topics: [{MARK}] # {' · '.join(kb.topics)}\n  refs: [{MARK}]\n"
        f"  title:\n{_both('    ')}  text:\n{_both('    ')}"
    )


def _update(kb: Knowledge, identity: str) -> str:
    badges = " · ".join(f"{code} {badge.label['en']}" for code, badge in kb.badges.items())
    return (
        f"- id: {identity}\n  published: {MARK}\n  seen: {date.today()}\n  subject: {_codes(kb.update_subjects)}\n"
        f"  kind: {MARK} # {badges}\n  claims: [{MARK}]\n  lead:\n{_both('    ')}{_both('  ')}  refs: [{MARK}]\n"
    )


def _note(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  segment: {MARK}\n  date: {date.today()}\n"
        f"  changes-meaning: false # true lists it on about/errata, too\n{_both('  ')}"
    )


def _claim(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  segments: [{MARK}]\n  badge: {_codes(kb.badges)}\n  status: {_codes(kb.statuses)}\n"
        f"  short:\n{_both('    ')}"
    )


def _change(kb: Knowledge, identity: str) -> str:
    return (
        f"- id: {identity}\n  date: {date.today()}\n  kind: {_codes(kb.change_kinds)}\n  pages: [{MARK}]\n{_both('  ')}"
    )


FORMS = {
    "term": Form("glossary", _term),
    "reference": Form("references", _reference),
    "event": Form("timeline", _event),
    "update": Form("updates", _update),
    "note": Form("notes", _note),
    "claim": Form("claims", _claim, re.compile(r"^CL\d{2,3}$")),
    "change": Form("changelog", _change),
}
KINDS = (*FORMS, "paragraph")


def new(kb: Knowledge, kind: str, identity: str) -> list[str]:
    """Puts a new entry, or a new paragraph, in its place; returns where, a line each.

    Raises NotPossible, or Stop for a file that cannot be read or written. Nothing has been written then.
    """
    if kind == "paragraph":
        return _paragraph(kb, identity)
    form = FORMS[kind]
    if not form.ids.match(identity):
        raise NotPossible(f"“{identity}” cannot be the id of a {kind}: it has the form {form.ids.pattern}")
    path = kb.files[form.file]
    text = read_text(path)
    taken = re.search(rf"^- (?:\{{)?id: {re.escape(identity)}\b", text, re.M)
    if taken:
        line = text.count("\n", 0, taken.start()) + 1
        raise NotPossible(f"{_place(kb, path, line)}: {identity} is there already")
    text = text.rstrip("\n") + "\n"
    write_text_atomically(path, text + form.body(kb, identity))
    return [_place(kb, path, text.count("\n") + 1)]


def unfinished(root: Path) -> Iterator[Problem]:
    """Every line that still bears the mark."""
    for path in sorted([*root.glob("docs/_data/*.yml"), *root.glob("docs/*/**/*.md")]):
        try:
            text = read_text(path)
        except Stop:  # what cannot be read is reported by who reads it for its meaning
            continue
        for number, line in enumerate(text.splitlines() if MARK in text else (), 1):
            if MARK in line:
                what = line.partition(MARK)[0].strip(" -:[{") or "text"
                yield Problem(path, number, f"still to be written: {what} ({MARK})")


def _paragraph(kb: Knowledge, identity: str) -> list[str]:
    """After the paragraph whose id comes before, in both languages, and in segments.yml."""
    if not _SEGMENT.match(identity):
        raise NotPossible(f"“{identity}” cannot be a paragraph's id: a chapter's short name and three digits, hair-065")
    if identity in kb.segments:
        raise NotPossible(f"{identity} is there already")
    chapter = identity.rsplit("-", 1)[0]
    page = next((page for page in kb.chapters if page.name == chapter), None)
    if page is None:
        raise NotPossible(f"no chapter is called “{chapter}”{nearest(chapter, [p.name for p in kb.chapters])}")
    before = max((s for s in kb.segments if s.rsplit("-", 1)[0] == chapter and s < identity), default=None)
    if before is None:
        raise NotPossible(f"{identity} would be the first of its chapter; number it after an existing paragraph")
    places: dict[Path, int] = {}  # file → the line (1-based) after which the new paragraph goes
    lines: dict[Path, list[str]] = {}
    for locale in LOCALES:
        path = kb.root / "docs" / locale / f"{page.path}.md"
        lines[path] = read_text(path).split("\n")
        places[path] = _id_line(kb, path, lines[path], before)
    listed = kb.files["segments"]
    lines[listed] = read_text(listed).split("\n")
    places[listed] = _last_line(kb, listed, lines[listed], before)
    for path, place in places.items():
        paragraph = ["", MARK, f"{{ #{identity} }}"]
        lines[path][place:place] = paragraph if path != listed else [f"- {{id: {identity}, source: [{MARK}]}}"]
    write_texts_atomically({path: "\n".join(text) for path, text in lines.items()})
    return [_place(kb, path, place + (1 if path == listed else 2)) for path, place in places.items()]


def _id_line(kb: Knowledge, path: Path, lines: list[str], identity: str) -> int:
    """The line (1-based) of a page that gives a paragraph its id. Raises NotPossible when none does."""
    ids = {found[1]: number for number, line in enumerate(lines, 1) if (found := ID_LINE.match(line.rstrip()))}
    if identity not in ids:
        raise NotPossible(f"{_place(kb, path, 1)}: no paragraph has the id {identity}{nearest(identity, ids)}")
    return ids[identity]


def _last_line(kb: Knowledge, path: Path, lines: list[str], segment: str) -> int:
    """The last line (1-based) of a segment's entry, whether it is written on one line or on several.

    Raises NotPossible when the entry does not begin with a dash at the line's start, as all others here do.
    """
    first = kb.segments[segment].line
    if not lines[first - 1].startswith("- "):
        raise NotPossible(f"{_place(kb, path, first)}: an entry that does not begin with “- ”; add the new one by hand")
    further = itertools.takewhile(lambda line: line.startswith(" "), lines[first:])
    return first + len(list(further))


def _place(kb: Knowledge, path: Path, line: int) -> str:
    return f"{path.relative_to(kb.root).as_posix()}:{line}"
