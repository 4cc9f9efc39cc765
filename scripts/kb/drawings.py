"""Whether everything that the site tells by a drawing has one: a drawing a file, overrides/<folder>/<name>.svg.

A drawing's name comes from data, and a template includes the file of that name.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Knowledge
from kb.problem import Problem, nearest


def check(kb: Knowledge, layer_lines: dict[str, int]) -> Iterator[Problem]:
    """Badges, statuses, layers of the timeline and figures that have no drawing, each with the nearest that there is.

    `layer_lines` says on which line of vocabulary.yml each layer stands.
    """
    for file, line, owner, folder, name in _needed(kb, layer_lines):
        path = kb.root / "overrides" / folder / f"{name}.svg"
        if not path.is_file():
            there = sorted(drawing.stem for drawing in path.parent.glob("*.svg"))
            guess = nearest(name, there) or f"; there are: {', '.join(there)}"
            what = f"{owner}: no drawing “{name}” (overrides/{folder}/{name}.svg){guess}"
            yield Problem(kb.files[file], line, what)


def _needed(kb: Knowledge, layer_lines: dict[str, int]) -> Iterator[tuple[str, int, str, str, str]]:
    """Each drawing that a template will include: data file, line, what it belongs to, folder, name."""
    for badge in kb.badges.values():
        yield "badges", badge.line, badge.code, "shapes", badge.shape
    for status in kb.statuses.values():
        yield "badges", status.line, status.code, "tiles", status.code
    for layer in kb.layers:
        yield "vocabulary", layer_lines[layer], layer, "layers", layer
    for figure in kb.figures.values():
        yield "figures", figure.line, figure.id, "figures", figure.id
        yield "figures", figure.line, figure.id, "figures/icons", figure.id
