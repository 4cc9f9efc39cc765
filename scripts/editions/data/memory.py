"""The paragraphs as a translation memory (TMX 1.4b): a unit a paragraph, Chinese and English beside each other.

A sentence of the review never travels alone (ruling), and units are merged into other memories: so each unit is led by
“2020 review:” in its text, and says itself where it stands today, as a property for programs and as a note for people;
the editors' notes go with it, and so do license and address.
"""

from __future__ import annotations

from xml.etree import ElementTree as xml

from editions.data.stamp import Stamp
from editions.data.tables import Record
from kb.dates import in_words
from kb.metadata import LICENSE
from kb.model import LOCALES, Knowledge

FORMAT = "1"
"""The version of what a unit's properties are; a change that could break a reader raises it."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_tmx(kb: Knowledge, stamp: Stamp, records: list[Record]) -> str:
    """The records of segments.records as TMX. Both languages are written by us, so either may be the source."""
    root = xml.Element("tmx", version="1.4")
    day = f"{stamp.day.replace('-', '')}T000000Z"
    header = _element(
        root, "header", creationtool="stem-cell-review-site", creationtoolversion=FORMAT, segtype="paragraph",
        adminlang="en", srclang="*all*", datatype="plaintext", creationdate=day, **{"o-tmf": "JSON Lines"},
    )  # fmt: skip
    for locale in LOCALES:
        _element(header, "note", stamp.notice[locale], locale)
    for name, said in (
        ("license", LICENSE), ("version", stamp.version), ("source", stamp.home), ("evidence-to", stamp.evidence_to),
    ):  # fmt: skip
        _element(header, "prop", said, type=f"x-{name}")
    body = _element(root, "body")
    for record in records:
        _unit(kb, body, record)
    xml.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _unit(kb: Knowledge, body: xml.Element, record: Record) -> None:
    unit = _element(body, "tu", tuid=record["id"])
    for locale in LOCALES:
        for note in _notes(kb, record, locale):
            _element(unit, "note", note, locale)
    many = {
        "status": record["status"],
        "claim": [" ".join(filter(None, (c["id"], c["badge"], c["status"]))) for c in record["claims"]],
        "hedge": record["hedges"],
        "term": record["terms"],
        "reference": record["references"],
        "note-changing-meaning": [note["id"] for note in record["notes"] if note["changes_meaning"]],
    }
    one = {
        "voice": record["voice"], "chapter": record["chapter"]["number"], "paragraph": record["paragraph"],
        "license": LICENSE, "version": record["version"],
    }  # fmt: skip
    for name, values in (*many.items(), *((name, [value]) for name, value in one.items())):
        for value in values:
            _element(unit, "prop", str(value), type=f"x-{name}")
    for locale in LOCALES:
        variant = _element(unit, "tuv", None, locale)
        _element(variant, "prop", record["addresses"][locale], type="x-address")
        _element(variant, "seg", record["text"][locale])


def _notes(kb: Knowledge, record: Record, locale: str) -> list[str]:
    """What people should read with a unit: where it stands today, and the editors' notes."""
    colon = "：" if locale == "zh-TW" else ": "
    said = [note["text"][locale] for note in record["notes"]]
    notes = [f"{kb.say('note', locale)}{colon}{text}" for text in said]
    if record["status"]:
        day = in_words(record["evidence_to"], locale)
        status = f"{kb.say('status-today', locale)}{colon}{record['status_label'][locale]}"
        notes.insert(0, f"{status} · {kb.say('as-of', locale, day=day)}")
    return notes


def _element(
    parent: xml.Element, tag: str, text: str | None = None, language: str | None = None, **attributes: str
) -> xml.Element:
    made = xml.SubElement(parent, tag, ({_LANG: language} if language else {}) | attributes)
    made.text = text
    return made
