r"""What a text says that no wording may lose: its numbers, hedges, negations, directions, subjects, terms, sources.

Two texts with the same signature may be worded differently; a text whose signature has lost something says something
else. The signature is a multiset of short marks, the same kinds in both languages:
`30 %` a number (kb.numerals) · `~may` a hedge or strong word (hedges.yml) · `not` a negation · `up`, `down` a direction
· `before`, `weeks` an order or length of time · `:mouse` whom it was found in · `=exosome` a term by any of its names
(those within longer names count, too) · `^gold2015` a source it cites · `sentence` each sentence.
The lexicons of negation, direction, time and subjects are ours; they need not be complete, only steady.
"""

from __future__ import annotations

import re
from collections import Counter

from kb.hedging import times
from kb.model import Knowledge
from kb.numerals import numbers
from kb.prose import CITATION, plain, split_sentences
from kb.terms import of_site

_WORDS = {
    "zh-TW": {
        "not": r"不|沒|未(?!來)|無(?!論)|非(?!常)|勿",
        "up": r"增|升|提高|更高|較高|高於|改善|加快|加速|促進|變多|更多|較多|多於|變厚|延長|有效",
        "down": r"減|降|更低|較低|低於|惡化|變慢|抑制|變少|更少|較少|少於|變薄|縮短",
        ":mouse": r"小鼠|老鼠", ":rat": r"大鼠", ":animal": r"動物|兔|豬|狗", ":dish": r"培養皿|體外|試管",
        ":women": r"女", ":men": r"男", ":people": r"人(?!工)|病人|患者|受試者", ":child": r"兒童|嬰|孩",
        "before": r"之前|以前", "after": r"之後|以後", "years": r"年後|年前|年內|年間|幾年|多年|每年",
        "months": r"個月", "weeks": r"週(?!期|邊|圍)|星期", "days": r"天(?!然|生|使)",
        "hours": r"小時", "minutes": r"分鐘",
    },
    "en": {
        "not": r"\b(?:not|no|never|without|none|nor|neither|nothing|cannot|lacks?|lacking)\b|n[’']t\b",
        "up": r"\b(?:increas|rais|rise|rose|higher|more\b|better|improv|faster|speed|promot|thick|longer|effective)",
        "down": r"\b(?:decreas|reduc|lower|less\b|fewer|worse|slow|fell\b|fall|suppress|inhibit|thin|short|drop)",
        ":mouse": r"\bm(?:ouse|ice)\b", ":rat": r"\brats?\b", ":animal": r"\banimals?\b|\brabbit|\bpigs?\b|\bdogs?\b",
        ":dish": r"\bdish|\bin vitro\b|\btest tube", ":women": r"\bwom[ae]n\b|\bfemale", ":men": r"\bm[ae]n\b|\bmale",
        ":people": r"\b(?:people|persons?|patients?|participants?|volunteers?|humans?)\b",
        ":child": r"\bchild|\binfant|\bbab(?:y|ies)\b",
        "before": r"\bbefore\b", "after": r"\bafter\b", "years": r"\byears?\b", "months": r"\bmonths?\b",
        "weeks": r"\bweeks?\b", "days": r"\bdays?\b", "hours": r"\bhours?\b", "minutes": r"\bminutes?\b",
    },
}  # fmt: skip
_COMPILED = {loc: {mark: re.compile(words, re.I) for mark, words in kinds.items()} for loc, kinds in _WORDS.items()}


def signature(kb: Knowledge, text: str, locale: str) -> Counter[str]:
    """The signature of a text (Markdown or plain) in `locale`."""
    words = plain(text)
    found = Counter(numbers(words))
    found["sentence"] = len(split_sentences(words, locale))
    for hedge in kb.hedges.values():
        if count := times(hedge, words, locale):
            found[f"~{hedge.id}"] = count
    for mark, pattern in _COMPILED[locale].items():
        if count := len(pattern.findall(words)):
            found[mark] = count
    for hit in of_site(kb).find(words, nested=True):  # an avoided form is bad style, but the same concept
        found[f"={hit.terms[0]}"] += 1
    found.update(f"^{key}" for key in CITATION.findall(text))
    return found


def lost(before: Counter[str], now: Counter[str]) -> list[str]:
    """What `now` no longer says of `before`, sorted; a negation that has come in counts as well, as “+not”."""
    gone = sorted((before - now).elements())
    return gone + ["+not"] * max(0, now["not"] - before["not"])
