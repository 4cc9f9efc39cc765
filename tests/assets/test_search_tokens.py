"""Tokens: what a text is looked up by."""

import pytest


def tokens(js, text):
    return js("text => search.tokens(search.fold(text)).map(t => t.token)", text)


def test_han_and_kana_come_in_pairs(js):
    assert tokens(js, "毛囊再生") == ["毛囊", "囊再", "再生"]
    assert tokens(js, "癌") == ["癌"]
    assert tokens(js, "エキス") == ["エキ", "キス"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wrinkles", "wrinkle"), ("ageing", "aging"), ("colour", "color"), ("tumours", "tumor"),
        ("therapies", "therapy"), ("randomised", "randomized"),
        ("haemoglobin", "hemoglobin"), ("oestrogen", "estrogen"), ("patient's", "patient"), ("labelled", "labeled"),
    ],
)  # fmt: skip
def test_plurals_and_british_spellings_meet(js, one, other):
    assert tokens(js, one) == tokens(js, other)


@pytest.mark.parametrize("word", ["skin", "dose", "process", "virus", "bias", "as"])
def test_words_that_only_look_like_plurals_stay_as_they_are(js, word):
    assert tokens(js, word) == [word]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1毫克", "1 mg"), ("0.02％", "0.02%"), ("1億", "100 million"), ("1億", "10^8^"), ("3000萬個", "30 million"),
        ("200毫升", "200 mL"), ("100奈米", "100 nm"),
        ("6個月", "6 months"), ("30人", "30 people"), ("1,553人", "1553 people"), ("2.5 mg", "2.5毫克"),
    ],
)  # fmt: skip
def test_a_dose_or_number_is_one_in_both_languages(js, one, other):
    js("search.learnShapes('億萬個', '亿万个')")
    shared = set(tokens(js, one)) & set(tokens(js, other))
    assert any(token.startswith("=") for token in shared), (tokens(js, one), tokens(js, other))


def test_a_year_is_found_with_and_without_its_word(js):
    assert "=2013" in tokens(js, "2013年 微針")
    assert tokens(js, "2013年").count("年") == 0


def test_a_unit_is_not_read_out_of_a_longer_word(js):
    assert "=5g" not in tokens(js, "5 groups")


def test_places_lead_back_to_the_text(js):
    found = js("search.tokens(search.fold('打1億個幹細胞')).map(t => ['打1億個幹細胞'.slice(t.start, t.end), t.kind])")
    assert ["1億", "number"] in found
    assert ["細胞", "han"] in found


def test_an_exponent_belongs_to_its_number(js):
    assert tokens(js, "10^7^") == ["=10000000"]
    assert tokens(js, "3.0–7.0 × 10^7^ cells") == ["=3", "=30000000", "=7", "=70000000", "=10000000", "cell"]
    assert tokens(js, "10^12^") == ["=1000000000000"]


@pytest.mark.parametrize("typed", ["10^7", "10^7^", "10⁷", "1000万", "10 million"])
def test_a_number_with_an_exponent_may_be_typed_in_many_ways(js, typed):
    assert tokens(js, js("typed => search.typed(typed)", typed))[0] == "=10000000"


def test_a_unit_is_no_exponent_and_a_note_number_no_number(js):
    assert js("search.typed('5 cm² CO₂ x⁷')") == "5 cm² CO₂ x⁷"
