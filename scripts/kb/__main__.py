"""The project's one command line.

    kb check              every check; stops are printed as file:line: what, exit code 1; reports are counted
    kb check --reports    the reports too, line by line
    kb status             coverage, hedges, claims, terms and readability as tables
    kb term NAME          a term (any name, any language) with every aligned pair of segments that uses it
    kb new KIND ID        a new term, reference, event, update, note, claim, change or paragraph, to be filled in
    kb agree ID …         records that what these say now is meant, in both languages; --all for everything
    kb fingerprint FILE   for the editors who hold the source: renews docs/_data/source-shingles.txt from it
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from kb import agreed, check, concordance, ownwords, scaffold, status, terms
from kb.load import load
from kb.model import Knowledge
from kb.parity import documents
from kb.problem import Stop, nearest
from kb.textfile import read_text, write_text_atomically

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Runs one verb and returns the exit code: 0 fine, 1 something stops, 2 wrong call."""
    parser = argparse.ArgumentParser(prog="kb", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", help="every check").add_argument("--reports", action="store_true")
    verbs.add_parser("status", help="tables")
    verbs.add_parser("term", help="one term and its uses").add_argument("name", nargs="+")
    new = verbs.add_parser("new", help="a new entry")
    new.add_argument("kind", choices=scaffold.KINDS)
    new.add_argument("id")
    agree = verbs.add_parser("agree", help="record what is meant")
    agree.add_argument("ids", nargs="*")
    agree.add_argument("--all", action="store_true")
    verbs.add_parser("fingerprint", help="hash a source text").add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    if options.verb == "check":
        return _check(root, options.reports)
    if options.verb == "status":
        return _printed(root, lambda kb: status.report(kb, documents(kb)))
    if options.verb == "term":
        return _term(root, " ".join(options.name))
    if options.verb == "new":
        return _new(root, options.kind, options.id)
    if options.verb == "agree":
        if bool(options.ids) == options.all:
            agree.error("which? Name ids, or --all")
        return _agree(root, None if options.all else options.ids)
    return _fingerprint(root, options.file)


def _check(root: Path, with_reports: bool) -> int:
    problems = check.run(root)
    stops = [p for p in problems if p.stops]
    for problem in problems if with_reports else stops:
        print(problem.shown(root), file=sys.stderr if problem.stops else sys.stdout)
    reports = len(problems) - len(stops)
    hint = "" if with_reports or not reports else " (--reports shows them)"
    print(f"kb check: {len(stops)} stops, {reports} reports{hint}")
    return 1 if stops else 0


def _printed(root: Path, report: Callable[[Knowledge], Iterable[str]]) -> int:
    """Loads the knowledge and prints a report on it; what cannot be read or written is printed as its problems."""
    try:
        for line in report(load(root)):
            print(line)
    except Stop as stop:
        for problem in stop.problems:
            print(problem.shown(root), file=sys.stderr)
        return 1
    return 0


def _term(root: Path, name: str) -> int:
    found: list[str] = []

    def report(kb: Knowledge) -> Iterable[str]:
        docs = documents(kb)
        for term in terms.named(kb, name):
            found.append(term.id)
            yield from concordance.report(kb, docs, term)
        if not found:
            names = [n.text for term in kb.terms.values() for n in term.names]
            yield f"no term is called “{name}”{nearest(name, [*kb.terms, *names])}"

    code = _printed(root, report)
    return code or (0 if found else 1)


def _new(root: Path, kind: str, identity: str) -> int:
    failed: list[str] = []

    def report(kb: Knowledge) -> Iterable[str]:
        try:
            places = scaffold.new(kb, kind, identity)
        except scaffold.NotPossible as error:
            failed.append(str(error))
            return
        yield from (f"{place}: fill in what {scaffold.MARK} marks" for place in places)
        yield "Then: ./scripts/run kb check"

    code = _printed(root, report)
    print(*failed, sep="\n", end="\n" if failed else "", file=sys.stderr)
    return code or len(failed)


def _agree(root: Path, ids: list[str] | None) -> int:
    unknown: list[str] = []

    def report(kb: Knowledge) -> Iterable[str]:
        docs = documents(kb)
        try:
            yield from agreed.agree(kb, docs, ids)
        except KeyError as error:
            unknown.append(error.args[0])
            yield f"nothing is called “{unknown[0]}”{nearest(unknown[0], [u.id for u in agreed.units(kb, docs)])}"

    code = _printed(root, report)
    return code or (1 if unknown else 0)


def _fingerprint(root: Path, file: Path) -> int:
    """The source file holds one paragraph a line, each led by its [id]. Titles are left out: they may be cited."""
    try:
        paragraphs = re.findall(r"^\[(?!title-)[\w-]+\]\s*(.+)$", read_text(file), flags=re.M)
    except Stop as stop:
        beside = [path.name for path in file.parent.glob("*")]
        print(*(f"{p.shown(root)}{nearest(file.name, beside)}" for p in stop.problems), sep="\n", file=sys.stderr)
        return 1
    if not paragraphs:
        print(f"{file}:1: no line begins with a paragraph's [id]; nothing is written", file=sys.stderr)
        return 1
    digests = {digest for paragraph in paragraphs for digest in ownwords.fingerprints(paragraph)}
    target = root / "docs" / "_data" / "source-shingles.txt"
    write_text_atomically(target, "\n".join(sorted(digests)) + "\n")
    print(f"{target.relative_to(root)}: {len(digests)} digests")
    return 0


if __name__ == "__main__":
    sys.exit(main())
