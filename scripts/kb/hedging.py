"""Counting the words that carry a hedge (or the source's strength) in one language."""

from __future__ import annotations

import re

from kb.model import Hedge


def times(hedge: Hedge, text: str, locale: str) -> int:
    """How many words of `hedge` stand in plain `text`. Overlapping words count once (longest alternative first)."""
    words = sorted(hedge.words[locale], key=len, reverse=True)
    return len(re.findall("|".join(f"(?:{w})" for w in words), text))
