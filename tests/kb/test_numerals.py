"""The number reader: what is equal across languages, and what must not be."""

import re

import pytest

from kb import numerals
from kb.numerals import numbers

EQUAL = [
    ("再拿3.0–7.0 × 10^7^個細胞", "used 3.0–7.0 × 10^7^ cells"),
    ("1億個細胞", "100 million cells"),
    ("3,000萬到7,000萬個細胞", "30 million to 70 million cells"),
    ("讀作10^7^", "read as 10^7^"),
    ("1980年代", "the 1980s"),
    ("大約1971年", "around 1971"),
    ("2024年7月", "In July 2024"),
    ("2026年3月6日", "On March 6, 2026,"),
    ("2026年3月6日", "on 6 March 2026"),
    ("200毫升，輸注90分鐘", "200 mL over 90 minutes"),
    ("約1個月", "about one month"),
    ("大約9年前", "about nine years ago"),
    ("30歲時30%、70歲時80%", "30% by age 30 and 80% by age 70"),
    ("原因有2個", "two reasons"),
    ("兩個原因", "two reasons"),
    ("II型", "type II"),
    ("每100人約26人", "of every 100 people about 26"),
    ("一篇論文，一個月", "a paper, a month"),
    ("第一，第二", "First, second"),
    ("發病36小時內的206位病人，90天後", "206 people, within 36 hours, at 90 days"),
]
UNEQUAL = [
    ("30%", "20%"),
    ("30%", "30"),
    ("1億個細胞", "10 million cells"),
    ("10^7^", "10^6^"),
    ("10^7^", "107"),
    ("1980年代", "1980"),
    ("90分鐘", "90 days"),
    ("約1個月", "about two months"),
    ("2026年3月6日", "March 7, 2026"),
    ("2013年", "2014"),
    ("3.0–7.0 × 10^7^", "3.0–7.5 × 10^7^"),
]


@pytest.mark.parametrize(("zh", "en"), EQUAL)
def test_the_same_quantity_is_equal_in_both_languages(zh, en):
    assert numbers(zh) == numbers(en)
    assert numbers(zh) or "第" in zh or "一" in zh


@pytest.mark.parametrize(("zh", "en"), UNEQUAL)
def test_a_different_quantity_year_unit_or_exponent_is_noticed(zh, en):
    assert numbers(zh) != numbers(en)


def test_a_number_said_twice_counts_twice():
    assert numbers("2013年和2013年") == {"2013": 2}


@pytest.mark.parametrize(
    "text",
    [
        "10^7^", "3億", "3萬", "9 million", "1980年代", "1980s", "7月", "July", "May", "aged 9", "9 to 12 weeks",
        "one month", "One-year", "two", "Twelve", "兩次", "三個月", "十倍", "二種", "IV", "IX", "II", "VI", "XI", "5%",
    ],
)  # fmt: skip
def test_no_kind_of_number_is_passed_over_when_it_stands_alone(text, monkeypatch):
    read = numbers.__wrapped__  # not what was kept from the first time
    found = read(text)
    monkeypatch.setattr(numerals, "_ANY", re.compile(""))
    assert found == read(text)
    assert found
