"""security.txt as RFC 9116 has it, and only where somebody is named."""

import re
from datetime import UTC, datetime

import pytest

from conftest import edit
from editions import security
from kb.load import Stop, load

DAY = datetime(2026, 11, 27, 1, 2, 3, tzinfo=UTC)


def test_it_names_contact_end_languages_and_itself():
    assert security.text("us@example.org", "https://example.org/", DAY) == (
        "Contact: mailto:us@example.org\n"
        "Expires: 2027-11-26T01:02:03Z\n"
        "Preferred-Languages: zh-TW, en\n"
        "Canonical: https://example.org/.well-known/security.txt\n"
    )


def test_an_address_of_the_web_is_a_contact_as_it_is():
    assert "Contact: https://example.org/us\n" in security.text("https://example.org/us", "https://example.org/", DAY)


def test_an_address_that_is_not_secure_is_not_named():
    assert "Canonical" not in security.text("us@example.org", "http://127.0.0.1:8000/", DAY)


def test_it_ends_within_a_year_even_after_a_leap_day():
    text = security.text("us@example.org", "https://example.org/", datetime(2028, 2, 29, tzinfo=UTC))
    assert re.search(r"Expires: (.*)", text)[1] == "2029-02-27T00:00:00Z"


def test_it_is_dated_by_the_build_and_written_only_for_a_contact(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    security.write(load(copy), tmp_path, "https://example.org/")
    assert not (tmp_path / ".well-known").exists()
    edit(copy / "docs/_data/site.yml", "contact: null", "contact: us@example.org")
    for _ in range(2):
        security.write(load(copy), tmp_path, "https://example.org/")
    text = (tmp_path / ".well-known/security.txt").read_text(encoding="utf-8")
    assert "Expires: 2024-11-12T22:13:20Z" in text


@pytest.mark.parametrize("contact", ["us", "http://example.org", "mailto:us@example.org", "us @example.org"])
def test_a_contact_that_is_neither_is_told_where_it_stands(copy, contact):
    line = edit(copy / "docs/_data/site.yml", "contact: null", f'contact: "{contact}"')
    with pytest.raises(Stop) as stop:
        load(copy)
    assert stop.value.problems[0].shown(copy) == (
        f"docs/_data/site.yml:{line}: contact: “{contact}” does not have the form of "
        "an e-mail address, or of one that begins with https://"
    )


def test_the_real_site_has_one_only_if_somebody_is_named(site, kb):
    assert (site / ".well-known/security.txt").is_file() == bool(kb.site["contact"])
