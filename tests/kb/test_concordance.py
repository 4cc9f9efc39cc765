"""`kb term NAME`: a term and every aligned pair of segments that uses it."""

import re

from conftest import edit
from kb.__main__ import main


def test_a_term_is_shown_with_both_definitions_and_every_pair_that_uses_it(root, capsys):
    assert main(["term", "minoxidil"], root=root) == 0
    out = capsys.readouterr().out
    assert out.startswith("minoxidil: minoxidil · minoxidil\n")
    assert "used in 1 segments" in out
    zh, en = re.search(r"hair-070\n  zh-TW (.*?)\n  en    (.*)", out, re.S).groups()
    assert zh.startswith("«minoxidil»塗在皮膚上")
    assert en.startswith("«Minoxidil» applied")


def test_any_name_in_any_language_finds_it_words_and_all(root, capsys):
    for name in (["外泌体"], ["エクソソーム"], ["adipose-derived", "stem", "cells"]):
        assert main(["term", *name], root=root) == 0
    assert capsys.readouterr().out.count(": 外泌體 · exosome") == 2


def test_a_name_of_two_terms_shows_both(root, capsys):
    assert main(["term", "MSC"], root=root) == 0
    out = capsys.readouterr().out
    assert "mesenchymal-stem-cell: " in out
    assert "mesenchymal-stromal-cell: " in out


def test_words_that_are_marked_are_shown_even_where_they_are_no_name(root, capsys):
    main(["term", "skin-barrier"], root=root)
    assert "表皮的«屏障»功能" in capsys.readouterr().out


def test_a_pair_that_lacks_the_term_in_one_language_says_so(copy, capsys):
    edit(copy / "docs/zh-TW/chapters/hair.md", "[更年期][menopause]", "更年期")
    edit(copy / "docs/en/chapters/hair.md", "it starts after [menopause][menopause], later", "it starts later")
    main(["term", "menopause"], root=copy)
    assert "hair-040  (in zh-TW only)" in capsys.readouterr().out


def test_an_unknown_name_gives_the_nearest_and_exit_code_1(root, capsys):
    assert main(["term", "exosom"], root=root) == 1
    assert "no term is called “exosom”; nearest valid: exosome" in capsys.readouterr().out
