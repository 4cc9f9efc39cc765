"""What the termbase holds: enough, true to the rulings, and wrong entries stopped with their line."""

import re

import pytest

from conftest import ROOT, edit
from kb.load import load
from kb.model import LOCALES
from kb.problem import Stop
from kb.prose import split_sentences
from kb.terms import named


def stop(project):
    with pytest.raises(Stop) as caught:
        load(project)
    return [p.shown(project) for p in caught.value.problems]


def test_there_are_more_than_180_terms_and_almost_all_have_simplified_and_japanese_names(kb):
    assert len(kb.terms) >= 180
    for language in ("zh-CN", "ja"):
        assert sum(1 for t in kb.terms.values() if t.also.get(language)) >= 0.95 * len(kb.terms)


def test_every_definition_is_one_to_three_short_sentences_in_both_languages(kb):
    for term in kb.terms.values():
        for locale in LOCALES:
            sentences = split_sentences(term.definition[locale], locale)
            assert 1 <= len(sentences) <= 3, term.id
            assert len(term.definition[locale]) <= (100 if locale == "zh-TW" else 330), term.id


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("掉髮", "hair-loss"), ("防曬", "sun-protection"), ("smile lines", "nasolabial-fold"),
        ("法令紋", "nasolabial-fold"), ("fat stem cells", "adipose-derived-stem-cell"), ("freon", "chlorofluorocarbon"),
        ("CFCs", "chlorofluorocarbon"),
        ("MHLW", "mhlw"), ("DPSC", "dental-pulp-stem-cell"), ("老人斑", "age-spot"), ("干细胞", "stem-cell"),
        ("衛福部", "mohw"), ("男性型脱毛症", "androgenetic-alopecia"), ("ヒアルロン酸", "hyaluronic-acid"),
        ("打點滴", "intravenous-infusion"), ("胞外體", "extracellular-vesicle"), ("白血病", "leukemia"),
    ],
)  # fmt: skip
def test_what_people_say_leads_to_the_term(kb, name, identity):
    assert [t.id for t in named(kb, name)] == [identity]


def test_nothing_claims_to_have_been_checked_in_the_national_term_bank(kb):
    text = (ROOT / "docs/_data/glossary.yml").read_text(encoding="utf-8")
    assert not re.search("NAER|國家教育研究院|樂詞網", "\n".join(text.splitlines()[15:]))
    assert set(kb.bases) == {"law", "hospital", "editor"}


def test_no_brand_of_a_drug_or_product_is_named(kb):
    text = (ROOT / "docs/_data/glossary.yml").read_text(encoding="utf-8")
    brands = "柔沛|落建|適尿通|Propecia|Proscar|Rogaine|Avodart|Restylane|Juv[eé]derm|ダーマペン"
    assert not re.search(brands, text, re.I)


# ── what stops, with file and line ────────────────────────────────────────


def entry_line(project, identity):
    text = (project / "docs/_data/glossary.yml").read_text(encoding="utf-8")
    return text.splitlines().index(f"- id: {identity}") + 1


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  see: [hair-cycle, catagen, telogen]\n", "  see: [hair-cycel, catagen]\n",
         "anagen: unknown term to see “hair-cycel”; nearest valid: hair-cycle"),
        ("- id: anagen\n  subject: hair\n", "- id: anagen\n  subject: hiar\n",
         "anagen: unknown subject “hiar”; nearest valid: hair"),
        ("zh-TW: 生長期\n  en: growth phase\n  basis: hospital", "zh-TW: 生長期\n  en: growth phase\n  basis: hospitl",
         "anagen: unknown basis “hospitl”; nearest valid: hospital"),
    ],
)  # fmt: skip
def test_a_misspelt_name_stops_at_its_entry_with_the_nearest(copy, old, new, what):
    edit(copy / "docs/_data/glossary.yml", old, new)
    assert stop(copy) == [f"docs/_data/glossary.yml:{entry_line(copy, 'anagen')}: {what}"]


def test_an_unknown_reason_names_the_nearest(copy):
    edit(copy / "docs/_data/glossary.yml", "{form: 激光, why: mainland}", "{form: 激光, why: mainlnd}")
    assert stop(copy) == [
        f"docs/_data/glossary.yml:{entry_line(copy, 'laser')}: laser: unknown reason “mainlnd”; nearest valid: mainland"
    ]


def test_a_missing_language_of_a_definition_stops_at_its_line(copy):
    english = load(copy).terms["anagen"].definition["en"]
    line = edit(copy / "docs/_data/glossary.yml", f"    en: {english}\n", "") - 2
    assert stop(copy) == [f"docs/_data/glossary.yml:{line}: anagen: definition: “en” is missing"]


def test_a_misspelt_field_names_the_nearest(copy):
    edit(copy / "docs/_data/glossary.yml", "  see: [hair-cycle, catagen, telogen]\n", "  sea: [hair-cycle]\n")
    (shown,) = stop(copy)
    assert "anagen: unknown field “sea”; nearest valid: see" in shown


def test_a_name_of_two_terms_must_be_declared_in_both(copy):
    path = copy / "docs/_data/glossary.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("  shared: [MSC]\n") == 2
    path.write_text(text.replace("  shared: [MSC]\n", "", 1), encoding="utf-8")
    line = entry_line(copy, "mesenchymal-stem-cell")
    assert stop(copy) == [
        f"docs/_data/glossary.yml:{line}: mesenchymal-stem-cell: “msc” is a name of mesenchymal-stromal-cell too; "
        "if so, put it into `shared` of each"
    ]


def test_an_identifier_of_the_wrong_form_stops(copy):
    edit(copy / "docs/_data/glossary.yml", "ids: [MESH:D055354]", "ids: [MESH:55354]")
    (shown,) = stop(copy)
    assert "exosome: ids.0:" in shown


def test_a_definition_may_cite_only_what_was_read(copy):
    edit(copy / "docs/_data/references.yml", "id: zuk2001\n  verified: true", "id: zuk2001\n  verified: false")
    assert any("adipose-derived-stem-cell: reference zuk2001 is not verified" in line for line in stop(copy))
