r"""Which numbers a text holds, in a form that can be compared between Chinese and English.

The normaliser, stated: a text becomes a multiset of `value` or `value unit`.
- 3.0–7.0 × 10^7^ → 3e7 and 7e7; 10^7^ → 1e7; 1億 = 100 million → 1e8; 3,000萬 = 30 million → 3e7; commas are dropped.
- 1980年代 = 1980s; four digits from 1800 to 2100 are a year, with or without 年; 7月 = July; 6日 = 6 (March).
- a number before a unit keeps it, and so does the first of a range (16–24 weeks, 18到71歲), under one name: % ·
  mL = 毫升 · minute = 分鐘 · day = 天 · week = 週 · month = 個月 · year = 年 · age = 歲 = age/aged N; also when English
  spells the number (“nine years”, “one month”).
- spelled numbers from two to twelve count (two = 2; in Chinese 兩、二 to 十二 before a measure word). “One”, “a” and 一
  alone do not: both languages use them as articles. Ordinals do not count either.
- Roman numerals of two letters or more count as themselves (type II = II型).
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from functools import lru_cache

MONTHS = {month: number for number, month in enumerate(calendar.month_name) if month}
ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
CHINESE = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"兩": 2}
UNITS = {
    "%": "%", "毫升": "mL", "ml": "mL", "分鐘": "minute", "minute": "minute", "天": "day", "日": "day", "day": "day",
    "週": "week", "week": "week", "個月": "month", "month": "month", "年": "year", "year": "year", "歲": "age",
}  # fmt: skip
MEASURES = "個位種項次點倍成處份組大門條期"
_DIGITS = r"\d+(?:\.\d+)?"
_UNIT = r"%|毫升|分鐘|個月|天|週|年(?!代)|歲|mL\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b"

# Each rule: a pattern, and a function from its match to the numbers it stands for. A matched stretch is blanked, so
# that later rules cannot read it again; the order therefore runs from the most to the least specific.
_RULES = [
    (rf"({_DIGITS})\s*[–～-]\s*({_DIGITS})\s*×\s*10\^(\d+)\^",
     lambda m: [_value(float(m[1]) * 10 ** int(m[3])), _value(float(m[2]) * 10 ** int(m[3]))]),
    (rf"({_DIGITS})\s*×\s*10\^(\d+)\^", lambda m: [_value(float(m[1]) * 10 ** int(m[2]))]),
    (r"10\^(\d+)\^", lambda m: [_value(10 ** int(m[1]))]),
    (rf"({_DIGITS})\s*(億|萬)", lambda m: [_value(float(m[1]) * (1e8 if m[2] == "億" else 1e4))]),
    (rf"({_DIGITS})\s+(thousand|million|billion)\b",
     lambda m: [_value(float(m[1]) * {"thousand": 1e3, "million": 1e6, "billion": 1e9}[m[2]])]),
    (r"(?<!\d)(\d{4})(?:年代|s\b)", lambda m: [f"{m[1]}s"]),
    (r"(?<!\d)((?:1[89]|20)\d\d)(?!\d)\s*年?", lambda m: [m[1]]),
    (r"(?<!\d)(\d{1,2})月(\d{1,2})日", lambda m: [f"month:{m[1]}", f"{m[2]} date"]),
    (r"(?<!\d)(\d{1,2})月", lambda m: [f"month:{m[1]}"]),
    (rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)})\b(?: (\d{{1,2}})\b(?!\d))?(?=[ ,.]|$)",
     lambda m: [f"month:{MONTHS[m[2]]}", *(f"{d} date" for d in (m[1], m[3]) if d)]),
    (rf"\b[Aa]ged? ({_DIGITS})(?: to ({_DIGITS}))?", lambda m: [f"{_value(float(n))} age" for n in m.groups() if n]),
    (rf"({_DIGITS})\s*(?:[–～-]|到|to)\s*({_DIGITS})\s*({_UNIT})",
     lambda m: [f"{_value(float(m[1]))} {_unit(m[3])}", f"{_value(float(m[2]))} {_unit(m[3])}"]),
    (rf"({_DIGITS})[\s-]*({_UNIT})", lambda m: [f"{_value(float(m[1]))} {_unit(m[2])}"]),
    (rf"\b((?i:{'|'.join(ENGLISH)}))[ -]({_UNIT})", lambda m: [f"{ENGLISH[m[1].lower()]} {_unit(m[2])}"]),
    (_DIGITS, lambda m: [_value(float(m[0]))]),
    (rf"\b((?i:{'|'.join(w for w in ENGLISH if w != 'one')}))\b", lambda m: [str(ENGLISH[m[1].lower()])]),
    (rf"(?<!第)(?<![一二三四五六七八九十兩])([二兩三四五六七八九十])(個月|年|週|天|分鐘|[{MEASURES}])",
     lambda m: [f"{CHINESE[m[1]]} {_unit(m[2])}" if m[2] in UNITS else str(CHINESE[m[1]])]),
    (r"(?<![A-Za-z])(I{2,3}|IV|VI{0,3}|IX|XI{0,2})(?![A-Za-z])", lambda m: [f"roman:{m[1]}"]),
]  # fmt: skip
_COMPILED = [(re.compile(pattern), meaning) for pattern, meaning in _RULES]
# At least one of these is in whatever a rule matches; most texts hold none. (一 and “one” alone are no numbers.)
_ANY = re.compile(
    rf"[\dVX{''.join(CHINESE).replace('一', '')}]|II|{'|'.join(MONTHS)}"
    rf"|\b(?i:one[ -](?:{_UNIT})|{'|'.join(word for word in ENGLISH if word != 'one')})\b"
)


@lru_cache(maxsize=1 << 13)
def numbers(text: str) -> Counter[str]:
    """The numbers in plain `text` (Chinese or English) as a multiset of `value` or `value unit`; see the module.

    Kept by content and given to all who ask: not to be changed.
    """
    found: Counter[str] = Counter()
    if not _ANY.search(text):
        return found
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    for pattern, meaning in _COMPILED:
        def take(match: re.Match[str], meaning=meaning) -> str:
            found.update(meaning(match))
            return "\0" * len(match[0])

        text = pattern.sub(take, text)
    return found


def _value(number: float) -> str:
    return f"{number:.12g}"


def _unit(word: str) -> str:
    return UNITS[word.lower().removesuffix("s")]
