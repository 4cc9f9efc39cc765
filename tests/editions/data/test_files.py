"""The open data as a whole: what someone finds who takes several files and puts them together."""

import json
import os
import re
import subprocess
import sys

from conftest import ROOT
from editions.data import files
from editions.data.catalog import DESCRIPTOR, FILES, SUMS
from editions.data.stamp import stamp
from kb.model import LOCALES
from opendata import LEADS

PUBLISHED = [
    "glossary.tbx", "glossary.csv", "glossary.jsonld", "timeline.csv", "timeline.json", "references.json",
    "references.bib",
]  # fmt: skip
_MARKUP = re.compile(r"\]\[|\[\^|\{ ?#|\*\*|</?[a-z]+[ >/]|&\w+;|\^\w+\^|~\w+~|\[\[|`|�")


def test_what_is_made_is_what_the_catalog_lists(data):
    assert set(data) == {file.name for file in FILES} | {DESCRIPTOR, SUMS}


def test_addresses_once_published_stay(data):
    assert set(PUBLISHED) <= set(data)


def test_the_built_site_holds_the_same_bytes(site, kb, docs, address):
    made = files.made(kb, docs, stamp(kb, address))
    assert {path.name: path.read_bytes() for path in (site / "data").iterdir()} == made


def test_the_same_content_gives_the_same_bytes_whatever_the_order_of_sets(data):
    script = (
        "import hashlib; from pathlib import Path; from kb.load import load; from kb.parity import documents\n"
        "from editions.data import files; from editions.data.stamp import stamp\n"
        "kb = load(Path('.')); made = files.made(kb, documents(kb), stamp(kb, 'https://example.org/review/'))\n"
        "print(made['SHA256SUMS'].decode(), end='')"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4", "PYTHONPATH": str(ROOT / "scripts"), "TZ": "Asia/Taipei"}
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout == data[SUMS]


def test_paragraphs_and_claims_join_by_their_ids_with_nothing_left_over(data):
    segments = [json.loads(line) for line in data["segments.jsonl"].splitlines()]
    claims = json.loads(data["claims.json"])["claims"]
    from_segments = {(s["id"], c["id"], c["badge"], c["status"]) for s in segments for c in s["claims"]}
    from_claims = {(s["id"], c["id"], c["badge"], c["status"]) for c in claims for s in c["segments"]}
    assert from_segments == from_claims
    assert {claim for _, claim, _, _ in from_segments} == {claim["id"] for claim in claims}
    places = {s["id"]: (s["chapter"]["number"], s["paragraph"], s["addresses"]) for s in segments}
    for claim in claims:
        for segment in claim["segments"]:
            assert places[segment["id"]] == (segment["chapter"], segment["paragraph"], segment["addresses"])


def test_updates_join_paragraphs_and_claims_from_both_sides(read):
    claims = {(claim["id"], update["id"]) for claim in read["claims"] for update in claim["updates"]}
    assert claims == {(claim, update["id"]) for update in read["updates"] for claim in update["claims"]}
    segments = {(segment["id"], update) for segment in read["segments"] for update in segment["updates"]}
    assert segments == {(segment, update["id"]) for update in read["updates"] for segment in update["segments"]}


def test_every_term_source_and_paragraph_that_one_file_names_is_in_another(data, read):
    glossary = json.loads(data["glossary.jsonld"])["hasDefinedTerm"]
    terms = {term["termCode"] for term in glossary}
    assert {term for segment in read["segments"] for term in segment["terms"]} <= terms
    items = {item["id"]: item for item in json.loads(data["references.json"])}
    for name, address in _cited(read):
        item = items[name]
        assert address == (f"https://doi.org/{item['DOI']}" if "DOI" in item else item["URL"])
    segments = {segment["id"] for segment in read["segments"]}
    assert {segment for event in read["timeline"] for segment in event["segments"]} <= segments


def _cited(value):
    """All sources that records name, with their addresses, at any depth."""
    if isinstance(value, dict):
        if "references" in value:
            yield from zip(value["references"], value["sources"], strict=True)
        for part in value.values():
            yield from _cited(part)
    elif isinstance(value, list):
        for part in value:
            yield from _cited(part)


def test_every_text_of_the_review_is_led_and_every_claim_has_a_status(read):
    told = [(s["voice"] == "review", s, ("text",)) for s in read["segments"]]
    told += [(c["voice"] == "review", c, ("text",)) for c in read["claims"]]
    told += [(e["layer"] == "review", e, ("title", "text")) for e in read["timeline"]]
    told += [(False, update, ("lead", "text")) for update in read["updates"]]
    for review, record, parts in told:
        for part in parts:
            for locale in LOCALES:
                assert record[part][locale].startswith(LEADS[locale]) == review, record["id"]
        if review and record["id"].startswith("CL"):
            assert record["status"] and record["status_label"]["zh-TW"] and record["status_label"]["en"], record["id"]


def test_no_text_holds_markup_or_unresolved_marks(data, read):
    for text in _texts(read):
        assert not _MARKUP.search(text), text
        assert text == text.strip() and "\n" not in text and "  " not in text
    for name in ("glossary.csv", "references.bib", "segments.tmx"):
        found = re.search(r"\]\[|\[\^|\{ #|\^7\^|\{\{|\{%", data[name].decode("utf-8"))
        assert found is None or name == "references.bib", f"{name}: {found}"


def _texts(value):
    """All texts in records but addresses, at any depth."""
    if isinstance(value, str):
        if not value.startswith("https://"):
            yield value
    else:
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from _texts(part)


def test_no_path_of_a_machine_is_in_any_file(data, kb):
    for name, content in data.items():
        text = content.decode("utf-8")
        assert "/tmp/" not in text and str(kb.root) not in text, name
