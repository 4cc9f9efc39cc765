"""Markdown pages are read as blocks with their lines, ids, marks and citations."""

import unicodedata

import pytest

from kb.prose import bare, blocks, locate, minutes, plain, split_sentences

PAGE = """# 題目 { #hair }

第一段有[外泌體][exosome]，也有引用。[^smith2012]
{ #hair-010 }

<!-- kb:timeline -->

- 一項
- 二項

導言
{ .lead }
"""


def test_blocks_keep_their_line_id_and_level():
    found = blocks(PAGE)
    assert [(b.id, b.level, b.line) for b in found] == [
        ("hair", 1, 1), ("hair-010", 0, 3), (None, -1, 6), (None, -1, 8), (None, 0, 11),
    ]  # fmt: skip


def test_marks_and_citations_are_read_and_left_out_of_the_plain_text():
    paragraph = blocks(PAGE)[1]
    assert paragraph.marks == ("exosome",)
    assert paragraph.citations == ("smith2012",)
    assert paragraph.plain == "第一段有外泌體，也有引用。"


def test_plain_text_drops_links_tags_and_emphasis():
    assert plain('**重述**，見[這裡](a.md#b)和<cite lang="ja">題名</cite>') == "重述，見這裡和題名"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3.0–7.0 × 10^7^個[細胞][cell]，10^−9^", "3.0–7.0 × 10^7個細胞，10^−9"),
        ("CO~2~雷射[^smith2012]", "CO2雷射"),
    ],
)
def test_bare_text_has_no_markup_and_no_exponent_is_lost_from_it(written, read):
    assert bare(written) == read
    assert "10^7" in unicodedata.normalize("NFKC", bare("10^7^")), "where ⁷ would become 7"


def test_sentences_end_at_full_stops_of_their_language():
    assert split_sentences("一句。「二句。」三句", "zh-TW") == ["一句。", "「二句。」", "三句"]
    assert split_sentences("It was 3.0 mL. “Two,” he said. E. Donnall Thomas came.", "en") == [
        "It was 3.0 mL.", "“Two,” he said.", "E. Donnall Thomas came.",
    ]  # fmt: skip


def test_a_closing_quotation_mark_stays_with_its_sentence():
    text = "The text says “about nine years ago.” Counted back, that is 2011."
    assert split_sentences(text, "en") == ["The text says “about nine years ago.”", "Counted back, that is 2011."]


def test_a_page_is_named_by_language_and_path():
    assert locate("en/chapters/hair.md") == ("en", "chapters/hair")


def test_reading_time_is_never_below_a_minute():
    assert minutes("短。", "zh-TW") == 1
    assert minutes("字" * 1200, "zh-TW") == 3
    assert minutes("word " * 660, "en") == 3
