"""The same fact at the same strength: what differs between texts that cite the same source is reported."""

from dataclasses import replace

import pytest

from kb import same_source
from kb.parity import documents


@pytest.fixture(scope="module")
def docs(kb):
    return documents(kb)


def reported(kb, docs, **data):
    """What is said of the real content with other `data`, and was not said of it as it is."""
    before = {problem.what for problem in same_source.check(kb, docs)}
    found = list(same_source.check(replace(kb, **data), docs))
    assert not any(problem.stops for problem in found), "a shorter text may round or choose"
    return [problem.what for problem in found if problem.what not in before]


def test_the_site_itself_tells_each_fact_at_one_strength(kb, docs):
    assert [problem.what for problem in same_source.check(kb, docs)] == []


FAULTS = {
    "a number that no update has": ("women-minoxidil", "26", "36", "36"),
    "a qualification that got lost": ("women-minoxidil", "moderate or marked", "marked", "moderate"),
    "“restored” for “raised”": ("ips-exosomes", "raised", "restored", "restored"),
    "“safe” where the update tells of allergies only": ("stroke-trial", "no statistical difference", "safe", "safe"),
    "“harm” where the update tells of events": ("fda-exosomes", "adverse events", "harm", "harm"),
    "the subjective assessment left out": ("fibroblasts-with-filler", "by subjective assessment ", "", "subjective"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fact_told_more_strongly_is_reported_with_the_word_and_the_update(kb, docs, fault):
    name, old, new, said = FAULTS[fault]
    event = kb.timeline[name]
    assert old in event.text["en"]
    other = replace(event, text=event.text | {"en": event.text["en"].replace(old, new)})
    found = reported(kb, docs, timeline=kb.timeline | {name: other})
    assert all(what.startswith(f"SAME-1 {name} en: ") for what in found)
    assert any(said in what for what in found), found


def test_a_figure_is_compared_too(kb, docs):
    figure = kb.figures["fibroblast-questions"]

    def with_number(number):
        texts = [{loc: text.replace("59", number) for loc, text in step.text.items()} for step in figure.steps]
        steps = tuple(replace(step, text=text) for step, text in zip(figure.steps, texts, strict=True))
        return kb.figures | {figure.id: replace(figure, steps=steps)}

    assert reported(kb, docs, figures=with_number("64")) == [], "64 is a number of the same update"
    assert len(reported(kb, docs, figures=with_number("95"))) == 2, "once a language"
