"""Numbers, the list at the foot, the page of all sources, the timeline and the metadata, in the built pages."""

import json
import re

import pytest

from conftest import LOCALES, html, words
from kb import timeline
from kb.cite import cited_in
from kb.parity import documents


def reference_list(page):
    """The keys of the list at a page's foot, in order."""
    return re.findall(r'<li class="reference" id="ref-([\w-]+)">', page)


@pytest.mark.parametrize("locale", LOCALES)
def test_each_number_leads_to_its_place_in_the_list_and_the_list_has_nothing_else(site, kb, locale):
    for name in [*(chapter.path for chapter in kb.chapters), "glossary", "timeline", "about/errata", "about/source"]:
        page = html(site, locale, name)
        listed = reference_list(page)
        marks = re.findall(
            r'<sup class="cite(?: cite--next)?" id="cite-([\w-]+)-\d+"[^>]*>.*?href="#ref-([\w-]+)".*?>(\d+)</a></sup>',
            page,
        )
        assert marks, name
        assert all(key == target and listed[int(number) - 1] == key for key, target, number in marks), name
        assert {key for key, _, _ in marks} == set(listed), name
        assert list(dict.fromkeys(key for key, _, _ in marks)) == listed, f"{name}: numbered in the order of the page"


def test_both_languages_of_a_chapter_cite_the_same_sources_in_the_same_order(site, kb):
    for chapter in kb.chapters:
        assert reference_list(html(site, "zh-TW", chapter.path)) == reference_list(html(site, "en", chapter.path))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_chapter_cites_the_review_first_and_says_that_its_record_is_not_confirmed(site, kb, locale):
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        assert reference_list(page)[0] == "ichihashi2020"
        opening = page[page.index('class="opening__status"') :].partition("</p>")[0]
        assert 'href="#ref-ichihashi2020"' in opening
        first = page[page.index('id="ref-ichihashi2020"') : page.index('id="ref-ichihashi2020"') + 1200]
        assert kb.say("not-confirmed", locale) in first
        assert page.count(kb.say("not-confirmed", locale)) == 2, "in the list and under how to cite, nowhere else"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_foot_of_a_chapter_cites_the_review_first_and_this_page_second(site, kb, locale, address):
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        foot = page[page.index('class="cite-this"') : page.index('class="facts"')]
        assert foot.index('id="cite-the-review"') < foot.index('id="cite-this-page"')
        assert "美容医療 new horizon" in foot
        assert f"{address}{LOCALES[locale]}{chapter.path}.html" in words(foot)
        assert kb.site["name"][locale] in words(foot)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_references_holds_every_source_by_topic_with_the_places_that_cite_it(site, kb, locale):
    page = html(site, locale, "references")
    places = cited_in(kb, documents(kb))
    for code in {ref.topic for ref in kb.references.values()}:
        part = page[page.index(f'<h2 id="topic-{code}"') :].partition("</section>")[0]
        keys = re.findall(r'<li class="reference" id="([\w-]+)">', part)
        assert keys == [ref.id for ref in kb.references.values() if ref.topic == code]
        for key in keys:
            entry = part[part.index(f'id="{key}"') :].partition("</li>")[0]
            assert entry.count(".html") >= len(places[key]) > 0, key
            for at in places[key]:
                assert f'href="{at.page}.html#{at.anchor}"' in entry, (key, at)
    for name in ("references.bib", "references.json"):
        assert f"data/{name}" in page


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_says_what_it_is_and_never_poses_as_the_paper(site, kb, locale, address):
    for name, entry in kb.pages.items():
        page = html(site, locale, name)
        found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
        assert found["@type"] == ("Article" if entry.kind == "chapter" else "WebPage")
        assert found["inLanguage"] == locale
        assert found["dateModified"] == entry.updated
        assert found["url"].startswith(address + LOCALES[locale])
        assert ("isBasedOn" in found) == (entry.kind in ("chapter", "parallel"))
        if entry.kind == "chapter":
            assert found["isBasedOn"]["@type"] == "ScholarlyArticle"
            assert found["isBasedOn"]["url"] == kb.site["review-url"]
        assert "publisher" not in found and "author" not in found, "nothing is claimed that nobody configured"
        assert "citation_" not in page


@pytest.mark.parametrize("locale", LOCALES)
def test_the_timeline_shows_every_event_with_date_layer_sources_and_ways_to_its_segments(site, kb, locale):
    page = html(site, locale, "timeline")
    shown = re.findall(r'<li class="event event--(\w+)" id="([\w-]+)" data-layer="(\w+)" data-topics="([\w ]+)">', page)
    assert [identity for _, identity, _, _ in shown] == [event.id for event in timeline.ordered(kb)]
    for _, identity, layer, topics in shown:
        event = kb.timeline[identity]
        assert (layer, topics.split()) == (event.layer, list(event.topics))
        part = page[page.index(f'id="{identity}"') :].partition('<li class="event ')[0]
        when = re.search(rf'<time datetime="{event.date}">(.*?)</time>', part)[1]
        assert words(when) == timeline.label(kb, event, locale)
        assert kb.layers[layer][locale] in words(part)
        assert f'class="sign sign--{layer}"' in part, "told apart by shape, too"
        assert event.text[locale] in words(part)
        for key in timeline.sources(event):
            assert f'href="#ref-{key}"' in part
        for segment in event.segments:
            assert f".html#{segment}" in part
        for code in timeline.statuses(kb, event):
            assert kb.statuses[code].label[locale] in words(part)
        for other in event.beside:
            assert f'href="#{other}"' in part
            assert kb.timeline[other].title[locale] in words(part)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_segment_leads_back_to_its_event(site, kb, locale):
    for segment in {s for event in kb.timeline.values() for s in event.segments}:
        chapter = kb.chapter_of(segment)
        page = html(site, locale, chapter.path)
        paragraph = page[page.index(f'id="{segment}"') :].partition("</p>")[0]
        target = re.search(r'href="\.\./timeline\.html#([\w-]+)"', paragraph)[1]
        assert segment in kb.timeline[target].segments


def test_every_topic_and_layer_of_the_data_has_its_rule_in_the_style_sheet(root, kb):
    css = (root / "docs/assets/css/timeline.css").read_text(encoding="utf-8")
    for code in kb.layers:
        assert f"#layer-{code}:not(:checked)) .event--{code}" in css
    for code in kb.topics:
        if code != "review":
            assert f'#topic-{code}:checked) :is(.event:not([data-topics~="{code}"])' in css
