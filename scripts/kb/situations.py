"""The situations that readers come from: each a link (`situation-<id>` of ui.yml) to its part of the page questions."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Knowledge
from kb.problem import Problem, nearest
from kb.prose import Documents
from kb.textfile import read_text

PAGE = "questions"
_PREFIX = "situation-"
_SHEET = "sheet"  # the way to the printed sheet, which a block makes


def names(kb: Knowledge) -> list[str]:
    """The ids of the situations, in the order of ui.yml."""
    return [key.removeprefix(_PREFIX) for key in kb.ui if key.startswith(_PREFIX) and key != _PREFIX + _SHEET]


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Situations without a heading of their id on the page that their links lead to."""
    for document in docs.get(PAGE, {}).values():
        headings = [block.id for block in document.blocks if block.level > 0 and block.id]
        for name in names(kb):
            if name not in headings:
                what = f"{_PREFIX}{name}: no heading #{name} in {document.locale}/{PAGE}.md{nearest(name, headings)}"
                yield Problem(kb.files["ui"], _line(kb, name), what)


def _line(kb: Knowledge, name: str) -> int:
    lines = read_text(kb.files["ui"]).splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(f"{_PREFIX}{name}:"))
