"""The data as a package: described, checked by the tools of open data, and every checksum true."""

import hashlib
import json
import subprocess

import frictionless
import pytest

from editions.data.catalog import DESCRIPTOR, FILES, SUMS


@pytest.fixture
def folder(data, tmp_path):
    for name, content in data.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def package(data):
    return json.loads(data[DESCRIPTOR])


def test_frictionless_finds_descriptor_sizes_checksums_and_every_row_in_order(folder):
    report = frictionless.validate(str(folder / DESCRIPTOR))
    assert report.valid, report.flatten(["name", "type", "note"])
    rows = {task.name: task.stats["rows"] for task in report.tasks if "rows" in task.stats}
    assert {"claims-csv", "updates-csv", "timeline-csv", "glossary-csv", "segments-jsonl"} <= set(rows)
    assert min(rows.values()) > 40


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("updates.csv", ",903,", ",many,", "type-error"),
        ("claims.csv", "CL02,review", "CL01,review", "primary-key"),
        ("claims.json", "not-confirmed", "not-confirmeD", "hash-count"),
        ("segments.tmx", "<body>", "<body> ", "byte-count"),
        (DESCRIPTOR, '"version": "', '"version": 1, "was": "', "package-error"),
    ],
)
def test_frictionless_notices_a_fault(folder, file, old, new, kind):
    path = folder / file
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    report = frictionless.validate(str(folder / DESCRIPTOR))
    assert kind in {name for (name,) in report.flatten(["type"])}


def test_the_package_names_itself_its_license_and_its_sources_in_both_languages(package, mark, kb):
    assert package["title"] == kb.site["name"]["en"] and package["title@zh-TW"] == kb.site["name"]["zh-TW"]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (package["version"], package["created"]) == (mark.version, f"{mark.day}T00:00:00Z")
    assert package["sources"][0]["path"] == kb.site["review-url"]
    assert package["description"].endswith(mark.notice["en"])
    assert package["description@zh-TW"].endswith(mark.notice["zh-TW"])
    for resource in package["resources"]:
        for part in ("title", "description"):
            assert resource[part] and resource[f"{part}@zh-TW"]
        for column in resource.get("schema", {}).get("fields", ()):
            assert column["description"] and column["description@zh-TW"], column["name"]


def test_every_file_that_holds_data_is_a_resource_and_one_with_a_schema_names_it(package, data):
    paths = {resource["path"]: resource for resource in package["resources"]}
    assert list(paths) == [file.name for file in FILES if file.label != "JSON Schema"]
    named = {r["conformsTo"].rpartition("/")[2] for r in package["resources"] if "conformsTo" in r}
    assert named == {file.name for file in FILES if file.label == "JSON Schema"} <= set(data)


def test_a_publisher_is_named_once_there_is_one(kb, data, mark):
    from dataclasses import replace

    from editions.data import package as edition

    assert "contributors" not in json.loads(data[DESCRIPTOR])
    known = replace(kb, site=kb.site | {"publisher": "A Body"})
    assert json.loads(edition.descriptor(known, mark, data))["contributors"][0]["title"] == "A Body"


def test_every_checksum_is_true_and_sha256sum_says_so(folder, data):
    lines = dict(reversed(line.split("  ")) for line in data[SUMS].decode("ascii").splitlines())
    assert set(lines) == set(data) - {SUMS}
    assert all(hashlib.sha256(data[name]).hexdigest() == digest for name, digest in lines.items())
    check = ["sha256sum", "--strict", "--quiet", "-c", SUMS]
    assert subprocess.run(check, cwd=folder).returncode == 0
    (folder / "claims.csv").write_bytes(b"")
    assert subprocess.run(check, cwd=folder, capture_output=True).returncode == 1
