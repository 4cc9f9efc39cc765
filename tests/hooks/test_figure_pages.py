"""Figures in the built pages: one drawing for both languages, with title, description, words, claims and sources."""

import re

import pytest
from lxml.html import fromstring, tostring

from conftest import LOCALES, html, words
from kb import figures, parity


@pytest.fixture(scope="module")
def drawn(site, kb):
    """The figure element by locale and id, from its chapter."""
    return {
        (locale, figure): fromstring(html(site, locale, page)).get_element_by_id(f"figure-{figure}")
        for locale in LOCALES
        for figure, page, _ in figures.calls(parity.documents(kb))
    }


def test_every_drawing_has_a_title_and_a_description_for_those_who_cannot_see_it(kb, drawn):
    for (locale, name), element in drawn.items():
        svg = element.find("svg")
        assert svg.get("role") == "img"
        title, description = (element.get_element_by_id(svg.get(f"aria-{by}")) for by in ("labelledby", "describedby"))
        assert title.text == kb.figures[name].title[locale]
        assert description.text.startswith(kb.figures[name].caption[locale])


def test_every_label_of_the_data_is_in_the_drawing_and_no_other(kb, drawn):
    for (locale, name), element in drawn.items():
        shown = {"".join(t.xpath("tspan/text()")) or t.text for t in element.xpath(".//*[name()='text']")}
        wanted = {text[locale].replace("|", "") for text in kb.figures[name].words.values()}
        joined = {"生長期3–5年", "Growth3–5 years"}
        numbers = {"?", *(str(n) for n in range(1, 7))}
        assert shown - wanted - numbers - joined == set(), name
        assert {w for w in wanted - shown if not any(w in j for j in joined)} == set(), name


def test_the_shapes_are_drawn_once_for_both_languages(root, kb):
    for name in kb.figures:
        drawing = (root / "overrides" / "figures" / f"{name}.svg").read_text(encoding="utf-8")
        assert not re.search(r"[㐀-鿿]", drawing), f"{name} holds words"


def test_all_that_it_shows_stands_below_it_in_words_with_its_sources(kb, drawn):
    for (locale, name), element in drawn.items():
        steps = element.cssselect(".figure__words li")
        assert len(steps) == len(kb.figures[name].steps)
        for shown, step in zip(steps, kb.figures[name].steps, strict=True):
            assert kb.say(f"figure-says-{step.layer}", locale) in words(tostring(shown, encoding="unicode"))
            cited = [a.get("href").removeprefix("#ref-") for a in shown.cssselect(".cite a")]
            assert cited == list(step.refs)


def test_the_claims_it_shows_carry_badge_and_status(kb, drawn):
    for (locale, name), element in drawn.items():
        lines = [words(tostring(li, encoding="unicode")) for li in element.cssselect(".figure__claims li")]
        for line, claim in zip(lines, (kb.claims[c] for c in kb.figures[name].claims), strict=True):
            assert claim.short[locale] in line
            if claim.badge:  # what the editors say has none
                assert kb.badges[claim.badge].label[locale] in line and kb.say("review-says", locale) in line


def test_its_sources_are_on_the_pages_list_and_lead_back_to_it(site, kb):
    page = html(site, "en", "references")
    assert re.search(r'href="chapters/hair.html#figure-hair-cycle">chapter 5, figure</a>', page)
    assert 'id="ref-wolfram2003"' in html(site, "en", "chapters/hair")


def test_the_page_side_by_side_shows_it_once_too(site, kb):
    for figure, page, after in figures.calls(parity.documents(kb)):
        shown = html(site, "en", page.replace("chapters/", "parallel/"))
        assert shown.count(f'id="figure-{figure}"') == 1
        assert shown.index(f'id="{after}"') < shown.index(f'id="figure-{figure}"')
