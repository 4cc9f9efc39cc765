"""How the texts read: punctuation, avoided forms, selling words, readability. Reports only; they never stop a build.

Thresholds are editorial (not a formula's): Chinese sentences on average at most 30 characters and none over 60;
English at most a school grade of 8 by Flesch and Kincaid (1975), which is 0.39 · words/sentences
+ 11.8 · syllables/words − 15.59, with syllables counted as groups of vowels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kb.model import LOCALES, Knowledge
from kb.parity import texts
from kb.problem import Problem
from kb.prose import FOREIGN, Document, Documents, plain, split_sentences

_HAN = r"[㐀-鿿]"
_FULL = r"[，。、；：？！「」『』（）]"
_SENTENCES = ("title", "caption")
RULES = {
    "zh-TW": [
        ("PUNC-1", re.compile(rf"{_HAN} [A-Za-z0-9]|[A-Za-z0-9%] {_HAN}"), "typed space between Han and Latin"),
        ("PUNC-2", re.compile(rf"{_HAN}[,;:?!()]|[,;:?!(]{_HAN}"), "half-width mark beside Han"),
        ("PUNC-3", re.compile(r"[“”‘’]"), "Latin quotation mark; use 「」"),
        ("PUNC-4", re.compile(r"\d\s*~\s*\d"), "range with ~; use –"),
        ("PUNC-5", re.compile(rf"{_FULL} | {_FULL}"), "space beside a full-width mark"),
        ("WORD-1", re.compile(r"奇蹟|逆齡|凍齡|回春|青春永駐|神奇|根治"), "selling word"),
        ("WORD-2", re.compile(r"進行|予以|之於|惟(?!一)|療效良好"), "bureaucratic word"),
    ],
    "en": [
        ("PUNC-3", re.compile(r"[\"]|(?<=\s)'|'(?=\s)"), "straight quotation mark; use “ ”"),
        ("PUNC-4", re.compile(r"\d\s*~\s*\d"), "range with ~; use –"),
        ("WORD-1",
         re.compile(r"\b(?:miracle|breakthrough|cutting-edge|cure[sd]?|reverse ag\w*|revolutionary|promising)\b", re.I),
         "selling word"),
        ("WORD-3", re.compile(r"\b(?:ageing|photoageing|haem|oedema|tumour|fibre|centre)\b", re.I), "not US spelling"),
    ],
}  # fmt: skip


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """All style findings in the pages and in the data's texts, as reports."""
    for pair in docs.values():
        for locale, document in pair.items():
            for block in document.blocks:
                own_lines = FOREIGN.sub(lambda stretch: "\n" * stretch[0].count("\n"), block.text).splitlines()
                for offset, own in enumerate(map(plain, own_lines)):
                    for what in _marks_and_words(own, locale):
                        yield _report(document.path, block.line + offset, what)
                for what in _long_sentences(block.plain, locale) if block.level == 0 else ():
                    yield _report(document.path, block.line, what)
    for file, identity, line, text in texts(kb):
        if file == "figures" and not identity.endswith(_SENTENCES) and "step" not in identity:
            continue  # a drawing's labels: words cut into lines, no sentences
        for locale in LOCALES:
            own = plain(FOREIGN.sub("", text[locale]))
            for what in (*_marks_and_words(own, locale), *_long_sentences(own, locale)):
                yield _report(kb.files[file], line, f"{identity}: {what}")


def _marks_and_words(text: str, locale: str) -> Iterator[str]:
    for rule, pattern, what in RULES[locale]:
        if found := pattern.search(text):
            yield f"{rule} {what}: “{found[0]}”"


def _long_sentences(text: str, locale: str) -> Iterator[str]:
    for sentence in split_sentences(text, locale):
        if locale == "zh-TW" and len(re.findall(_HAN, sentence)) > 60:
            yield f"READ-1 sentence over 60 characters: “{sentence[:16]}…”"
        if locale == "en" and len(sentence.split()) > 40:
            yield f"READ-2 sentence over 40 words: “{sentence[:32]}…”"


def readability(document: Document) -> float:
    """Mean Han characters a sentence (zh-TW) or Flesch–Kincaid grade (en) of a page's paragraphs; 0 if it has none."""
    sentences = [s for b in document.blocks if b.level == 0 for s in split_sentences(b.plain, document.locale)]
    if not sentences:
        return 0.0
    text = " ".join(sentences)
    if document.locale == "zh-TW":
        return len(re.findall(_HAN, text)) / len(sentences)
    words = re.findall(r"[A-Za-z’'-]+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", w.lower().removesuffix("e")))) for w in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _report(path: Path, line: int, what: str) -> Problem:
    return Problem(path, line, what, stops=False)
