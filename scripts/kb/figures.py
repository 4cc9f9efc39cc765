"""Where the figures stand: a page calls one by `<!-- kb:figure id -->`, after the same paragraph in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import LOCALES, Knowledge
from kb.problem import Problem, nearest
from kb.prose import Document, Documents

CALL = re.compile(r"^<!-- kb:figure ([\w-]+) -->$")


def in_document(document: Document) -> list[tuple[str, str, int]]:
    """The figures a page calls, in order: id, the id of the heading or paragraph it follows ("" for none), line."""
    found, above = [], ""
    for block in document.blocks:
        above = block.id or above
        if call := CALL.match(block.text):
            found.append((call[1], above, block.line))
    return found


def calls(docs: Documents) -> Iterator[tuple[str, str, str]]:
    """Every figure that is called, in the order of the pages: id, page, the id it follows (in the first language)."""
    for name, pair in docs.items():
        for figure, above, _ in in_document(next(iter(pair.values()))):
            yield figure, name, above


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Unknown figures, figures that stand elsewhere in the other language, that no page shows, or that two do."""
    shown: dict[str, str] = {}
    for name, pair in docs.items():
        here = {locale: in_document(document) for locale, document in pair.items()}
        unknown = [(locale, f, line) for locale, found in here.items() for f, _, line in found if f not in kb.figures]
        for locale, figure, line in unknown:
            yield Problem(pair[locale].path, line, f"unknown figure “{figure}”{nearest(figure, kb.figures)}")
        if unknown:  # one slip, one error: what it would be compared with is not looked at
            shown |= {figure: name for found in here.values() for figure, _, _ in found}
            continue
        for locale, found in here.items():
            for figure, above, line in found:
                path = pair[locale].path
                if shown.setdefault(figure, name) != name:
                    yield Problem(path, line, f"the figure {figure} stands on {shown[figure]} already")
                for other in (loc for loc in LOCALES if loc != locale and loc in here):
                    known = above in pair[other].by_id  # if not, that is the mistake, and it is told already
                    if known and (figure, above) not in [(f, a) for f, a, _ in here[other]]:
                        yield Problem(path, line, f"the figure {figure} does not follow {above} in {other}")
    for figure in kb.figures.values():
        if figure.id not in shown:
            yield Problem(kb.files["figures"], figure.line, f"no page shows the figure {figure.id}")
