"""Hedges are counted, not only looked for."""

from kb.hedging import times
from kb.load import load
from kb.model import Hedge

WORDS = {"zh-TW": ("希望", "預期"), "en": (r"\bhope", r"\bexpect")}
HOPE = Hedge(id="hope", means={"zh-TW": "希望", "en": "hope"}, words=WORDS)


def test_two_hopes_count_as_two():
    assert times(HOPE, "作者希望如此，並預期如此。", "zh-TW") == 2
    assert times(HOPE, "It is hoped, and expected.", "en") == 2


def test_a_sentence_without_the_word_has_none():
    assert times(HOPE, "這已獲證實。", "zh-TW") == 0
    assert times(HOPE, "Unexpectedly shown.", "en") == 0


def test_every_kind_of_hedge_is_used_by_the_source_so_the_lexicon_holds_no_dead_words(root):
    kb = load(root)
    assert {h for p in kb.source.values() for h in p.hedges} <= set(kb.hedges)
    assert set(kb.hedges) == {h for s in kb.segments.values() for h in s.hedges}
