"""Every check, in one call."""

from __future__ import annotations

from pathlib import Path

from kb import agreed, cite, coverage, figures, findable, links, parity, same_source, scaffold, situations, style, terms
from kb.load import load
from kb.model import Knowledge
from kb.problem import Problem, Stop
from kb.prose import Documents


def run(root: Path) -> list[Problem]:
    """All problems of the project at `root`, stops and reports, sorted by place. Never raises Stop."""
    if unfinished := sorted(scaffold.unfinished(root)):
        return unfinished  # what else is wrong follows from that
    try:
        kb = load(root)
        return content(kb, parity.documents(kb))
    except Stop as stop:
        return stop.problems


def content(kb: Knowledge, docs: Documents) -> list[Problem]:
    """All problems of the pages `docs`, given data that is sound in itself; stops and reports, sorted by place."""
    parts = (parity, links, coverage, figures, style, terms, cite, same_source, situations, findable)
    found = {problem for part in parts for problem in part.check(kb, docs)}
    # One mistake, one line: what was agreed is asked for once nothing else is wrong.
    sound = not any(problem.stops for problem in found)
    return sorted(found | {p for p in agreed.check(kb, docs) if sound or not p.stops})
