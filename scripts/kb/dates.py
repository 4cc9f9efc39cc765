"""Dates of the data, YYYY, YYYY-MM or YYYY-MM-DD, in the words of each language."""

from __future__ import annotations

from datetime import date


def in_words(day: str, locale: str) -> str:
    """A date in words: 「2026年3月6日」, “March 6, 2026”; 「2026年3月」, “March 2026”; 「2026年」, “2026”."""
    year, *rest = (int(part) for part in day.split("-"))
    if locale == "zh-TW":
        return f"{year}年" + "".join(f"{part}{unit}" for part, unit in zip(rest, "月日", strict=False))
    if not rest:
        return str(year)
    name = date(year, rest[0], 1).strftime("%B")
    return f"{name} {rest[1]}, {year}" if len(rest) > 1 else f"{name} {year}"
