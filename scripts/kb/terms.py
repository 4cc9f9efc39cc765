"""Finds the termbase's names in running text, and from that where each term is used and what is left unmarked.

Chinese has no word boundaries, so the longest name that fits wins (脂肪幹細胞, not 幹細胞) and a name may be told
where it does not count (`not-in`: 中風 in 其中風險). Latin names stand between characters that are neither letters nor
digits of an alphabet, in any case and, by rule, in the plural; abbreviations keep their case.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.kept import while_equal
from kb.model import LOCALES, Knowledge, Name, Page, Term
from kb.problem import Problem
from kb.prose import MARK, Block, Document, Documents, plain

CONTEXT = "context"  # the kind of a `not-in` stretch: found so that nothing is found inside it
_WORDY = re.compile(r"[^\W_㐀-鿿ぁ-ヿ]")  # a letter or digit of an alphabet
_LATIN_END = re.compile(r"[A-Za-z]$")


@dataclass(frozen=True)
class Found:
    """A name in a text: `text[start:end]`, what kind of name it is there, and the ids of the terms that bear it."""

    start: int
    end: int
    kind: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """A segment that uses a term: its page, its place among the page's segments (from 1), the languages that do."""

    page: str
    segment: str
    number: int
    locales: tuple[str, ...]


@dataclass
class _Entry:
    """A name as it is looked for. Abbreviations are compared as written, everything else folded."""

    text: str
    exact: bool
    kinds: dict[str, str] = field(default_factory=dict)  # term id → kind of name


class Finder:
    """Looks for the names of `terms` in the given languages (abbreviations and avoided forms always)."""

    def __init__(self, terms: Iterable[Term], languages: Iterable[str] = LOCALES):
        wanted = {*languages, None}
        entries: dict[tuple[str, bool], _Entry] = {}
        for term in terms:
            names = [name for name in term.names if name.language in wanted]
            names += [Name(text=text, kind=CONTEXT, language=None) for text in term.not_in]
            for name in names:
                exact = name.kind == "abbreviation"
                for form in _forms(name):
                    key = form if exact else fold(form)
                    entry = entries.setdefault((key, exact), _Entry(key, exact))
                    entry.kinds.setdefault(term.id, name.kind)
        self._by_start: dict[str, list[_Entry]] = {}  # by its first two characters, longest first
        for entry in sorted(entries.values(), key=lambda e: len(e.text), reverse=True):
            self._by_start.setdefault(fold(entry.text[:2]), []).append(entry)
        self._known: dict[str, list[Found]] = {}

    def find(self, text: str, nested: bool = False) -> list[Found]:
        """The names in plain `text`, from left to right, each the longest at its place, none overlapping.

        With `nested`, the shorter names inside a longer one are given too, right after it.
        """
        if nested:
            return self._find(text, nested)
        if text not in self._known:  # every paragraph is asked for several times: by the checks, by the list of uses
            self._known[text] = self._find(text, nested)
        return self._known[text]

    def _find(self, text: str, nested: bool) -> list[Found]:
        folded = fold(text)
        found: list[Found] = []
        start = 0
        while start < len(text):
            if folded[start : start + 2] not in self._by_start and folded[start] not in self._by_start:
                start += 1  # here most places end
                continue
            hit = next(self._at(text, folded, start, len(text)), None)
            if hit is None:
                start += 1
                continue
            if hit.kind != CONTEXT:
                found.append(hit)
                if nested:
                    found += self._inside(text, folded, hit)
            start = hit.end
        return found

    def _inside(self, text: str, folded: str, outer: Found) -> Iterator[Found]:
        for start in range(outer.start, outer.end):
            for hit in self._at(text, folded, start, outer.end):
                if (hit.start, hit.end) != (outer.start, outer.end) and hit.kind != CONTEXT:
                    yield hit

    def _at(self, text: str, folded: str, start: int, limit: int) -> Iterator[Found]:
        """The names that begin at `start` and end by `limit`, longest first."""
        pair, one = folded[start : start + 2], folded[start]
        for entry in (*self._by_start.get(pair, ()), *(self._by_start.get(one, ()) if pair != one else ())):
            end = start + len(entry.text)
            if end > limit or not (text if entry.exact else folded).startswith(entry.text, start):
                continue
            if _joined(text, start) or _joined(text, end):
                continue
            # A stretch that one term keeps out of its way may be another term's name: then it is that name.
            bearers = tuple(term for term, kind in entry.kinds.items() if kind != CONTEXT)
            yield Found(start, end, entry.kinds[bearers[0]] if bearers else CONTEXT, bearers)


def fold(text: str) -> str:
    """`text` with case, width and the shape of apostrophes and hyphens evened out; as long as it was."""
    return text.translate(_FOLDED)


class _Folded(dict):
    """Character → what it is folded to, worked out when first met; both as numbers, as str.translate has them."""

    def __missing__(self, code: int) -> int:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


_FOLDED = _Folded({ord("’"): ord("'"), ord("ʼ"): ord("'"), ord("‐"): ord("-"), ord("‑"): ord("-")})


def _joined(text: str, place: int) -> bool:
    """Whether the characters on both sides of `place` are letters or digits of one word."""
    return 0 < place < len(text) and bool(_WORDY.match(text[place - 1]) and _WORDY.match(text[place]))


def _forms(name: Name) -> list[str]:
    """A name and, for English names and abbreviations, its regular plural (irregular ones stand in the termbase)."""
    text = name.text
    if not _LATIN_END.search(text) or name.language not in ("en", None) or name.kind == CONTEXT:
        return [text]
    if name.kind != "abbreviation":
        if re.search(r"[^aeiou]y$", text):
            return [text, text[:-1] + "ies"]
        if re.search(r"(s|x|z|ch|sh)$", text):
            return [text, text + "es"]
    return [text, text + "s"]


def in_block(finder: Finder, block: Block) -> set[str]:
    """The ids of the terms that a block uses: those it marks and those whose (unavoided) names it holds.

    A name that several terms bear (MSC) counts for the one that the block marks, else for the first in the termbase.
    """
    marks = set(block.marks)
    for hit in finder.find(block.own):
        if hit.kind != "avoid":
            marks |= set(hit.terms) & marks or {hit.terms[0]}
    return marks


def of_site(kb: Knowledge) -> Finder:
    """The finder of the site's own terms."""
    return _finder(list(kb.terms.values()))


_finder = while_equal(Finder)


def uses(kb: Knowledge, docs: Documents) -> dict[str, list[Use]]:
    """Term id → the segments that use it, in reading order. A term that no segment uses has an empty list."""
    finder = of_site(kb)
    where: dict[str, list[Use]] = {identity: [] for identity in kb.terms}
    for chapter in kb.chapters:
        pair = docs.get(chapter.path, {})
        segments = dict.fromkeys(i for page in pair.values() for i in page.by_id if i in kb.segments)
        for number, identity in enumerate(segments, 1):
            by_term: dict[str, list[str]] = defaultdict(list)
            for locale, page in pair.items():
                for term in in_block(finder, page.by_id[identity]) if identity in page.by_id else ():
                    by_term[term].append(locale)
            for term, locales in by_term.items():
                where[term].append(Use(chapter.path, identity, number, tuple(locales)))
    return where


def places(kb: Knowledge, term_uses: list[Use], locale: str) -> list[tuple[Page, list[Use]]]:
    """The uses in one language, chapter by chapter."""
    found: dict[str, list[Use]] = defaultdict(list)
    for use in term_uses:
        if locale in use.locales:
            found[use.page].append(use)
    return [(chapter, found[chapter.path]) for chapter in kb.chapters if chapter.path in found]


def names_of(term: Term, kind: str, language: str) -> list[str]:
    """The names of one kind (also, lay) in one language."""
    return [name.text for name in term.names if name.kind == kind and name.language == language]


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Stops: marked words that are the name of another term. Reports: avoided forms (TERM-1), first uses that are not
    marked (TERM-2), terms that no page uses (TERM-3).
    """
    finder = of_site(kb)
    seen: set[str] = set()
    for pair in docs.values():
        for locale, document in pair.items():
            for block in document.blocks:
                seen |= in_block(finder, block)
                yield from _avoided(kb, finder, locale, document, block)
                yield from _of_another(kb, finder, locale, document, block)
        if len(pair) == len(LOCALES):
            yield from unmarked(kb, finder, *(pair[locale] for locale in LOCALES))
    if unused := [term for term in kb.terms.values() if term.id not in seen]:  # a line for all: most are for search
        ids = ", ".join(term.id for term in unused)
        yield Problem(kb.files["glossary"], unused[0].line, f"TERM-3 terms used on no page: {ids}", stops=False)


def _avoided(kb: Knowledge, finder: Finder, locale: str, document: Document, block: Block) -> Iterator[Problem]:
    for hit in finder.find(block.own):
        if hit.kind == "avoid":
            form, term = block.own[hit.start : hit.end], kb.terms[hit.terms[0]]
            what = f"TERM-1 avoided form “{form}”; use {term.label[locale]}"
            yield Problem(document.path, block.line, what, stops=False)


def _of_another(kb: Knowledge, finder: Finder, locale: str, document: Document, block: Block) -> Iterator[Problem]:
    for mark in MARK.finditer(block.text):
        words = plain(mark[1])
        for hit in finder.find(words):
            if (hit.start, hit.end) == (0, len(words)) and mark[2] in kb.terms and mark[2] not in hit.terms:
                other, term = kb.terms[hit.terms[0]], kb.terms[mark[2]].label[locale]
                what = f"“{words}” is marked as {mark[2]} ({term}), but is a name of {other.id}"
                yield Problem(document.path, block.line, what)


def unmarked(kb: Knowledge, finder: Finder, zh: Document, en: Document) -> Iterator[Problem]:
    """First uses in a section, in both languages of the same paragraph, that are not marked there or before."""
    for section in _sections(zh, en):
        marked: set[str] = set()
        for left, right in section:
            both = in_block(finder, left) & in_block(finder, right)
            marked |= {*left.marks, *right.marks}
            for identity in sorted(both - marked):
                term = kb.terms.get(identity)
                if term and not term.everyday:
                    what = f"TERM-2 {identity} ({term.label['zh-TW']}, {term.label['en']}) is first used here, unmarked"
                    yield Problem(zh.path, left.line, what, stops=False)
            marked |= both


def _sections(zh: Document, en: Document) -> Iterator[list[tuple[Block, Block]]]:
    """The paragraphs of both languages in pairs, section by section; pages without segment ids are paired by order.

    A section is what stands under a heading of the second level: its subsections need no marks of their own.
    """
    for (_, left), (_, right) in zip(zh.parts(2), en.parts(2), strict=False):
        ids = {block.id: block for block in right if block.id}
        if any(block.id for block in left):
            yield [(block, ids[block.id]) for block in left if block.id in ids]
        else:
            yield list(zip(left, right, strict=False))


def named(kb: Knowledge, name: str) -> list[Term]:
    """The terms that bear `name` (an id or any name, in any case); an empty list when there is none."""
    wanted = fold(name.strip())
    return [
        term for term in kb.terms.values()
        if wanted == term.id or any(wanted in map(fold, _forms(own)) for own in term.names)
    ]  # fmt: skip
