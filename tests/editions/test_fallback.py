"""What Material's search would load, should ours not come: a language's places, each once, the review's words led."""

import json
import re

import pytest

from conftest import LOCALES


@pytest.fixture(params=LOCALES)
def locale(request):
    return request.param


@pytest.fixture
def home(site, locale):
    return site / LOCALES[locale]


@pytest.fixture
def index(home):
    return json.loads((home / "search" / "search_index.json").read_text(encoding="utf-8"))


def test_every_place_is_there_once_and_leads_to_an_element_of_its_page(index, home):
    addresses = [place["location"] for place in index["docs"]]
    assert len(addresses) == len(set(addresses)) > 500
    pages = {}
    for address in addresses:
        name, _, anchor = address.partition("#")
        if name not in pages:
            pages[name] = set(re.findall(r'\sid="([^"]+)"', (home / name).read_text(encoding="utf-8")))
        assert not anchor or anchor in pages[name], address


def test_a_page_comes_before_its_places(index):
    seen = set()
    for place in index["docs"]:
        name, _, anchor = place["location"].partition("#")
        assert not anchor or name in seen, place["location"]
        seen.add(name)


def test_a_sentence_of_the_review_is_led_by_that_it_is_one(index, kb, locale):
    lead = {"zh-TW": "2020年綜論：", "en": "2020 review: "}[locale]
    texts = {place["location"]: place["text"] for place in index["docs"]}
    for identity, segment in kb.segments.items():
        text = texts[f"{kb.chapter_of(identity).path}.html#{identity}"]
        assert text.startswith(f"<p>{lead}") == (segment.voice == "review"), identity


def test_a_term_is_found_by_its_name_in_the_other_language(index, locale):
    title, start = {"zh-TW": ("外泌體", "<p>exosome："), "en": ("exosome", "<p>外泌體: ")}[locale]
    (place,) = [place for place in index["docs"] if place["location"] == "glossary.html#exosome"]
    assert place["title"] == title
    assert place["text"].startswith(start)


def test_words_are_html_and_hold_no_elements_but_paragraphs(index):
    for place in index["docs"]:
        assert "<" not in place["title"] + re.sub(r"</?p>", "", place["text"])


def test_words_are_split_as_chinese_needs_and_taken_as_they_are(index):
    assert index["config"]["pipeline"] == []
    assert index["config"]["lang"] == ["en"]
    assert re.split(index["config"]["separator"], "2020年綜論：stem cell") == ["2020", "年", "綜", "論", "stem", "cell"]
