"""The termbase as open data: what spreadsheets, translation tools and programs get."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from lxml import etree

from editions.data import termbase
from opendata import HOME

TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tree(kb, mark):
    return etree.fromstring(termbase.as_tbx(kb, mark).encode())


@pytest.fixture(scope="module")
def schema():
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx-basic.rng")))


def test_the_tbx_is_valid(kb, mark, schema):
    schema.assertValid(tree(kb, mark))


@pytest.mark.parametrize(
    ("xpath", "attribute", "value"),
    [
        ("//t:ref", "target", "term-nobody"),
        ("//t:conceptEntry", "id", "5-alpha-reductase"),
        ("//t:langSec", LANG, "zh_TW"),
        ("//t:xref", "target", "glossary.html"),
        ("//t:termNote[@type='administrativeStatus']", None, "preferred"),
        ("//t:term", None, ""),
    ],
)
def test_the_schema_notices_a_fault(kb, mark, schema, xpath, attribute, value):
    root = tree(kb, mark)
    element = root.xpath(xpath, namespaces={"t": TBX[1:-1]})[0]
    if attribute:
        element.set(attribute, value)
    else:
        element.text = value
    assert not schema.validate(root)


def test_the_tbx_holds_every_name_once_in_its_language_with_its_status(kb, mark):
    entries = tree(kb, mark).findall(f".//{TBX}conceptEntry")
    assert [e.get("id") for e in entries] == [f"term-{identity}" for identity in kb.terms]
    for entry, term in zip(entries, kb.terms.values(), strict=True):
        named = [
            (section.get(LANG), one.findtext(f"{TBX}term"), one.findall(f"{TBX}termNote")[-1].text)
            for section in entry.findall(f"{TBX}langSec")
            for one in section.findall(f"{TBX}termSec")
        ]
        assert len(named) == len(term.names)
        assert [n for n in named if n[2] == "preferredTerm-admn-sts"] == [
            (locale, term.label[locale], "preferredTerm-admn-sts") for locale in ("zh-TW", "en")
        ]
        assert {n[1] for n in named if n[2] == "deprecatedTerm-admn-sts"} == {a.form for a in term.avoid}


def test_the_csv_has_one_row_a_term(kb, mark):
    rows = list(csv.DictReader(io.StringIO(termbase.as_csv(kb, mark).decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(kb.terms)
    row = next(r for r in rows if r["id"] == "exosome")
    assert (row["zh-TW"], row["en"]) == ("外泌體", "exosome")
    assert "外泌体" in row["also zh-CN"]
    assert "エクソソーム" in row["also ja"]
    assert row["definition en"] == kb.terms["exosome"].definition["en"]
    assert row["address"] == f"{HOME}glossary.html#exosome"


def test_the_json_ld_is_a_set_of_defined_terms_for_any_rdf_reader(kb, mark):
    graph = rdflib.Graph().parse(data=termbase.as_jsonld(kb, mark), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    terms = set(graph.subjects(rdflib.RDF.type, schema.DefinedTerm))
    assert len(terms) == len(kb.terms)
    whole = rdflib.URIRef(f"{HOME}glossary.html")
    assert set(graph.objects(whole, schema.hasDefinedTerm)) == terms
    exosome = rdflib.URIRef(f"{HOME}glossary.html#exosome")
    assert rdflib.Literal("外泌體", lang="zh-TW") in set(graph.objects(exosome, schema.name))
    assert rdflib.URIRef("https://id.nlm.nih.gov/mesh/D055354") in set(graph.objects(exosome, schema.sameAs))
    assert str(graph.value(whole, schema.license)) == termbase.LICENSE
    assert str(graph.value(whole, schema.version)) == mark.version


def test_a_term_without_extras_exports_too(kb, mark, schema):
    plain = replace(kb.terms["exosome"], abbr=(), also={}, lay={}, avoid=(), see=(), ids=(), refs=())
    alone = replace(kb, terms={"exosome": plain})
    schema.assertValid(tree(alone, mark))
    (term,) = json.loads(termbase.as_jsonld(alone, mark))["hasDefinedTerm"]
    assert "sameAs" not in term
    assert "citation" not in term


def test_the_built_site_holds_all_three(site, address):
    for suffix in ("csv", "tbx", "jsonld"):
        text = (site / f"data/glossary.{suffix}").read_text(encoding="utf-8")
        assert f"{address}glossary.html#exosome" in text
