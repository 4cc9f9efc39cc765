"""The project that the benchmark of the build makes: N times the pages, as sound as the one it is made from."""

import re

import pytest

from conftest import build, html
from kb import check
from kb.load import load
from kb.parity import documents
from measure import multiplied
from release.verify import verify
from sets import LONG

PER_COPY = 18  # 7 chapters, the same side by side, 4 written pages of about


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """The project with every page twice."""
    project = tmp_path_factory.mktemp("multiplied") / "project"
    multiplied.make(project, 2)
    return project


@pytest.fixture(scope="module")
def built(twice):
    build(twice, twice / "site", "https://example.org/review/")
    return twice / "site"


def test_a_multiplied_project_passes_every_check(twice):
    assert [problem.shown(twice) for problem in check.run(twice) if problem.stops] == []


def test_a_multiplied_project_builds_and_verifies(built):
    assert verify(built) == []


def test_it_has_every_page_that_is_multiplied_twice_and_every_other_once(root, twice):
    one, two = documents(load(root)), documents(load(twice))
    assert set(one) <= set(two)
    assert len(two) - len(one) == PER_COPY
    nav = (twice / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(nav.count(f"  - {name}.md\n") == 1 for name in two)


def test_a_copy_is_as_heavy_as_its_original_and_shares_no_segment_with_it(built):
    first, copy = (html(built, "en", f"chapters/{name}") for name in ("hair", "hair-b"))
    assert abs(len(copy) - len(first)) < 0.02 * len(first)
    for mark in ('class="place"', 'class="found__kind"', 'class="reference"', 'class="figure ', 'class="badge"'):
        assert copy.count(mark) == first.count(mark) > 0
    segments = [re.findall(r'id="([\w-]+-\d{3})"', page) for page in (first, copy)]
    assert len(segments[0]) == len(segments[1]) > 0
    assert not set(segments[0]) & set(segments[1])


def test_data_grows_with_the_pages(root, twice):
    one, two = load(root), load(twice)
    for part in ("segments", "claims", "notes", "figures", "updates", "timeline", "changes"):
        assert len(getattr(two, part)) == 2 * len(getattr(one, part)), part
    assert len(two.references) == 2 * len(one.references) - 1, "the review is one and the same"
    assert len(two.terms) == len(one.terms)


def test_what_a_copy_cites_and_claims_is_its_own(twice):
    kb = load(twice)
    assert {claim.id for claim in kb.claims_shown_at("hair-b-030")} == {"CL67"}
    assert [page.number for page in kb.chapters] == list(range(1, 15))
    assert all(ref.endswith("-b") for ref in kb.notes["note-dht-b"].refs if ref != "ichihashi2020")


def test_once_is_the_project_itself(root, tmp_path):
    multiplied.make(tmp_path / "project", 1)
    for path in (root / "docs").rglob("*.*"):
        assert (tmp_path / "project" / path.relative_to(root)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("times", [0, multiplied.MOST + 1])
def test_a_size_that_cannot_be_made_is_an_error_and_leaves_nothing(tmp_path, times):
    with pytest.raises(ValueError, match="between 1 and 20"):
        multiplied.make(tmp_path / "project", times)
    assert not (tmp_path / "project").exists()


@LONG
def test_the_largest_size_keeps_to_the_form_of_every_id(tmp_path):
    multiplied.make(tmp_path / "project", multiplied.MOST)
    assert len(load(tmp_path / "project").chapters) == 7 * multiplied.MOST
