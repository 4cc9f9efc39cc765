"""Every check, in one call."""

from __future__ import annotations

from pathlib import Path

from kb import coverage, parity, style
from kb.load import load
from kb.model import Knowledge
from kb.problem import Problem, Stop


def run(root: Path) -> list[Problem]:
    """All problems of the project at `root`, stops and reports, sorted by place. Never raises Stop."""
    try:
        return content(load(root))
    except Stop as stop:
        return stop.problems


def content(kb: Knowledge) -> list[Problem]:
    """All problems of the pages, given data that is sound in itself; stops and reports, sorted by place."""
    docs = parity.documents(kb)
    return sorted({*parity.check(kb, docs), *coverage.check(kb, docs), *style.check(kb, docs)})
