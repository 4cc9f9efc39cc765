"""Every check, in one call."""

from __future__ import annotations

from pathlib import Path

from kb import coverage, parity, style
from kb.load import load
from kb.problem import Problem, Stop


def run(root: Path) -> list[Problem]:
    """All problems of the project at `root`, stops and reports, sorted by place. Never raises Stop."""
    try:
        kb = load(root)
    except Stop as stop:
        return stop.problems
    docs = parity.documents(kb)
    found = [*parity.check(kb, docs), *coverage.check(kb, docs), *style.check(kb, docs)]
    return sorted(set(found))
