"""Folding: what search does not care about is evened out, and nothing moves."""

import pytest

SHAPES = "search.learnShapes('發髮発髪細體囊', '发发发发细体囊')"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＭＳＣ", "msc"), ("UVB", "uvb"), ("photo-aging", "photo aging"), ("photo–aging", "photo aging"),
        ("crow’s", "crow's"),
        ("5α", "5a"), ("TGF-β", "tgf b"), ("μm", "um"), ("えくそそーむ", "エクソソーム"), ("café", "cafe"),
        ("發髮発髪", "发发发发"),
        ("㎎", "㎎"), ("İ", "i"), ("", ""),
    ],
)  # fmt: skip
def test_width_case_dashes_kana_and_shapes_of_characters_are_evened_out(js, text, folded):
    js(SHAPES)
    assert js("text => search.fold(text)", text) == folded


@pytest.mark.parametrize("text", ["外泌體是exosome嗎？", "👩‍🔬ﬁ㎎İß", "\u202e\u2066x", "10^7^ CO~2~"])
def test_a_folded_text_is_as_long_as_the_text_so_that_places_agree(js, text):
    assert js("text => search.fold(text).length === text.length", text)


def test_a_lone_half_of_a_character_is_left_as_it_is(js):
    assert js("search.fold('\\ud800x').length") == 2
