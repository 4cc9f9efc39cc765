"""What is written into the pages once the editions are made."""

import json
import subprocess

import pytest

from editions import listing
from editions.catalog import SUMS, catalog
from release.verify import verify

FILE = "editions/stem-cell-review-hair.en.pdf"


def test_places_are_filled_with_pages_size_date_and_checksum():
    known = {FILE: listing.figures(b"x" * 302_100, "2026-11-26", 13)}
    text = f"[[{FILE} pages]] pages · [[{FILE} size]] · [[{FILE} date]] · [[{FILE} sha256]]"
    filled = listing.filled(text, known)
    assert filled.startswith("13 pages · 302 kB · 2026-11-26 · ")
    assert len(filled.rpartition(" ")[2]) == 64


@pytest.mark.parametrize(("count", "words"), [(0, "—"), (400, "1 kB"), (999_400, "999 kB"), (3_721_000, "3.7 MB")])
def test_sizes_are_said_in_words(count, words):
    assert listing.Figures(0, count, "2026-11-26", "").size == words


def test_a_place_without_a_figure_is_an_error():
    with pytest.raises(listing.NoFigure, match=f"no such edition was made: {FILE}"):
        listing.filled(f"[[{FILE} size]]", {})


def test_other_brackets_are_left_alone():
    assert listing.filled("[[1]] and [[a b]]", {}) == "[[1]] and [[a b]]"


def test_checksums_are_such_as_sha256sum_checks(tmp_path):
    (tmp_path / "editions").mkdir()
    (tmp_path / FILE).write_bytes(b"a pdf")
    listing.write(tmp_path, {FILE: listing.figures(b"a pdf", "2026-11-26", 1)})
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "editions", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    table = json.loads((tmp_path / "editions/editions.json").read_text())
    assert table[0] | {"sha256": ""} == {
        "file": "stem-cell-review-hair.en.pdf", "pages": 1, "bytes": 5, "date": "2026-11-26", "sha256": "",
    }  # fmt: skip


def test_a_site_whose_figures_are_not_filled_in_does_not_pass(listed):
    _, _, unfilled = listed
    assert "downloads.html: figures of editions are not filled in" in unfilled
    assert "chapters/hair.html: figures of editions are not filled in" in unfilled


def test_a_filled_site_passes(listed):
    assert verify(listed[0]) == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_downloads_page_leads_to_every_edition_with_its_checksum(kb, listed, prefix):
    site, known, _ = listed
    page = (site / f"{prefix}downloads.html").read_text(encoding="utf-8")
    up = "../" if prefix else ""
    for edition in catalog(kb):
        assert f'href="{up}{edition.file}"' in page
        assert known[edition.file].sha256 in page
    assert f'href="{up}{SUMS}"' in page


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_chapters_foot_leads_to_its_pdfs_and_says_how_long_and_large_they_are(kb, listed, prefix):
    site, known, _ = listed
    page = (site / f"{prefix}chapters/hair.html").read_text(encoding="utf-8")
    for locale in ("zh-TW", "en"):
        file = f"editions/stem-cell-review-hair.{locale}.pdf"
        assert f"{'../' if prefix else ''}../{file}" in page
        assert kb.say("pages", "en" if prefix else "zh-TW", n=known[file].pages) in page


def test_a_site_built_without_editions_names_none(site):
    assert "stem-cell-review-" not in (site / "chapters/hair.html").read_text(encoding="utf-8")
    assert "這一份網站沒有附上這些檔案。" in (site / "downloads.html").read_text(encoding="utf-8")
