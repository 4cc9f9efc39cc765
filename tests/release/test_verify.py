"""The built site is sound, and each kind of unsoundness is noticed."""

import shutil

import pytest

from conftest import edit
from release.verify import main, verify


@pytest.fixture
def broken(site, tmp_path):
    """A copy of the built site to break."""
    target = tmp_path / "site"
    shutil.copytree(site, target)
    return target


def test_the_built_site_is_sound(site):
    assert verify(site) == []
    assert main([str(site)]) == 0


def test_every_page_has_both_languages_and_x_default_in_the_sitemap(site, address):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    pages = [p for p in site.rglob("*.html") if p.name != "404.html"]
    assert sitemap.count("<loc>") == len(pages) == 38
    for kind in ("zh-TW", "en", "x-default"):
        assert sitemap.count(f'hreflang="{kind}"') == len(pages)
    assert f"<loc>{address}en/chapters/hair.html</loc>" in sitemap


@pytest.mark.parametrize(
    ("page", "old", "new", "what"),
    [
        ("en/chapters/hair.html", '<html lang="en"', '<html lang="zh-TW"', "lang is “zh-TW”, not en"),
        ("chapters/hair.html", 'id="hair-020"', 'id="hair-021"', "segments differ from en/chapters/hair.html"),
        ("about/errata.html", "hair.html#hair-080", "hair.html#hair-081",
         "no such anchor: ../chapters/hair.html#hair-081"),
        ("index.html", 'href="chapters/scaffolds.html"><span class="toc__number"',
         'href="chapters/scafolds.html"><span class="toc__number"', "leads nowhere: chapters/scafolds.html"),
        ("index.html", "</body>", '<img src="https://example.org/pixel.gif"></body>',
         "loads from elsewhere: https://example.org/pixel.gif"),
        ("index.html", "</body>", "<h1>again</h1></body>", "2 h1 headings"),
        ("index.html", 'hreflang="x-default"', 'hreflang="x"', "x-default is None"),
    ],
)  # fmt: skip
def test_a_fault_in_the_built_site_is_named(broken, page, old, new, what):
    edit(broken / page, old, new)
    assert any(line.startswith(f"{page}: {what}") for line in verify(broken)), verify(broken)
    assert main([str(broken)]) == 1


def test_a_missing_404_page_is_named(broken):
    (broken / "404.html").unlink()
    assert verify(broken) == ["404.html is missing"]
