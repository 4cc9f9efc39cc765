"""The own-words test: no 13 Han characters or 8 English words in a row shared with a source text.

The repository may not hold the source, so it holds hashes of *shingles* (runs of characters or words). Stored are runs
of 10 Han characters (5 words) that start at every fourth place of the source: any run of 13 characters (8 words)
contains exactly four starts, one of which is stored, so nothing at the limit slips through although three quarters of
the shingles are missing. Hashes are cut to 32 bits and sorted: order is lost, and many texts share each hash, so the
source cannot be put together from them. The price is that a shared run of 10 to 12 is sometimes found too.

Runs made only of names, titles, numbers and termbase terms are exempt (editorial ruling), and so are quotations in
「」 or “ ” of up to 12 characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

HAN, WORDS = "han", "words"
SHINGLE = {HAN: 10, WORDS: 5}
LIMIT = {HAN: 13, WORDS: 8}
STEP = 4
_TOKEN = {HAN: re.compile(r"[㐀-鿿]"), WORDS: re.compile(r"[A-Za-z][A-Za-z’'-]*")}
_QUOTED = re.compile(r"「[^「」]{1,12}」")


@dataclass(frozen=True)
class Run:
    """A stretch of a text found in the source: the words as they stand in the text."""

    text: str


def digest(kind: str, tokens: Iterable[str]) -> str:
    """The stored form of a shingle: the first 32 bits (8 hex digits) of SHA-256 over kind and tokens."""
    return hashlib.sha256(f"{kind}:{' '.join(tokens).lower()}".encode()).hexdigest()[:8]


def fingerprints(text: str) -> set[str]:
    """What is stored of a source `text`: the digests of every fourth shingle, Han and words."""
    found = set()
    for kind, pattern in _TOKEN.items():
        for stretch in _stretches(kind, text):
            tokens = pattern.findall(stretch)
            size = SHINGLE[kind]
            found |= {digest(kind, tokens[i : i + size]) for i in range(0, len(tokens) - size + 1, STEP)}
    return found


def copied(text: str, stored: set[str], exempt: re.Pattern[str]) -> list[Run]:
    """The stretches of plain `text` that stand in a source, given its `stored` fingerprints.

    `exempt` matches names and terms; a shingle whose every token lies in such a match, or in a short quotation, is let
    through.
    """
    free: list[tuple[int, int]] | None = None  # looked for at the first hit only: most texts have none
    runs: list[Run] = []
    for kind, pattern in _TOKEN.items():
        size = SHINGLE[kind]
        hits = [i for i, shingle in enumerate(_shingles(kind, text)) if shingle in stored]
        tokens = list(pattern.finditer(text)) if hits else []
        last = -1
        for i in hits:
            window = tokens[i : i + size]
            if free is None:
                free = [m.span() for pattern in (exempt, _QUOTED) for m in pattern.finditer(text)]
            if all(any(a <= t.start() and t.end() <= b for a, b in free) for t in window):
                continue
            if window[0].start() > last:
                runs.append(Run(text[window[0].start() : window[-1].end()]))
            last = window[-1].end()
    return runs


@lru_cache(maxsize=1 << 13)  # under `serve`, all but the texts that changed
def _shingles(kind: str, text: str) -> tuple[str, ...]:
    words, size = _TOKEN[kind].findall(text), SHINGLE[kind]
    return tuple(digest(kind, words[i : i + size]) for i in range(len(words) - size + 1))


def exempt_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of names and terms, longest first, for `copied`."""
    return re.compile("|".join(re.escape(n) for n in sorted(set(names), key=len, reverse=True)) or r"(?!)", re.I)


def _stretches(kind: str, text: str) -> list[str]:
    # Han runs go on across punctuation and Latin glosses (a copy that drops a comma is still a copy); runs of words do
    # not go on across Han text.
    return [text] if kind == HAN else re.split(r"[㐀-鿿]+", text)
