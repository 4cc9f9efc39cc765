"""`kb new`: puts an entry with every needed field where it belongs, and a mark where words are still to be written.

The mark stops every check until it is gone, so that nothing half-written can be published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.model import LOCALES, Knowledge
from kb.problem import Problem, Stop, nearest
from kb.textfile import read_text

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
    """Puts a new entry, or a new paragraph, in its place; returns where, a line each. Raises NotPossible."""
    if kind == "paragraph":
        return _paragraph(kb, identity)
    form = FORMS[kind]
    if not form.ids.match(identity):
        raise NotPossible(f"“{identity}” cannot be the id of a {kind}: it has the form {form.ids.pattern}")
    path = kb.files[form.file]
    text = read_text(path)
    taken = re.search(rf"^- (?:\{{)?id: {re.escape(identity)}\b", text, re.M)
    if taken:
        raise NotPossible(f"{_shown(kb, path, text[: taken.start()])}: {identity} is there already")
    text = text.rstrip("\n") + "\n"
    _write(path, text + form.body(kb, identity))
    return [_shown(kb, path, text)]


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
    edits: dict[Path, tuple[str, str]] = {}
    for locale in LOCALES:
        path = kb.root / "docs" / locale / f"{page.path}.md"
        edits[path] = (f"{{ #{before} }}\n", f"{{ #{before} }}\n\n{MARK}\n{{ #{identity} }}\n")
    listed = kb.files["segments"]
    line = next(row for row in read_text(listed).splitlines(keepends=True) if f"id: {before}," in row)
    edits[listed] = (line, f"{line}- {{id: {identity}, source: [{MARK}]}}\n")
    done = []
    for path, (old, new_text) in edits.items():
        text = read_text(path)
        place = text.index(old) + len(new_text) - len(f"{MARK}\n{{ #{identity} }}\n")
        text = text.replace(old, new_text, 1)
        _write(path, text)
        done.append(_shown(kb, path, text[: place if path != listed else text.index(f"id: {identity},")]))
    return done


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _shown(kb: Knowledge, path: Path, before: str) -> str:
    """A place as `file:line`, given what stands before it."""
    return f"{path.relative_to(kb.root).as_posix()}:{before.count(chr(10)) + 1}"
