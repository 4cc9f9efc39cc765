"""What every file says of itself."""

import json
import re

import pytest

from conftest import edit
from editions.data.stamp import stamp
from kb.load import load
from opendata import HOME

SEMANTIC = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)\+[0-9a-f]{12}")


def test_the_version_is_the_day_of_the_last_change_and_a_digest_of_the_content(kb, mark):
    assert SEMANTIC.fullmatch(mark.version)
    newest = max(*(page.updated for page in kb.pages.values()), *(c.date for c in kb.changes.values()))
    assert mark.day == newest
    assert [int(part) for part in newest.split("-")] == [int(p) for p in mark.version.partition("+")[0].split(".")]


def test_the_version_is_the_same_wherever_the_site_stands(kb, mark):
    assert stamp(kb, "https://elsewhere.example/").version == mark.version


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/en/chapters/hair.md", "troubles patients greatly", "worries patients greatly"),
        ("docs/_data/claims.yml", "segments: [hair-020]\n  badge: N\n  status: refined",
         "segments: [hair-020]\n  badge: N\n  status: stands"),
    ],
)  # fmt: skip
def test_a_change_of_content_changes_the_version(copy, mark, file, old, new):
    edit(copy / file, old, new)
    assert stamp(load(copy), HOME).version != mark.version


def test_statuses_are_as_of_the_latest_fact_or_search(kb, mark):
    days = [u.seen for u in kb.updates.values()] + [c.searched.seen for c in kb.claims.values() if c.searched]
    assert mark.evidence_to == max(days)


def test_every_file_whose_format_has_a_place_for_it_says_license_version_address_and_that_it_is_no_advice(data, mark):
    for name, content in data.items():
        if name in ("references.json", "SHA256SUMS"):
            continue  # a list of CSL items and a list of checksums have no place for more
        text = content.decode("utf-8")
        assert "creativecommons.org/licenses/by/4.0/" in text, name
        assert mark.version in text, name
        assert HOME in text, name
        if not name.endswith(".csv"):
            assert all(notice in text for notice in mark.notice.values()), name


def test_the_list_of_csl_items_stays_a_list(data):
    assert isinstance(json.loads(data["references.json"]), list)
