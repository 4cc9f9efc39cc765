"""What search knows of words: the names that mean one concept, and the characters that are one character.

Names come from the termbase, for pages from pages.yml (`find`), for everyday words from synonyms.yml; a new one can be
searched for at the next build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import opencc

from kb.kept import while_equal
from kb.model import Knowledge, WordSet
from kb.prose import Documents, plain
from kb.terms import fold

_HAN = range(0x3400, 0xA000)


def names(kb: Knowledge, docs: Documents) -> dict[str, list[str]]:
    """Concept → its names, in the shape they are compared in, each once.

    A term is a concept under its id, a page under `page:` and its path, a set of synonyms under `word:` and its id,
    unless that is a term's.
    """
    found = {term.id: [name.text for name in term.names] for term in kb.terms.values()}
    for words in kb.synonyms.values():
        found.setdefault(_concept(kb, words), []).extend(words.names)
    for page in kb.pages.values():
        titles = (plain(document.blocks[0].text) for document in docs[page.path].values())
        shorter = (words for part in (page.short, page.nav) for words in (part or {}).values())
        found[f"page:{page.path}"] = [*page.find, *titles, *shorter]
    return {identity: sorted({_shape(text) for text in texts}) for identity, texts in found.items()}


def answers(kb: Knowledge) -> dict[str, list[list[str]]]:
    """Concept → the places that answer who asks it, as [page, anchor], the best first."""
    return {
        _concept(kb, words): [place.split("#") for place in words.answers]
        for words in kb.synonyms.values()
        if words.answers
    }


def aside(kb: Knowledge) -> list[str]:
    """The concepts that may stand beside what `answers` answers without making it another question."""
    return [_concept(kb, words) for words in kb.synonyms.values() if words.aside]


def _concept(kb: Knowledge, words: WordSet) -> str:
    return words.id if words.id in kb.terms else f"word:{words.id}"


def parted(known: dict[str, list[str]], texts: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The names that stand somewhere in `texts`, and those that only readers type. Pages are never meant by a text."""
    standing_in = _finder({name for names in known.values() for name in names})
    standing = set().union(*map(standing_in, texts))
    said = {
        identity: [name for name in names if not identity.startswith("page:") and name in standing]
        for identity, names in known.items()
    }
    return said, {identity: [name for name in names if name not in said[identity]] for identity, names in known.items()}


@while_equal
def _finder(names: set[str]) -> Callable[[str], set[str]]:
    """What gives the `names` that stand in a text, found on one way through it; each text is looked at once."""
    sought: dict[str, list[str]] = {}
    for name in names:
        sought.setdefault(name[:3], []).append(name)

    @lru_cache(maxsize=1 << 13)
    def standing(text: str) -> set[str]:
        text = _shape(text)
        begins = {text[place : place + size] for size in (1, 2, 3) for place in range(len(text) - size + 1)}
        return {name for begin in begins & sought.keys() for name in sought[begin] if name in text}

    return standing


def _shape(text: str) -> str:
    """`text` as fold.js has it, nearly: fold.js is run over it again."""
    return fold(text).translate(_shapes_by_code()).replace("-", " ")


@cache
def _shapes_by_code() -> dict[int, str]:
    return str.maketrans(shapes())


@cache
def shapes() -> dict[str, str]:
    """Character → the one that stands for all its shapes: 發 髮 発 髪 → 发 (OpenCC: jp2t, then t2s).

    Simplified, because there several Traditional characters meet; the other way would have to guess.
    """
    characters = [chr(code) for code in _HAN]
    lines = "\n".join(characters)
    for step in ("jp2t", "t2s"):
        lines = opencc.OpenCC(step).convert(lines)
    return {c: shape for c, shape in zip(characters, lines.split("\n"), strict=True) if shape != c}


def shapes_in(texts: Iterable[str]) -> tuple[str, str]:
    """The shapes a reader may type for the characters of `texts`, as two strings of the same length: from, to."""
    table = shapes()
    used = {table.get(c, c) for c in set().union(*texts)}
    pairs = sorted((c, shape) for c, shape in table.items() if shape in used)
    return "".join(c for c, _ in pairs), "".join(shape for _, shape in pairs)
