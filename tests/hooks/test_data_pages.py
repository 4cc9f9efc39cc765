"""The open data where readers find them: on the downloads page and on the page that shows the same."""

import re

import pytest

from conftest import LOCALES, html, words
from editions.data.catalog import DESCRIPTOR, FILES, SUMS
from editions.listing import sized
from kb import fields


def section(page, heading, until):
    """The HTML between two headings."""
    return page[page.index(f'id="{heading}"') : page.index(f'id="{until}"')]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_file_is_listed_with_what_it_is_for_and_its_size(kb, site, locale):
    shown = section(html(site, locale, "downloads"), "downloads-data", "downloads-fields")
    rows = re.findall(r'<li><a href="([^"]+)" download>(.*?)</a>(.*?)</li>', shown, re.S)
    assert [href.rpartition("data/")[2] for href, _, _ in rows] == [*(f.name for f in FILES), DESCRIPTOR, SUMS]
    for (href, label, rest), file in zip(rows, FILES, strict=False):
        assert label == file.label
        size = sized((site / "data" / href.rpartition("data/")[2]).stat().st_size)
        assert words(rest) == f"{kb.say(file.words, locale)} {size}"
    for dataset in kb.datasets.values():
        assert dataset.about[locale] in words(shown)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_says_license_version_and_how_far_the_evidence_reaches(site, locale, mark):
    shown = words(html(site, locale, "downloads"))
    assert "CC BY 4.0" in shown
    assert mark.version in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_is_explained_and_every_code_named(kb, site, locale):
    shown = section(html(site, locale, "downloads"), "downloads-fields", "downloads-sums")
    for dataset in (d for d in kb.datasets.values() if d.fields):
        table = re.search(rf'<details[^>]*id="fields-{dataset.id}">.*?<tbody>(.*?)</details>', shown, re.S)[1]
        rows = re.findall(r"<tr><th[^>]*>(.*?)</th><td>(.*?)</td></tr>", table, re.S)
        told = list(fields.told(dataset.fields))
        assert [words(name) for name, _ in rows] == [name for name, _, _ in told]
        for (_, meaning), (_, own, codes) in zip(rows, told, strict=True):
            assert words(meaning).startswith(own[locale])
            for code, label in fields.codes(kb, codes).items() if codes else ():
                assert f"{code} {label[locale]}" in words(meaning)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("page", "dataset"),
    [("evidence", "claims"), ("since-2020", "updates"), ("timeline", "timeline"), ("glossary", "glossary"),
     ("references", "references")],
)  # fmt: skip
def test_a_page_offers_its_data(site, locale, page, dataset):
    shown = html(site, locale, page)
    for file in (f for f in FILES if f.dataset == dataset and f.label != "JSON Schema"):
        assert f'data/{file.name}" download>{file.label}</a>' in shown
