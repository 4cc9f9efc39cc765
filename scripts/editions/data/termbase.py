"""The termbase as open data: CSV for spreadsheets, TBX for translation tools, JSON-LD for programs.

All three come from the same Knowledge, in the order of glossary.yml, and hold definitions and names only, never a
sentence of the review.
"""

from __future__ import annotations

import json
from xml.etree import ElementTree as xml

from editions.data import tables
from editions.data.stamp import Stamp
from kb.cite import identifier
from kb.metadata import LICENSE
from kb.model import LOCALES, Knowledge, Name, Term
from kb.prose import bare, bare_words

_TBX = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = (*LOCALES, "zh-CN", "ja")


def as_csv(kb: Knowledge, stamp: Stamp) -> bytes:
    """One row a term; several names in one field are parted by “ | ”."""
    return tables.table(kb, stamp, "glossary", (_row(kb, term, stamp) for term in kb.terms.values()))


def _row(kb: Knowledge, term: Term, stamp: Stamp) -> tables.Record:
    return {
        "id": term.id,
        "subject": kb.subjects[term.subject]["en"],
        **{locale: term.label[locale] for locale in LOCALES},
        "abbreviations": list(term.abbr),
        **{kind: {language: _named(term, kind, language) for language in LANGUAGES} for kind in ("also", "lay")},
        "not used": [f"{avoided.form} ({kb.reasons[avoided.why]['en']})" for avoided in term.avoid],
        "Chinese form from": kb.bases[term.basis]["en"],
        "definition": bare_words(term.definition),
        "see also": list(term.see),
        "identifiers": list(term.ids),
        "sources": [kb.references[key].address for key in term.refs],
        "address": _at(stamp.home, term),
    }


def _named(term: Term, kind: str, language: str) -> list[str]:
    return [name.text for name in term.names if (name.kind, name.language) == (kind, language)]


def as_tbx(kb: Knowledge, stamp: Stamp) -> str:
    """TBX-Basic (ISO 30042:2019, DCA style): a concept entry a term, a language section for each language it has."""
    xml.register_namespace("", _TBX)
    root = _element(None, "tbx", type="TBX-Basic", style="dca")
    root.set(_LANG, LOCALES[0])
    described = _element(_element(root, "tbxHeader"), "fileDesc")
    _element(_element(described, "titleStmt"), "title", kb.site["name"]["en"])
    published = _element(described, "publicationStmt")
    for line in (f"version {stamp.version}", *stamp.notice.values()):
        _element(published, "p", line)
    _element(_element(described, "sourceDesc"), "p", f"{stamp.home}glossary.html; license: {LICENSE}")
    body = _element(_element(root, "text"), "body")
    for term in kb.terms.values():
        entry = _element(body, "conceptEntry", id=_xml_id(term.id))
        _element(entry, "descrip", kb.subjects[term.subject]["en"], type="subjectField")
        for other in term.see:
            _element(entry, "ref", kb.terms[other].label["en"], type="crossReference", target=_xml_id(other))
        _element(entry, "xref", term.id, type="externalCrossReference", target=_at(stamp.home, term))
        for curie in term.ids:
            name, where = identifier(curie)
            _element(entry, "xref", name, type="externalCrossReference", target=where)
        for language in LANGUAGES:
            _language(kb, entry, term, language)
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def as_jsonld(kb: Knowledge, stamp: Stamp) -> str:
    """A schema.org DefinedTermSet whose terms carry names and definitions in their languages."""
    terms = [
        {
            "@id": _at(stamp.home, term),
            "@type": "DefinedTerm",
            "termCode": term.id,
            "name": [_tagged(term.label[locale], locale) for locale in LOCALES],
            "alternateName": [*term.abbr, *(_tagged(n.text, n.language) for n in term.names if _other(n))],
            "description": [_tagged(bare(term.definition[locale]), locale) for locale in LOCALES],
            "about": [_tagged(kb.subjects[term.subject][locale], locale) for locale in LOCALES],
            "sameAs": [{"@id": identifier(curie)[1]} for curie in term.ids],
            "citation": [{"@id": kb.references[key].address} for key in term.refs],
            "inDefinedTermSet": {"@id": f"{stamp.home}glossary.html"},
        }
        for term in kb.terms.values()
    ]
    data = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": f"{stamp.home}glossary.html",
        "@type": "DefinedTermSet",
        "name": [_tagged(kb.site["name"][locale], locale) for locale in LOCALES],
        "description": [_tagged(text, locale) for locale, text in stamp.notice.items()],
        "version": stamp.version,
        "inLanguage": list(LOCALES),
        "license": {"@id": LICENSE},
        "dateModified": kb.pages["glossary"].updated,
        "hasDefinedTerm": [{key: value for key, value in term.items() if value != []} for term in terms],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _language(kb: Knowledge, entry: xml.Element, term: Term, language: str) -> None:
    """Adds a language section with its definition and terms, unless the term has no name in that language."""
    # Abbreviations are Latin in both languages; they are filed under English. Avoided forms are Chinese.
    home = {"abbreviation": "en", "avoid": LOCALES[0]}
    names = [n for n in term.names if (n.language or home[n.kind]) == language]
    if not names:
        return
    section = _element(entry, "langSec")
    section.set(_LANG, language)
    if language in LOCALES:
        group = _element(section, "descripGrp")
        _element(group, "descrip", bare(term.definition[language]), type="definition")
        for key in term.refs:
            _element(group, "admin", f"{key}: {kb.references[key].address}", type="source")
    status = {"preferred": "preferredTerm", "avoid": "deprecatedTerm"}
    why = {avoided.form: kb.reasons[avoided.why]["en"] for avoided in term.avoid}
    for name in names:
        one = _element(section, "termSec")
        _element(one, "term", name.text)
        if name.kind == "abbreviation":
            _element(one, "termNote", "abbreviation", type="termType")
        _element(one, "termNote", f"{status.get(name.kind, 'admittedTerm')}-admn-sts", type="administrativeStatus")
        if name.kind == "lay":
            _element(one, "note", "lay word")
        if name.kind == "avoid":
            _element(one, "note", why[name.text])


def _element(parent: xml.Element | None, tag: str, text: str | None = None, **attributes: str) -> xml.Element:
    name = f"{{{_TBX}}}{tag}"
    made = xml.Element(name, attributes) if parent is None else xml.SubElement(parent, name, attributes)
    made.text = text
    return made


def _xml_id(identity: str) -> str:
    """A term's id as an XML name, which may not begin with a digit."""
    return f"term-{identity}"


def _at(home: str, term: Term) -> str:
    return f"{home}glossary.html#{term.id}"


def _other(name: Name) -> bool:
    return name.kind in ("also", "lay")


def _tagged(text: str, language: str | None) -> dict[str, str]:
    return {"@value": text, "@language": str(language)}
