"""The built site is sound, and each kind of unsoundness is noticed."""

import shutil

import pytest
from PIL import Image

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
    pages = [p for p in site.rglob("*.html") if p.name != "404.html" and p.parent.name != "parallel"]
    assert sitemap.count("<loc>") == len(pages) == 46
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
def test_a_fault_in_the_built_site_is_named(broken, capsys, page, old, new, what):
    edit(broken / page, old, new)
    assert main([str(broken)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith(f"{page}: {what}") for line in told), told


def test_a_missing_404_page_is_named(broken):
    (broken / "404.html").unlink()
    assert verify(broken) == ["404.html is missing"]


@pytest.fixture
def with_cards(broken, address):
    """The same with a card for each page, as ./scripts/build makes it."""
    (broken / "assets/cards").mkdir()
    Image.new("P", (1200, 630)).save(broken / "assets/cards/all.png")
    for page in broken.rglob("*.html"):
        if page.name != "404.html":
            edit(page, "</head>", f'<meta property="og:image" content="{address}assets/cards/all.png"></head>')
    return broken


def test_a_site_whose_every_page_has_its_card_is_sound(with_cards):
    assert verify(with_cards) == []


def test_a_page_without_a_card_among_others_is_named(with_cards):
    edit(with_cards / "en/glossary.html", 'property="og:image"', 'property="no"')
    assert verify(with_cards) == ["en/glossary.html: no og:image, though other pages have one"]


@pytest.mark.parametrize("where", ["assets/cards/some.png", "https://example.org/all.png"])
def test_a_card_that_is_not_there_is_named(with_cards, address, where):
    named = where if where.startswith("https:") else address + where
    edit(with_cards / "index.html", f"{address}assets/cards/all.png", named)
    assert verify(with_cards) == [f"index.html: og:image leads nowhere: {named}"]


def test_a_card_of_another_size_is_named_and_so_is_what_is_no_picture(with_cards, address):
    Image.new("P", (600, 315)).save(with_cards / "assets/cards/half.png")
    (with_cards / "assets/cards/none.png").write_text("none")
    edit(with_cards / "index.html", "assets/cards/all.png", "assets/cards/half.png")
    edit(with_cards / "timeline.html", "assets/cards/all.png", "assets/cards/none.png")
    assert verify(with_cards) == [
        "index.html: og:image is 600 × 315, not 1200 × 630",
        "timeline.html: og:image is 0 × 0, not 1200 × 630",
    ]


def test_open_data_that_are_not_what_their_checksums_tell_of_are_named(broken):
    (broken / "data/claims.csv").write_bytes(b"")
    (broken / "data/segments.tmx").unlink()
    (broken / "data/left-over.csv").write_bytes(b"")
    told = "is not the file that data/SHA256SUMS tells of"
    assert verify(broken) == [
        f"data/claims.csv {told}",
        f"data/left-over.csv {told}",
        "data/segments.tmx is missing",
        "downloads.html: leads nowhere: data/segments.tmx",
        "en/downloads.html: leads nowhere: ../data/segments.tmx",
    ]


def test_open_data_without_checksums_are_named(broken):
    (broken / "data/SHA256SUMS").unlink()
    assert "data/SHA256SUMS is missing" in verify(broken)


def test_robots_that_name_no_sitemap_or_another_are_told(broken, address):
    edit(broken / "robots.txt", f"Sitemap: {address}", "Sitemap: https://example.org/")
    assert verify(broken) == [f"robots.txt does not name the sitemap {address}sitemap.xml"]
    (broken / "robots.txt").unlink()
    assert verify(broken) == [f"robots.txt does not name the sitemap {address}sitemap.xml"]


def test_a_page_without_its_policy_and_a_sitemap_without_a_page_are_told(broken, address):
    edit(broken / "en/timeline.html", "Content-Security-Policy", "x")
    text = (broken / "sitemap.xml").read_text(encoding="utf-8")
    (broken / "sitemap.xml").write_text(text.replace(f"<loc>{address}en/timeline.html</loc>", "<loc/>"))
    told = verify(broken)
    assert "en/timeline.html: 0 policies (Content-Security-Policy), not one" in told
    assert f"sitemap.xml: {address}en/timeline.html is missing" in told
    assert main([str(broken)]) == 1
