"""The paragraphs as a translation memory: valid, whole, and never without lead, status and notes."""

from pathlib import Path

import pytest
from lxml import etree
from translate.storage import tmx

from conftest import LOCALES
from kb.dates import in_words
from opendata import LEADS

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def tree(data):
    return etree.fromstring(data["segments.tmx"])


@pytest.fixture(scope="module")
def schema():
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tmx14.rng")))


def test_the_memory_is_valid(tree, schema):
    schema.assertValid(tree)


@pytest.mark.parametrize(
    ("xpath", "attribute", "value"),
    [
        ("//header", "srclang", "zh-TW"),
        ("//header", "creationdate", "2026-11-26"),
        ("//tu[2]", "tuid", "overview-010"),
        ("//tuv", LANG, "zh"),
        ("//tu/prop", "type", "status"),
        ("//seg", None, ""),
        ("//tuv/prop", None, "chapters/hair.html"),
    ],
)
def test_the_schema_notices_a_fault(tree, schema, xpath, attribute, value):
    element = tree.xpath(xpath)[0]
    if attribute:
        element.set(attribute, value)
    else:
        element.text = value
    assert not schema.validate(tree)


def test_a_translation_tool_reads_every_paragraph_in_both_languages(data, read):
    units = tmx.tmxfile.parsestring(data["segments.tmx"]).units
    assert [(u.source, u.target) for u in units] == [(s["text"]["zh-TW"], s["text"]["en"]) for s in read["segments"]]


def test_a_unit_says_itself_where_it_stands_for_programs_and_for_people(kb, tree, read):
    for unit, segment in zip(tree.iter("tu"), read["segments"], strict=True):
        assert unit.get("tuid") == segment["id"]
        props = [(prop.get("type"), prop.text) for prop in unit.findall("prop")]
        assert [text for kind, text in props if kind == "x-status"] == segment["status"]
        assert [text.split()[0] for kind, text in props if kind == "x-claim"] == [c["id"] for c in segment["claims"]]
        assert ("x-license", segment["license"]) in props and ("x-version", segment["version"]) in props
        for locale in LOCALES:
            notes = [note.text for note in unit.findall("note") if note.get(LANG) == locale]
            for code in segment["status"]:
                assert kb.statuses[code].label[locale] in notes[0]
                assert in_words(segment["evidence_to"], locale) in notes[0]
            told = [note["text"][locale] for note in segment["notes"]]
            assert len(notes) == len(told) + bool(segment["status"])
            assert all(note.endswith(text) for note, text in zip(notes[-len(told) :], told, strict=False))


def test_what_the_review_says_is_led_in_both_languages_and_what_the_editors_say_is_not(tree):
    voices = set()
    for unit in tree.iter("tu"):
        voice = unit.xpath("string(prop[@type='x-voice'])")
        voices.add(voice)
        for variant in unit.iter("tuv"):
            assert variant.findtext("seg").startswith(LEADS[variant.get(LANG)]) == (voice == "review")
    assert voices == {"review", "editors"}


def test_a_note_that_changes_meaning_is_named_as_such(tree, kb):
    named = {prop.text for prop in tree.iter("prop") if prop.get("type") == "x-note-changing-meaning"}
    assert named == {note.id for note in kb.notes.values() if note.changes_meaning}
