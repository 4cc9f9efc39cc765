"""The order in which readers look up names."""


import pytest

from kb.collate import anchor, groups, heading, sort_key


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("外泌體", "ㄨ"), ("脂肪幹細胞", "ㄓ"), ("玻尿酸", "ㄅ"), ("《再生醫療法》", "ㄗ"),
        ("5α-還原酶", "A–Z"), ("minoxidil", "A–Z"),
    ],
)
def test_chinese_names_stand_under_their_first_sound(name, letter):
    assert heading(name, "zh-TW") == letter


def test_english_names_stand_under_their_first_letter_and_digits_before_them():
    assert [heading(n, "en") for n in ("exosome", "DNA", "5α-reductase")] == ["E", "D", "0–9"]


def test_letters_follow_the_order_of_the_syllabary_and_latin_comes_last(kb):
    letters = [letter for letter, _ in groups(kb.terms.values(), "zh-TW")]
    assert letters[-1] == "A–Z"
    assert letters[:-1] == sorted(letters[:-1])
    assert len(letters) == len(set(letters)) > 20
    assert [letter for letter, _ in groups(kb.terms.values(), "en")][:3] == ["0–9", "A", "B"]


def test_within_a_letter_names_follow_their_sounds_and_tones():
    names = ["紫外線", "組織", "自體", "再生醫學"]
    assert sorted(names, key=lambda n: sort_key(n, "zh-TW")) == ["紫外線", "自體", "再生醫學", "組織"]


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_every_term_stands_under_exactly_one_letter_with_an_ascii_anchor(kb, locale):
    sorted_terms = groups(kb.terms.values(), locale)
    assert sorted(t.id for _, members in sorted_terms for t in members) == sorted(kb.terms)
    anchors = [anchor(letter) for letter, _ in sorted_terms]
    assert len(set(anchors)) == len(anchors)
    assert all(a.isascii() and " " not in a for a in anchors)
