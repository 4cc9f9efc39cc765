"""What each page says of itself to programs (JSON-LD) is what it says to readers, and no more."""

import json
import re
from html import unescape

import pytest

from conftest import LOCALES, html, words

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def told(page: str) -> dict:
    """The page's one JSON-LD object."""
    [found] = DATA.findall(page)
    return json.loads(found)


@pytest.mark.parametrize("locale", LOCALES)
def test_name_address_language_date_and_licence_are_the_pages_own(site, kb, locale):
    for entry in kb.pages.values():
        page = html(site, locale, entry.path)
        data = told(page)
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)[1]
        assert data["name"] == unescape(words(re.sub(r"<a class=.*?</a>", "", heading, flags=re.S))), entry.path
        assert data["url"] == re.search(r'<link rel="canonical" href="([^"]+)"', page)[1] or entry.kind == "parallel"
        assert (data["inLanguage"], data["dateModified"]) == (locale, entry.updated)
        assert data["license"].endswith("/licenses/by/4.0/")


@pytest.mark.parametrize("locale", LOCALES)
def test_only_a_chapter_is_an_article_and_none_poses_as_the_review(site, kb, locale):
    for entry in kb.pages.values():
        data = told(html(site, locale, entry.path))
        assert data["@type"] == ("Article" if entry.kind == "chapter" else "WebPage"), entry.path
        assert "author" not in data
        if kb.chapter_on(entry):
            assert data["isBasedOn"]["@type"] == "ScholarlyArticle"
            assert data["isBasedOn"]["datePublished"].startswith("2020")
        else:
            assert "isBasedOn" not in data


def test_nothing_in_it_can_end_its_element(site):
    for path in site.rglob("*.html"):
        assert all("<" not in data for data in DATA.findall(path.read_text(encoding="utf-8"))), path
