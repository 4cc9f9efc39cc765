"""The sitemap is that of the pages, and what is wrong with it is told."""

import gzip
import re
import shutil

import pytest

from conftest import edit
from release.sitemap import problems


@pytest.fixture
def broken(site, tmp_path):
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        shutil.copy(site / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def canonical(site):
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    return re.findall(r"<loc>(.*?)</loc>", text)


def test_that_of_the_site_is_sound(broken, canonical):
    assert list(problems(broken, canonical)) == []


def test_a_page_that_is_missing_and_one_that_is_none_are_told(broken, canonical, address):
    told = list(problems(broken, [*canonical[1:], f"{address}new.html"]))
    assert told == [
        f"sitemap.xml: {address}new.html is missing",
        f"sitemap.xml: {canonical[0]} is no canonical address of a page",
    ]


@pytest.mark.parametrize("day", ["2026-13-01", "20261126", "2026-11-26T00:00", ""])
def test_a_date_that_is_none_is_told(broken, canonical, address, day):
    text = (broken / "sitemap.xml").read_text(encoding="utf-8")
    (broken / "sitemap.xml").write_text(re.sub(r"<lastmod>.*?</lastmod>", f"<lastmod>{day}</lastmod>", text, count=1))
    assert f"sitemap.xml: {address}: lastmod “{day}” is no day" in list(problems(broken, canonical))


def test_a_language_that_is_missing_is_told(broken, canonical, address):
    edit(broken / "sitemap.xml", *first(broken, f'hreflang="en" href="{address}en/glossary.html"/>', '"en"', '"fr"'))
    told = list(problems(broken, canonical))
    assert f"sitemap.xml: {address}glossary.html: alternates are fr, x-default, zh-TW, or not for it" in told


def first(folder, old, word, new):
    """An edit of the first of two equal places, as `edit` wants it: with what stands before."""
    text = (folder / "sitemap.xml").read_text(encoding="utf-8")
    at = text.index(old)
    unique = text[text.rindex("<url>", 0, at) : at + len(old)]
    return unique, unique[: -len(old)] + old.replace(word, new)


def test_alternates_that_do_not_point_back_are_told(broken, canonical, address):
    old = f'hreflang="en" href="{address}en/glossary.html"/>'
    edit(broken / "sitemap.xml", *first(broken, old, "glossary", "timeline"))
    told = list(problems(broken, canonical))
    assert f"sitemap.xml: {address}glossary.html: {address}en/timeline.html does not point back" in told


def test_an_address_named_twice_is_told(broken, canonical, address):
    text = (broken / "sitemap.xml").read_text(encoding="utf-8")
    entry = re.search(r"<url>.*?</url>", text, re.S)[0]
    (broken / "sitemap.xml").write_text(text.replace("</urlset>", f"{entry}</urlset>"))
    assert f"sitemap.xml: {address} stands more than once" in list(problems(broken, canonical))


def test_a_compressed_copy_that_is_another_is_told(broken, canonical):
    (broken / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset/>"))
    assert list(problems(broken, canonical)) == ["sitemap.xml.gz holds something else than sitemap.xml"]


def test_one_that_cannot_be_read_is_told(broken, canonical):
    (broken / "sitemap.xml").write_text("<urlset>")
    assert next(problems(broken, canonical)).startswith("sitemap.xml cannot be read: no element found")
    (broken / "sitemap.xml").unlink()
    assert next(problems(broken, canonical)).startswith("sitemap.xml cannot be read: ")
