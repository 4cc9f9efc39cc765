"""How pages present themselves elsewhere: what chats and feeds are told, icons, the color around the page."""

import os
import re
import subprocess
import sys
from html import unescape

import pytest

from conftest import LOCALES, ROOT, html
from editions import cards

ADDRESS = "https://example.org/review/"


@pytest.fixture(scope="module")
def announced(tmp_path_factory):
    """The site as built where cards are drawn."""
    target = tmp_path_factory.mktemp("announced")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(target)],
        cwd=ROOT, check=True, env=os.environ | {"SITE_URL": ADDRESS, "CARDS": "true", "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return target


def meta(page):
    """What a page's <meta> elements say, by name or property."""
    return {
        key: unescape(value) for key, value in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    }


def test_where_cards_are_drawn_every_page_names_its_own_in_full(kb, announced):
    for locale in LOCALES:
        for page in kb.pages.values():
            said = meta(html(announced, locale, page.path))
            assert said["og:image"] == ADDRESS + cards.address(kb, page, locale)
            assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
            assert said["twitter:card"] == "summary_large_image"
            name = kb.site["name"][locale]
            assert said["og:image:alt"] == (name if page.kind == "home" else f"{said['og:title']} · {name}")
            shown = page.path.replace("parallel/", "chapters/")
            assert said["og:url"] == f"{ADDRESS}{LOCALES[locale]}{shown}.html".removesuffix("index.html")


def test_without_cards_no_page_names_one(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "og:image" not in text and "twitter:card" not in text, page


@pytest.mark.parametrize("name", ["index.html", "404.html", "en/chapters/hair.html"])
def test_a_page_has_its_icons_for_old_new_and_phone(site, name):
    page = (site / name).read_text(encoding="utf-8")
    icons = re.findall(r'<link rel="((?:apple-touch-)?icon)"[^>]* href="([^"]+)"', page)
    assert [(rel, address.rsplit("/", 1)[-1]) for rel, address in icons] == [
        ("icon", "favicon.ico"), ("icon", "mark.svg"), ("apple-touch-icon", "apple-touch-icon.png"),
    ]  # fmt: skip
    assert (site / "favicon.ico").is_file(), "browsers ask for it at the root, unasked"


def test_the_icon_that_scales_is_the_mark_in_both_palettes(root):
    tokens, icon = (
        (root / "docs/assets" / name).read_text(encoding="utf-8") for name in ("css/tokens.css", "img/mark.svg")
    )
    light, dark = re.findall(r"--accent: (#\w+);", tokens)
    assert f'stroke="{light}"' in icon
    assert f"@media (prefers-color-scheme:dark){{svg{{stroke:{dark}}}}}" in icon
    mark = (root / "overrides/partials/mark.html").read_text(encoding="utf-8")
    assert re.findall("<(?:path|circle) [^>]+>", icon) == re.findall("<(?:path|circle) [^>]+>", mark)


def test_the_color_around_a_page_is_its_paper_by_day_and_by_night(root, site):
    tokens = (root / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    page = html(site, "en", "chapters/hair")
    colors = re.findall(r'<meta name="theme-color" media="\(prefers-color-scheme: (\w+)\)" content="(#\w+)">', page)
    assert colors == list(zip(("light", "dark"), re.findall(r"--paper: (#\w+);", tokens), strict=True))


def test_the_drawing_of_the_cards_is_not_part_of_the_site(site):
    assert not (site / "cards").exists()
