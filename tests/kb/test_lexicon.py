"""What search knows of words comes from the data: names of terms, pages and everyday words, shapes of characters."""

import pytest

from conftest import edit
from kb import lexicon, parity
from kb.load import load
from kb.terms import fold


@pytest.fixture(scope="module")
def known(kb):
    return lexicon.names(kb, parity.documents(kb))


def test_every_term_can_be_found_by_every_name_it_has(kb, known):
    table = lexicon.shapes()
    for term in kb.terms.values():
        for name in term.names:
            shape = "".join(table.get(c, c) for c in fold(name.text)).replace("-", " ")
            assert shape in known[term.id], (term.id, name.text)


def test_shapes_of_one_name_are_sent_once(known):
    assert known["exosome"].count("外泌体") == 1
    assert "外泌體" not in known["exosome"]


def test_a_page_is_found_by_its_titles_in_both_languages_and_what_else_it_is_called(kb, known):
    assert {"bibtex", "参考资料"} <= set(known["page:references"])
    assert set(known) >= {f"page:{path}" for path in kb.pages}


def test_everyday_words_stand_apart_from_terms_unless_they_are_a_terms(kb, known):
    assert "blood clot" in known["word:clot"]
    for words in kb.synonyms.values():
        own = known[words.id if words.id in kb.terms else f"word:{words.id}"]
        assert len(own) >= len({name.casefold() for name in words.names}) * 0.8, words.id


def test_a_new_name_can_be_searched_for_at_the_next_build(copy):
    edit(copy / "docs/_data/synonyms.yml", "names: [risky, harmed, ", "names: [出了毛病, risky, harmed, ")
    edit(copy / "docs/_data/glossary.yml", "lay: {zh-TW: [掉頭髮, 禿頭]", "lay: {zh-TW: [掉頭髮, 禿頭, 頭髮跑掉]")
    kb = load(copy)
    known = lexicon.names(kb, parity.documents(kb))
    assert "出了毛病" in known["word:harm"]
    assert "头发跑掉" in known["hair-loss"]


def test_what_answers_a_question_and_what_may_stand_beside_it_is_told_by_concept(kb, known):
    answers, aside = lexicon.answers(kb), lexicon.aside(kb)
    assert ["questions", "drip-harm-trials"] in answers["cancer"]
    assert ["questions", "drip-harm-reports"] in answers["word:death"]
    assert {"word:clinic", "stem-cell"} <= set(aside)
    assert {*answers, *aside} <= set(known)
    assert not {*answers} & {*aside}


SAME = [("發", "髮"), ("發", "発"), ("體", "体"), ("幹", "乾"), ("臺", "台"), ("裡", "裏"), ("藥", "薬"), ("療", "疗")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_shapes_of_a_character_meet(one, other):
    table = lexicon.shapes()
    assert table.get(one, one) == table.get(other, other)


def test_only_shapes_that_the_site_needs_are_sent():
    assert lexicon.shapes_in(["頭髮"]) == ("発發頭髪髮", "发发头发发")


def test_the_names_that_stand_in_a_text_are_those_that_are_part_of_it():
    text = "the stem cells\n幹細胞和脂肪幹細胞\nab"
    names = {
        "", "a", "z", "ab", "b", "st", "stem cell", "stem cells", "stem cells ", "ste", "stx", "abc", "cells幹", "幹",
        "幹細", "幹細胞", "脂肪幹細胞", "胞和", "細胞和脂肪幹細胞a",
    }  # fmt: skip
    names = {lexicon._shape(name) for name in names}
    assert lexicon._finder(names)(text) == {name for name in names if name and name in lexicon._shape(text)}


def test_names_are_sought_anew_once_there_are_others():
    assert [lexicon._finder(names)("a stem cell") for names in ({"stem"}, {"cell"}, {"stem"})] == [
        {"stem"}, {"cell"}, {"stem"},
    ]  # fmt: skip
