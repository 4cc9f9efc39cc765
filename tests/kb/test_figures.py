"""A figure is called after the same paragraph in both languages, once; a slip is one clear error."""

import re

import pytest

from conftest import edit
from kb import check, figures, parity

CALL = "<!-- kb:figure hair-cycle -->"


def stops(copy):
    return [problem.shown(copy) for problem in check.run(copy) if problem.stops]


def test_the_six_figures_stand_in_their_chapters(kb):
    calls = {figure: (page, after) for figure, page, after in figures.calls(parity.documents(kb))}
    assert calls == {
        "sunlight-aging": ("chapters/photoaging", "photoaging-040"),
        "label": ("chapters/cosmetics-and-skin", "cosmetics-and-skin-090"),
        "fibroblast-questions": ("chapters/regenerative-medicine", "regenerative-medicine-200"),
        "hair-cycle": ("chapters/hair", "hair-070"),
        "gel": ("chapters/scaffolds", "scaffolds-060"),
        "bottle": ("chapters/msc-exosomes", "msc-exosomes-170"),
    }


def test_an_unknown_figure_names_the_nearest(copy):
    line = edit(copy / "docs/en/chapters/hair.md", CALL, "<!-- kb:figure hair-cycel -->")
    found = stops(copy)
    assert found == [f"docs/en/chapters/hair.md:{line}: unknown figure “hair-cycel”; nearest valid: hair-cycle"]


def test_a_figure_that_follows_another_paragraph_in_one_language_stops(copy):
    page = copy / "docs/en/chapters/hair.md"
    edit(page, f"\n{CALL}\n", "")
    edit(page, "{ #hair-060 }\n", f"{{ #hair-060 }}\n\n{CALL}\n")
    assert any("the figure hair-cycle does not follow hair-060 in zh-TW" in line for line in stops(copy))


def test_a_figure_that_no_page_shows_stops(copy):
    for locale in ("zh-TW", "en"):
        edit(copy / f"docs/{locale}/chapters/hair.md", f"\n{CALL}\n", "")
    assert [line for line in stops(copy) if re.search(r"figures\.yml:\d+: no page shows the figure hair-cycle", line)]


@pytest.mark.parametrize(
    "old, new, what",
    [
        ("claims: [CL17, CL18, CL19]", "claims: [CL17, CL18, CL99]", "CL99"),
        ("refs: [wolfram2003]", "refs: [wolfram2030]", "wolfram2030"),
        ("en: 3–5 years", "en: 3–6 years", "hair-cycle years: numbers differ"),
        ("rests for 2–4 months", "rests for 2–5 months", "step 8"),
    ],
)
def test_its_claims_sources_and_numbers_are_checked(copy, old, new, what):
    edit(copy / "docs/_data/figures.yml", old, new)
    assert any(what in line for line in stops(copy))


def test_a_figure_cites_what_its_steps_cite_each_once(kb):
    figure = kb.figures["bottle"]
    assert figure.refs == ("phelps2018", "chouaib2023", "mscsize-rodents", "welsh2024", "thery2018", "olumesi2023")
    assert figure.key == ("paper", "open")
