"""Ranking: entries answer a query by what they hold, titles first, and what lacks a part of it is held back."""

import pytest


@pytest.fixture
def best(js):
    def ask(entries, typed, names="x-ray|x ray"):
        return js(
            """([entries, typed, names]) => {
                const concepts = new search.Concepts(); concepts.learn(names);
                const index = new search.Index(concepts);
                index.add(entries.map(([title, text, label]) => ({title, text, label})));
                const scores = index.score(search.parse(typed, concepts, index).units);
                return scores.sort((a, b) => b.score - a.score).map(({ entry }) => index.entries.indexOf(entry));
            }""", [entries, typed, names],
        )  # fmt: skip

    return ask


def test_a_title_counts_more_than_a_text(best):
    assert best([["Skin", "hair and nails"], ["Hair", "skin and nails"]], "hair") == [1, 0]


def test_what_holds_all_of_the_query_comes_before_what_holds_a_part_often(best):
    assert (
        best([["a", "hair hair hair hair"], ["b", "hair and a drug, told at length beside much else"]], "hair drug")[0]
        == 1
    )


def test_a_rare_word_counts_more_than_a_common_one(best):
    entries = [["a", "cell"], ["b", "cell"], ["c", "cell"], ["d", "glue"]]
    assert best(entries, "cell glue")[0] == 3


def test_any_name_of_a_concept_finds_every_text_about_it(best):
    names = "exosome|外泌体|exosome"
    assert set(
        best([["a", "外泌体的研究"], ["b", "exosomes in trials"], ["c", "nothing of it"]], "exosome", names)
    ) == {0, 1}


def test_a_beginning_finds_the_word(best):
    assert best([["a", "mesenchymal"], ["b", "stromal"]], "mesen") == [0]


def test_a_misspelt_word_that_is_no_name_finds_its_neighbor(best):
    assert best([["a", "a questionnaire"], ["b", "stromal"]], "questionaire") == [0]


def test_asking_words_do_not_count_unless_nothing_else_is_asked(best):
    entries = [["a", "什么是对的"], ["b", "毛囊再生"]]
    assert best(entries, "什么是毛囊")[0] == 1
    assert best([["a", "what is it"], ["b", "hair"]], "what is hair")[0] == 1
    assert best([["什么", "甲"], ["b", "乙丙"]], "什么") == [0]


def test_numbers_answer_with_their_units(best):
    assert best([["a", "1 mg a day"], ["b", "5 mg a day"], ["c", "1 month"]], "1毫克")[0] == 0
