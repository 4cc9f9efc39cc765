"""Dates in the words of each language."""

import pytest

from kb.dates import in_words


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("2012", "2012年", "2012"),
        ("2026-03", "2026年3月", "March 2026"),
        ("2026-03-06", "2026年3月6日", "March 6, 2026"),
        ("2025-10-14", "2025年10月14日", "October 14, 2025"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(day, zh, en):
    assert in_words(day, "zh-TW") == zh
    assert in_words(day, "en") == en
