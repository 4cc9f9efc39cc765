"""Sources in a few words, in both languages."""

from kb import cite
from kb.load import load


def test_a_paper_by_many_is_named_by_its_first_author_and_year(root):
    kb = load(root)
    assert cite.short(kb, "houkin2024", "en") == "Houkin et al. 2024"
    assert cite.short(kb, "houkin2024", "zh-TW") == "Houkin等 2024"


def test_a_body_without_a_year_stands_alone(root):
    assert cite.short(load(root), "bmjbp-hairloss", "en") == "BMJ Best Practice"


def test_a_doi_is_the_address_where_there_is_one(root):
    kb = load(root)
    assert cite.link(kb.references["houkin2024"]) == "https://doi.org/10.1001/jamaneurol.2023.5200"
    assert cite.link(kb.references["heartsheet2024"]) == "https://www.yakuji.co.jp/entry111955.html"
