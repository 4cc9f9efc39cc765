"""Where a claim stands is the same wherever it is told: in the ledger, in search, in a copy, in the open data."""

import json
import re

import pytest
from lxml import html as parser

from conftest import LOCALES


def said(site, locale, name):
    return parser.fromstring((site / f"{LOCALES[locale]}{name}.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def in_search(site):
    """(locale, page number, anchor) → the statuses that search shows there, of passages of the review alone."""
    found = {}
    for locale in LOCALES:
        script = (site / "search" / f"{locale}.js").read_text(encoding="utf-8")
        received = json.loads("[" + re.fullmatch(r"search\.receive\?\.\((.*)\);\n", script, re.S)[1] + "]")[1]
        for row in received["entries"]:
            if row[2] == "passage" and len(row) > 6:
                found[locale, row[1]] = [code for code in row[6].split(",") if code]
    return found


def test_ledger_search_copy_and_data_say_the_same_of_every_paragraph(kb, site, in_search):
    lines = (site / "data" / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    for locale in LOCALES:
        entries = said(site, locale, "evidence").cssselect(".claim")
        ledger = {entry.get("id"): entry.get("data-status") for entry in entries}
        for chapter in kb.chapters:
            page = said(site, locale, chapter.path)
            for segment in kb.segments_of(chapter):
                claims = [claim.id for claim in kb.claims_at(segment) if claim.badge]
                statuses = list(dict.fromkeys(ledger[name] for name in claims))
                assert records[segment]["status"] == statuses, segment
                assert in_search.get((locale, segment), []) == statuses, segment
                (number,) = page.cssselect(f'[id="{segment}"] > .place')
                labels = [kb.statuses[code].label[locale] for code in statuses]
                assert number.get("data-today") == {"zh-TW": "、", "en": ", "}[locale].join(labels), segment


def test_most_paragraphs_make_no_claim_and_carry_no_status(kb, in_search):
    without = [segment for segment in kb.segments if not any(claim.badge for claim in kb.claims_at(segment))]
    assert len(without) >= 30
    assert all(not in_search.get((locale, segment)) for locale in LOCALES for segment in without)


def test_hopes_and_demands_of_the_author_are_called_so_and_nothing_stands(kb):
    """What the author hopes for or demands is no duty and cannot be checked (ruling 6)."""
    assert {claim.id for claim in kb.claims.values() if claim.status == "hope"} >= {"CL04", "CL27", "CL30", "CL37"}
    assert kb.claims["CL31"].status is None, "a picture of a shop is no claim"


def test_not_checked_never_stands_beside_a_search_or_a_finding(copy):
    from conftest import edit
    from kb.load import load
    from kb.problem import Stop

    text = (copy / "docs/_data/claims.yml").read_text(encoding="utf-8")
    entry = text[text.index("- id: CL33") : text.index("- id: CL34")]
    edit(copy / "docs/_data/claims.yml", entry, entry.replace("status: hope", "status: not-checked"))
    with pytest.raises(Stop, match="CL33: “not-checked” beside what was found or looked for"):
        load(copy)
