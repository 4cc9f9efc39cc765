"""The order in which readers look up names: Chinese by 注音 (Bopomofo, as Taiwan's dictionaries do), English A–Z.

Readings come from pypinyin; only their order is used, none is shown. Where Taiwan and the mainland read a character
differently, the first sound, which makes the heading, is the same in every name of the termbase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from pypinyin import Style, pinyin

from kb.model import Term
from kb.terms import fold

LATIN = "A–Z"
DIGITS = "0–9"
_TONES = "ˊˇˋ˙"
_HAN = re.compile(r"[㐀-鿿]")


def groups(terms: Iterable[Term], locale: str) -> list[tuple[str, list[Term]]]:
    """The terms under their headings: ㄅㄆㄇ… and A–Z (zh-TW), 0–9 and A to Z (en); both levels in order."""
    ordered = sorted(terms, key=lambda term: sort_key(term.label[locale], locale))
    return [(name, list(members)) for name, members in groupby(ordered, lambda t: heading(t.label[locale], locale))]


def heading(name: str, locale: str) -> str:
    """Under which heading `name` stands."""
    bare = _bare(name)
    if locale == "zh-TW":
        return _readings(bare)[0][0] if _HAN.match(bare) else LATIN
    return bare[0].upper() if bare[0].isalpha() else DIGITS


def sort_key(name: str, locale: str) -> tuple:
    """A key that puts names in order; in zh-TW those that begin with Latin letters or digits come last."""
    bare = _bare(name)
    if locale != "zh-TW":
        return (bare[0].isalpha(), bare)
    sounds = [(sound.strip(_TONES), _TONES.find(sound[-1])) for sound in _readings(bare)]  # first tone: no mark, -1
    return (not _HAN.match(bare), sounds)


def anchor(group: str) -> str:
    """An ASCII id for a heading: `letter-1` for ㄅ (its place in the Bopomofo block), `letter-a`, `letter-0-9`."""
    if len(group) == 1 and "ㄅ" <= group <= "ㄩ":
        return f"letter-{ord(group) - ord('ㄅ') + 1}"
    return "letter-" + group.lower().replace("–", "-")


def _bare(name: str) -> str:
    """`name` folded, without leading brackets (folding makes full-width ones narrow)."""
    return fold(name).lstrip("《「“(")


@cache
def _readings(text: str) -> list[str]:
    return [syllable[0] for syllable in pinyin(text, style=Style.BOPOMOFO)]
