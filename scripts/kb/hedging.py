"""Counting the words that carry a hedge (or the source's strength) in one language."""

from __future__ import annotations

import re
from functools import cache

from kb.model import Hedge


def times(hedge: Hedge, text: str, locale: str) -> int:
    """How many words of `hedge` stand in plain `text`. Overlapping words count once (longest alternative first)."""
    return len(_pattern(hedge.words[locale]).findall(text))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{w})" for w in sorted(words, key=len, reverse=True)))
