"""The forms in which readers point something out, and what an editor is asked before a change is merged."""

import re

import pytest
from ruamel.yaml import YAML

from conftest import ROOT
from repository.schemas import complaints

PLACE = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(PLACE.glob("[0-9]*.yml"))
HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]{2}")


def questions(form):
    """What a form asks, and every choice it offers."""
    for part in form["body"]:
        told = part["attributes"]
        yield from (told[key] for key in ("label", "description", "value") if key in told)
        for choice in told.get("options", ()):
            yield choice if isinstance(choice, str) else choice["label"]


def test_forms_are_offered_for_numbers_terms_sources_and_what_does_not_work():
    assert [path.stem for path in FORMS] == [
        "1-number-or-sentence", "2-term-or-name", "3-better-source", "4-does-not-work",
    ]  # fmt: skip
    assert complaints("github-issue-forms", *FORMS) == ""
    assert complaints("github-issue-config", PLACE / "config.yml") == ""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_everything_in_both_languages_chinese_first(path):
    form = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    asked = [form["name"], form["description"], *questions(form)]
    assert len(asked) > 6
    for words in asked:
        chinese, english = HAN.search(words), LATIN.search(re.sub(r"SECURITY\.md|DOI", "", words))
        assert chinese and english and chinese.start() < english.start(), words
        assert HAN.search(words.split(" · ")[-1] if " · " in words else "") is None, words


def test_an_editor_is_asked_for_all_that_the_checks_cannot_see():
    text = (PLACE.parent / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    boxes = re.findall(r"^- \[ \] (.+)$", text, re.M)
    assert len(boxes) == 9
    for point in ("hedges", "Every source cited was read", "Own words", "kb check", "changelog.yml", "address or id"):
        assert sum(point in box for box in boxes) == 1, point
