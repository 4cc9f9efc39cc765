"""Badges: each has a drawing and a rank, says no more than its sources do, and stands on what it is true of."""

import re

import pytest

from conftest import edit
from kb.__main__ import main

BADGES = "docs/_data/badges.yml"


def stops(project, capsys):
    """The lines that stop the check of a project."""
    main(["check"], root=project)
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (BADGES, "shape: person,", "shape: persn,",
         "U: no drawing “persn” (overrides/shapes/persn.svg); nearest valid: person"),
        (BADGES, "code: hope,", "code: hoped-for,",
         "hoped-for: no drawing “hoped-for” (overrides/tiles/hoped-for.svg); nearest valid: hope"),
        ("docs/_data/vocabulary.yml", "code: since,", "code: sinse,",
         "sinse: no drawing “sinse” (overrides/layers/sinse.svg); nearest valid: since"),
        ("docs/_data/figures.yml", "- id: bottle", "- id: bottles",
         "bottles: no drawing “bottles” (overrides/figures/bottles.svg); nearest valid: bottle"),
        (BADGES, "rank: 2,", "rank: 1,", "M: rank 1 is that of S; each badge has a rank of its own"),
        (BADGES, "rests-on: [trial]", "rests-on: [trail]", "R: unknown kind of source “trail”; nearest valid: trial"),
        (BADGES, "code: M,", "code: S,", "S is used twice"),
    ],
)  # fmt: skip
def test_what_has_no_drawing_or_rank_stops_at_its_line_with_the_nearest(copy, capsys, file, old, new, said):
    line = edit(copy / file, old, new)
    assert any(stop.startswith(f"{file}:{line}: {said}") for stop in stops(copy, capsys))


def test_a_drawing_that_is_gone_stops_the_check(copy, capsys):
    (copy / "overrides/shapes/paw.svg").unlink()
    assert any("A: no drawing “paw” (overrides/shapes/paw.svg)" in stop for stop in stops(copy, capsys))


def test_a_situation_without_its_part_of_the_page_stops_in_both_languages(copy, capsys):
    line = edit(copy / "docs/_data/ui.yml", "situation-drip:", "situation-drops:")
    found = [stop for stop in stops(copy, capsys) if "situation" in stop]
    said = f"docs/_data/ui.yml:{line}: situation-drops: no heading #drops in {{}}/questions.md; nearest valid: drip"
    assert found == [said.format("en"), said.format("zh-TW")]


def test_what_is_known_from_the_news_alone_cannot_bear_the_badge_of_a_law(copy, capsys):
    path = copy / "docs/_data/updates.yml"
    entry = re.search(r"- id: taiwan-exosome-food\n(?:  .*\n)*?  kind: W\n", path.read_text(encoding="utf-8"))[0]
    line = edit(path, entry, entry.replace("kind: W", "kind: G"))
    said = (
        "kind G (Law, official or society document) needs a source of kind law or guideline or institution; it cites "
        "news; nearest valid: W"
    )
    assert f"docs/_data/updates.yml:{line}: taiwan-exosome-food: {said}" in stops(copy, capsys)


def test_what_is_known_from_the_news_case_reports_and_surveys_say_so(kb):
    of_kind = {code: {u.id for u in kb.updates.values() if u.kind == code} for code in kb.badges}
    assert {"taiwan-exosome-route", "korea-cosmetic-wording", "jp-infusion-order-2026"} <= of_kind["W"]
    assert {"lung-clots-three-relatives", "exosome-injection-reports", "mexico-injection-infections"} <= of_kind["P"]
    assert {"male-hair-loss-by-age"} <= of_kind["V"]


def test_no_efficacy_sentence_bears_the_badge_of_a_law_and_no_fact_that_of_an_opinion(kb):
    assert {kb.claims[name].badge for name in ("CL03", "CL08", "CL26", "CL43")} == {"N"}
    assert "日本" in kb.claims["CL03"].short["zh-TW"] and "Japan" in kb.claims["CL03"].short["en"]
    assert kb.claims["CL43"].segments == kb.claims["CL03"].segments
    assert not any(claim.badge == "G" for claim in kb.claims_at("cosmetics-and-skin-060"))


def test_templates_and_code_ask_a_badge_for_what_it_is_and_never_for_its_letter(root):
    asked = re.compile(r"""\b(?:kind|badge)(?:\.code)? (?:==|!=|in|not in) \(?["'][A-Z]+["']""")
    files = [*root.glob("overrides/**/*.html"), *root.glob("overrides/**/*.svg"), *root.glob("scripts/**/*.py")]
    assert not [path for path in files if asked.search(path.read_text(encoding="utf-8"))]
