"""Whether the two languages say the same: same pages, ids, order, numbers, terms, citations; nothing untranslated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kb import fields
from kb.model import LOCALES, Knowledge, Words
from kb.numerals import numbers
from kb.problem import Problem, Stop, nearest
from kb.prose import Block, Document, Documents, page_names, plain, read

ZH, EN = LOCALES
_HAN = re.compile(r"[㐀-鿿]")


def documents(kb: Knowledge) -> Documents:
    """Every page in both languages: page name → locale → Document. A page that lacks a language is left to `trees`.

    Raises Stop with all files that are no text.
    """
    docs: Documents = {}
    problems: list[Problem] = []
    for locale in LOCALES:
        for name, path in page_names(kb.root / "docs" / locale).items():
            try:
                docs.setdefault(name, {})[locale] = read(path, locale, name)
            except Stop as stop:
                problems += stop.problems
    if problems:
        raise Stop(problems)
    return docs


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """All differences between the languages, in the pages and in the data."""
    yield from trees(kb, docs)
    for pair in docs.values():
        if len(pair) == len(LOCALES):
            yield from page(kb, pair[ZH], pair[EN])
    yield from data(kb)


def trees(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Pages that one language lacks, or that pages.yml does not know, or the reverse."""
    for name, pair in docs.items():
        path = next(iter(pair.values())).path
        for locale in LOCALES:
            if locale not in pair:
                yield Problem(path, 1, f"{name} is missing in {locale} (docs/{locale}/{name}.md)")
        if name not in kb.pages:
            yield Problem(path, 1, f"{name} is not in pages.yml{nearest(name, kb.pages)}")
    for name, entry in kb.pages.items():
        if name not in docs:
            yield Problem(kb.files["pages"], entry.line, f"{name}: no such page{nearest(name, docs)}")


def page(kb: Knowledge, zh: Document, en: Document) -> Iterator[Problem]:
    """The differences between one page's two languages; a page that has no title is not compared."""
    untitled = [document for document in (zh, en) if not document.blocks or document.blocks[0].level != 1]
    for document in untitled:
        yield Problem(document.path, 1, "the page does not begin with its title (# … { #id })")
    if untitled:
        return
    yield from _blocks_without_id(kb, zh)
    yield from _blocks_without_id(kb, en)
    yield from _outline(kb, zh, en)
    for identity, left in zh.by_id.items():
        right = en.by_id.get(identity)
        if right is None:
            continue
        yield from _numbers(identity, left.plain, right.plain, en.path, right.line)
        yield from _same(identity, "terms", left.marks, right.marks, en.path, right.line)
        yield from _same(identity, "citations", left.citations, right.citations, en.path, right.line)
        if _untranslated(right.plain):
            yield Problem(en.path, right.line, f"{identity}: the English is still Chinese")
        if not _HAN.search(left.plain):
            yield Problem(zh.path, left.line, f"{identity}: the Chinese has no Chinese")
    yield from _marks_between_headings(zh, en)
    for document in (zh, en):
        yield from _unknown_marks(kb, document)


def data(kb: Knowledge) -> Iterator[Problem]:
    """Different numbers, or missing translation, in the data's texts: notes, updates, messages, questions …"""
    for file, identity, line, text in texts(kb):
        path = kb.files[file]
        yield from _numbers(identity, plain(text[ZH]), plain(text[EN]), path, line)
        if _untranslated(text[EN]):
            yield Problem(path, line, f"{identity}: the English is still Chinese")


def texts(kb: Knowledge) -> Iterator[tuple[str, str, int, Words]]:
    """Every bilingual text of our own in the data that is read on pages: file, id, line, words."""
    for note in kb.notes.values():
        yield "notes", note.id, note.line, note.text
    for figure in kb.figures.values():
        yield "figures", f"{figure.id} title", figure.line, figure.title
        yield "figures", f"{figure.id} caption", figure.line, figure.caption
        for name, words in figure.words.items():
            yield "figures", f"{figure.id} {name}", figure.line, {loc: t.replace("|", " ") for loc, t in words.items()}
        for number, step in enumerate(figure.steps, 1):
            yield "figures", f"{figure.id} step {number}", figure.line, step.text
    for claim in kb.claims.values():
        yield "claims", f"{claim.id} short", claim.line, claim.short
        if claim.searched:
            yield "claims", f"{claim.id} searched", claim.line, claim.searched.text
    for update in kb.updates.values():
        yield "updates", f"{update.id} lead", update.line, update.lead
        yield "updates", f"{update.id} text", update.line, update.text
        for part in ("compared", "follow_up", "funding"):
            if words := getattr(update, part):
                yield "updates", f"{update.id} {part.replace('_', '-')}", update.line, words
    for point in kb.law.points.values():
        yield "taiwan", point.id, point.line, point.text
    for point in (*kb.sheet.questions, *kb.sheet.warnings, *kb.sheet.where):
        yield "questions", point.id, point.line, point.text
    for change in kb.changes.values():
        yield "changelog", change.id, change.line, change.text
    for term in kb.terms.values():
        yield "glossary", f"{term.id} definition", term.line, term.definition
    for event in kb.timeline.values():
        yield "timeline", f"{event.id} title", event.line, event.title
        yield "timeline", f"{event.id} text", event.line, event.text
        if event.differs:
            yield "timeline", f"{event.id} differs", event.line, event.differs
    for dataset in kb.datasets.values():
        yield "open-data", f"{dataset.id} title", dataset.line, dataset.title
        yield "open-data", f"{dataset.id} about", dataset.line, dataset.about
        for name, words, _ in fields.told(dataset.fields):
            yield "open-data", f"{dataset.id} {name}", dataset.line, words
    for entry in kb.pages.values():
        yield "pages", f"{entry.path} description", entry.line, entry.description
        if entry.question:
            yield "pages", f"{entry.path} question", entry.line, entry.question
        for number, message in enumerate(entry.messages, 1):
            yield "pages", f"{entry.path} message {number}", entry.line, message.text


def _blocks_without_id(kb: Knowledge, document: Document) -> Iterator[Problem]:
    chapter = _is_chapter(document)
    for block in document.blocks:
        if block.level > 0 and not block.id:
            yield Problem(document.path, block.line, f"heading “{block.text}” has no {{ #id }}")
        elif chapter and block.level == 0 and not block.id:
            yield Problem(document.path, block.line, f"paragraph “{block.plain[:24]}…” has no {{ #id }}")
        elif _unknown_segment(kb, document, block):
            yield Problem(document.path, block.line, f"unknown segment “{block.id}”{nearest(block.id, kb.segments)}")
    for identity, count in Counter(b.id for b in document.blocks if b.id).items():
        if count > 1:
            yield Problem(document.path, document.by_id[identity].line, f"{identity} is used {count} times")


def _is_chapter(document: Document) -> bool:
    return document.name.startswith("chapters/")


def _unknown_segment(kb: Knowledge, document: Document, block: Block) -> bool:
    return _is_chapter(document) and block.level == 0 and block.id is not None and block.id not in kb.segments


def _outline(kb: Knowledge, zh: Document, en: Document) -> Iterator[Problem]:
    """Same ids, same levels, same order. One problem a missing id; order is compared once nothing is missing.

    A misspelt id is one mistake, not three. An id that one language lacks is excused only where that language has a
    stray (an id that is no known segment) close to it, and a stray is always reported: as an unknown segment, or, when
    both languages have a stray heading, in English.
    """
    only = {zh.locale: set(zh.by_id) - set(en.by_id), en.locale: set(en.by_id) - set(zh.by_id)}
    for here, there in ((zh, en), (en, zh)):
        strays = only[there.locale] - set(kb.segments)
        for identity, block in here.by_id.items():
            if identity not in only[here.locale] or _unknown_segment(kb, here, block):
                continue
            guess = nearest(identity, strays)
            if guess and (identity in kb.segments or here is zh):
                continue
            yield Problem(here.path, block.line, f"{identity} is missing in {there.locale}{guess}")
    if any(only.values()):
        return
    for left, right in zip(_ided(zh), _ided(en), strict=True):
        if left.id != right.id:
            yield Problem(en.path, right.line, f"{right.id} stands where zh-TW has {left.id}: order differs")
            return
        if left.level != right.level:
            yield Problem(en.path, right.line, f"{right.id}: heading level {right.level}, zh-TW has {left.level}")


def _ided(document: Document) -> list[Block]:
    return [b for b in document.blocks if b.id]


def _numbers(identity: str, zh: str, en: str, path: Path, line: int) -> Iterator[Problem]:
    left, right = numbers(zh), numbers(en)
    if left != right:
        yield Problem(path, line, f"{identity}: numbers differ: {_differ(left, right)}")


def _same(
    identity: str, what: str, left: tuple[str, ...], right: tuple[str, ...], path: Path, line: int
) -> Iterator[Problem]:
    if Counter(left) != Counter(right):
        yield Problem(path, line, f"{identity}: {what} differ: {_differ(Counter(left), Counter(right))}")


def _differ(zh: Counter[str], en: Counter[str]) -> str:
    only = [f"{ZH} alone has {', '.join(sorted((zh - en).elements()))}" if zh - en else ""]
    only.append(f"{EN} alone has {', '.join(sorted((en - zh).elements()))}" if en - zh else "")
    return "; ".join(filter(None, only))


def _marks_between_headings(zh: Document, en: Document) -> Iterator[Problem]:
    """Term marks in paragraphs and lists that have no id are compared heading by heading."""
    left, right = _marks_by_heading(zh), _marks_by_heading(en)
    for heading in left.keys() & right.keys():
        line = en.by_id[heading].line if heading in en.by_id else 1
        yield from _same(heading or "top of the page", "terms", left[heading], right[heading], en.path, line)


def _marks_by_heading(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        heading: tuple(mark for block in blocks if not block.id for mark in block.marks)
        for heading, blocks in document.sections
    }


def _unknown_marks(kb: Knowledge, document: Document) -> Iterator[Problem]:
    for block in document.blocks:
        for term in block.marks:
            if term not in kb.terms:
                yield Problem(document.path, block.line, f"unknown term “{term}”{nearest(term, kb.terms)}")


def _untranslated(english: str) -> bool:
    """More Han characters than a quoted name or title would bring: over a fifth of the text."""
    visible = plain(english)
    return bool(visible) and len(_HAN.findall(visible)) > len(visible) / 5
