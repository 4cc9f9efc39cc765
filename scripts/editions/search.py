"""What search loads, in the folder search/.

First engine.js (the parts in docs/assets/js/search, joined), lexicon.js (the names that the site's texts hold) and, in
the reader's language, the entries that answer most (zh-TW.js); then lexicon-more.js (names that only readers type, and
what answers frightened questions) and the other entries, with the chapters' uses of terms (zh-TW-more.js); last the
other language.

All are scripts, not JSON, because a page opened from a folder may load scripts only. Writing twice gives the same
bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kb import findable, lexicon, terms
from kb.findable import Entry
from kb.model import LOCALES, Knowledge, home_of
from kb.prose import Documents

PARTS = ("fold", "tokens", "concepts", "rank", "query", "engine", "teaser", "results", "dialog")
"""The engine's parts, in the order in which they need each other."""


def write(kb: Knowledge, docs: Documents, site: Path) -> None:
    """Writes the files below `site`."""
    folder = site / "search"
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in {"engine": engine(kb.root), **words(kb, docs)}.items():
        (folder / f"{name}.js").write_text(script, encoding="utf-8", newline="")


def engine(root: Path) -> str:
    """The parts as one script, without indents and whole lines of comment: fewer and smaller to fetch."""
    parts = [(root / "docs" / "assets" / "js" / "search" / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
    lines = (line.strip() for part in parts for line in part.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def words(kb: Knowledge, docs: Documents) -> dict[str, str]:
    """File name (without .js) → the call that hands its data to the engine."""
    found = {locale: findable.entries(kb, docs, locale) for locale in LOCALES}
    texts = [text for entries in found.values() for e in entries for text in (e.title, e.text, e.label)]
    known = lexicon.names(kb, docs)
    said, typed = lexicon.parted(known, texts)
    shapes = lexicon.shapes_in([*texts, *(name for names in known.values() for name in names)])
    files = {"lexicon": _call("learn", {"shapes": shapes, "names": _lines(said)})}
    near = {term.id: list(term.see) for term in kb.terms.values() if term.see}
    more = {"names": _lines(typed), "near": near, "answers": lexicon.answers(kb), "aside": lexicon.aside(kb)}
    files["lexicon-more"] = _call("learn", more)
    pages = list(kb.pages)
    where = terms.uses(kb, docs)
    for locale, entries in found.items():
        labels = [[path, _title(entries, path), _label(kb, path, locale)] for path in pages]
        soon = [e for e in entries if _answers_most(e)]
        later = [e for e in entries if not _answers_most(e)]
        first = {"home": home_of(locale), "pages": labels}
        uses = {"uses": _uses(kb, where, pages, locale)}
        files[locale] = _call("receive", locale, first | {"entries": [_row(e, pages) for e in soon]})
        files[f"{locale}-more"] = _call("receive", locale, uses | {"entries": [_row(e, pages) for e in later]})
    return files


def _lines(names: dict[str, list[str]]) -> str:
    return "\n".join("|".join((identity, *own)) for identity, own in names.items() if own)


def _answers_most(entry: Entry) -> bool:
    in_chapter = entry.page.startswith("chapters/") and entry.kind in ("heading", "passage")
    return in_chapter or entry.kind in ("page", "term")


def _row(entry: Entry, pages: list[str]) -> list[Any]:
    statuses = [",".join(entry.statuses)] if entry.review else []
    return [pages.index(entry.page), entry.anchor, entry.kind, entry.title, entry.text, entry.label, *statuses]


def _uses(
    kb: Knowledge, where: dict[str, list[terms.Use]], pages: list[str], locale: str
) -> dict[str, list[list[int]]]:
    """Term id → for each chapter that uses it the chapter's number in `pages` and the numbers of its paragraphs."""
    return {
        identity: [[pages.index(page.path), *(use.number for use in uses)] for page, uses in found]
        for identity, term_uses in where.items()
        if (found := terms.places(kb, term_uses, locale))
    }


def _title(entries: list[Entry], path: str) -> str:
    return next(entry.title for entry in entries if entry.page == path and entry.kind == "page")


def _label(kb: Knowledge, path: str, locale: str) -> str:
    """What a page is called in few words, above its title: “Chapter 5”."""
    page = kb.pages[path]
    return kb.say("chapter-label", locale, n=page.number) if page.number else ""


def _call(function: str, *values: Any) -> str:
    data = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"search.{function}?.({data});\n"  # without the engine, which may not have come, nothing
