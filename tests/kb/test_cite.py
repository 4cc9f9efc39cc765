"""Citations: which may stand, how they are numbered, where each source is cited, how an editor hears of a slip."""

import re

import pytest

from conftest import edit
from kb import cite
from kb.__main__ import main
from kb.parity import documents

LONELY = """\
- {id: lonely2020, verified: true, seen: 2026-11-24, topic: law, kind: law, type: webpage, title: A page,
   URL: "https://example.org/"}
"""


def add(copy, entry):
    path = copy / "docs/_data/references.yml"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")


def check(copy, capsys):
    code = main(["check"], root=copy)
    return code, capsys.readouterr().err


def cite_in_both(copy, key):
    """Cites `key` in a paragraph of both languages and returns its line in Chinese."""
    edit(copy / "docs/en/chapters/hair.md", "{ #hair-060 }", f"[^{key}]\n{{ #hair-060 }}")
    return edit(copy / "docs/zh-TW/chapters/hair.md", "{ #hair-060 }", f"[^{key}]\n{{ #hair-060 }}")


def test_numbers_follow_the_order_of_first_citation():
    assert cite.numbered(["b", "a", "b", "c"]) == {"b": 1, "a": 2, "c": 3}


def test_a_source_leads_to_its_doi_pubmed_and_pmc_or_else_to_where_it_was_read(kb):
    assert cite.links(kb.references["houkin2024"]) == [
        ("doi:10.1001/jamaneurol.2023.5200", "https://doi.org/10.1001/jamaneurol.2023.5200"),
        ("PMID 38227308", "https://pubmed.ncbi.nlm.nih.gov/38227308/"),
        ("PMC10792497", "https://pmc.ncbi.nlm.nih.gov/articles/PMC10792497/"),
    ]
    assert cite.links(kb.references["heartsheet2024"]) == [
        ("yakuji.co.jp", "https://www.yakuji.co.jp/entry111955.html")
    ]


def test_a_misspelt_citation_stops_with_line_and_nearest_key(copy, capsys):
    line = cite_in_both(copy, "houkin2042")
    code, said = check(copy, capsys)
    assert code == 1
    assert f"docs/zh-TW/chapters/hair.md:{line - 1}: unknown reference “houkin2042”; nearest valid: houkin2024" in said


def test_the_review_may_be_cited_though_its_record_is_not_confirmed(copy, capsys):
    cite_in_both(copy, "ichihashi2020")
    assert check(copy, capsys)[0] == 0


def test_any_other_unverified_reference_stops_the_build_in_the_text(copy, capsys):
    add(copy, LONELY.replace("verified: true", "verified: false"))
    line = cite_in_both(copy, "lonely2020")
    code, said = check(copy, capsys)
    assert code == 1
    assert f"docs/zh-TW/chapters/hair.md:{line - 1}: reference lonely2020 is not verified and may not be cited" in said


@pytest.mark.parametrize(
    ("key", "who"),
    [("houkin2024", "stroke-donor-cells-early"), ("isscr-faq", "testimonials"), ("twrma2024", "adverts"),
      ("pittenger1999", "note-1999"), ("thery2018", "exosome"), ("weiss2007", "fibroblast")],
)  # fmt: skip
def test_an_unverified_reference_stops_the_build_wherever_data_cite_it(copy, capsys, key, who):
    edit(copy / "docs/_data/references.yml", f"- id: {key}\n  verified: true", f"- id: {key}\n  verified: false")
    code, said = check(copy, capsys)
    assert code == 1
    assert re.search(rf"{who}[\w-]*: reference {key} is not verified and may not be cited", said)


def test_a_citation_in_one_language_only_stops(copy, capsys):
    edit(copy / "docs/en/chapters/hair.md", "{ #hair-060 }", "[^kaufman1998]\n{ #hair-060 }")
    code, said = check(copy, capsys)
    assert code == 1
    assert "hair-060: citations differ: en alone has kaufman1998" in said


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('DOI: "10.1001/jamaneurol.2023.5200"', 'DOI: "doi.org/10.1001"', "houkin2024: DOI: “doi.org/10.1001”"),
        ('PMID: "38227308"', 'PMID: "PMID38227308"', "houkin2024: PMID: “PMID38227308” does not have the form"),
        ("PMCID: PMC10792497", "PMCID: 10792497x", "houkin2024: PMCID: “10792497x” does not have the form"),
        ("volume: \"81\"", "volumes: \"81\"", "houkin2024: unknown field “volumes”; nearest valid: volume"),
    ],
)  # fmt: skip
def test_a_record_of_the_wrong_form_is_named_with_its_line(copy, capsys, old, new, what):
    path = copy / "docs/_data/references.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- id: houkin2024")
    at = text.index(old, start)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    code, said = check(copy, capsys)
    assert code == 1
    assert what in said
    assert "docs/_data/references.yml:" in said


def test_an_unknown_topic_or_kind_is_named_with_the_nearest(copy, capsys):
    edit(copy / "docs/_data/references.yml", "- id: houkin2024\n  verified: true\n  seen: 2026-11-24\n  topic: msc",
         "- id: houkin2024\n  verified: true\n  seen: 2026-11-24\n  topic: mcs")  # fmt: skip
    assert "houkin2024: unknown topic “mcs”; nearest valid: msc" in check(copy, capsys)[1]


def test_every_source_is_cited_somewhere_and_knows_where(kb):
    places = cite.cited_in(kb, documents(kb))
    assert [key for key, found in places.items() if not found] == []
    kinds = {(p.kind, p.page, p.anchor) for p in places["houkin2024"]}
    assert ("update", "since-2020", "stroke-donor-cells-early") in kinds
    assert ("event", "timeline", "stroke-trial") in kinds
    assert ("paragraph", "about/source", "source-review") in {
        (p.kind, p.page, p.anchor) for p in places["ichihashi2020"]
    }


def test_a_source_that_nothing_cites_is_reported_and_stops_nothing(copy, capsys):
    add(copy, LONELY)
    assert main(["check", "--reports"], root=copy) == 0
    assert "REF-1 nothing cites lonely2020" in capsys.readouterr().out
