"""Bad data gets one clear error: file, line, what is wrong, nearest valid choice."""

import pytest

from conftest import edit
from kb.load import load
from kb.problem import Stop


def stop(project) -> list[str]:
    with pytest.raises(Stop) as caught:
        load(project)
    return [p.shown(project) for p in caught.value.problems]


def test_the_real_data_loads(root):
    kb = load(root)
    assert len(kb.chapters) == 7
    assert {f"CL{n:02}" for n in range(1, 32)} <= set(kb.claims)


def test_a_misspelt_field_names_the_nearest_field(copy):
    line = edit(copy / "docs/_data/notes.yml", "id: note-dht\n  segment:", "id: note-dht\n  segmnt:")
    shown = stop(copy)
    assert f"docs/_data/notes.yml:{line}: note-dht: unknown field “segmnt”; nearest valid: segment" in shown


def test_a_missing_translation_names_the_entry_and_the_language(copy):
    text = (copy / "docs/_data/ui.yml").read_text(encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("search:"))
    edit(copy / "docs/_data/ui.yml", "search: {zh-TW: 搜尋, en: Search}", "search: {zh-TW: 搜尋}")
    assert stop(copy) == [f"docs/_data/ui.yml:{line}: search: “en” is missing"]


def test_an_unknown_segment_in_a_claim_names_the_nearest_segment(copy):
    line = edit(copy / "docs/_data/claims.yml", "segments: [hair-020]", "segments: [hari-020]")
    said = "CL16: unknown segment “hari-020”; nearest valid: hair-020"
    assert stop(copy) == [f"docs/_data/claims.yml:{line - 1}: {said}"]


def test_an_unknown_badge_status_hedge_or_reference_stops(copy):
    edit(copy / "docs/_data/claims.yml", "segments: [hair-020]\n  badge: N\n  status: refined",
         "segments: [hair-020]\n  badge: Z\n  status: refind")  # fmt: skip
    edit(copy / "docs/_data/segments.yml", "hedges: [predicted]", "hedges: [predictd]")
    edit(copy / "docs/_data/notes.yml", "refs: [wang2007]", "refs: [wang2008]")
    shown = "\n".join(stop(copy))
    assert "unknown badge “Z”" in shown
    assert "unknown status “refind”; nearest valid: refined" in shown
    assert "unknown kind of hedge “predictd”; nearest valid: predicted" in shown
    assert "unknown reference “wang2008”; nearest valid: wang2007" in shown


def test_an_unverified_reference_may_not_be_cited(copy):
    known = "id: bmjbp-hairloss\n  verified: "
    edit(copy / "docs/_data/references.yml", f"{known}true", f"{known}false")
    assert [s.partition(": ")[2] for s in stop(copy)] == [
        "note-aga-percentage: reference bmjbp-hairloss is not verified and may not be cited",
        "male-hair-loss-by-age: reference bmjbp-hairloss is not verified and may not be cited",
    ]


def test_an_id_used_twice_names_both_lines(copy):
    path = copy / "docs/_data/glossary.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(n for n, row in enumerate(lines, 1) if row == "- id: exosome")
    entry = lines[first - 1 : lines.index("- id: microvesicle")]
    path.write_text("\n".join([*lines, *entry]) + "\n", encoding="utf-8")
    assert stop(copy) == [f"docs/_data/glossary.yml:{len(lines) + 1}: exosome is used twice (first on line {first})"]


def test_broken_yaml_names_its_line(copy):
    line = edit(copy / "docs/_data/site.yml", "contact: null", "contact: [null")
    (shown,) = stop(copy)
    assert shown.startswith("docs/_data/site.yml:")
    assert "not valid YAML" in shown
    assert int(shown.split(":")[1]) >= line


def test_a_chapter_needs_exactly_one_message_that_says_what_is_not_known(copy):
    pages = copy / "docs/_data/pages.yml"
    text = pages.read_text(encoding="utf-8").replace("    - unknown: true\n      zh-TW", "    - zh-TW", 1)
    pages.write_text(text, encoding="utf-8")
    assert any("pages.yml" in s and "messages" in s for s in stop(copy))


def test_a_search_name_that_is_another_terms_names_both(copy):
    path = copy / "docs/_data/synonyms.yml"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("- {id: exosome,"))
    edit(path, "- {id: exosome, names: [", "- {id: exosome, names: [膠原蛋白, ")
    said = "exosome: “膠原蛋白” is a name of collagen in glossary.yml; a name means one term"
    assert stop(copy) == [f"docs/_data/synonyms.yml:{line}: {said}"]


def test_a_word_set_needs_two_names_and_an_id_of_its_own(copy):
    path = copy / "docs/_data/synonyms.yml"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    line = len(text.splitlines()) + 1
    path.write_text(f"{text}\n- {{id: alone, names: [一個]}}\n", encoding="utf-8")
    assert stop(copy)[0].startswith(f"docs/_data/synonyms.yml:{line}: alone: names:")
    path.write_text(f"{text}\n- {{id: twice, names: [甲乙, 丙丁, 甲乙]}}\n", encoding="utf-8")
    assert stop(copy) == [f"docs/_data/synonyms.yml:{line}: twice: names: “甲乙” stands there twice"]
    path.write_text(f"{text}\n- {{id: harm, names: [甲乙, 丙丁]}}\n", encoding="utf-8")
    assert "harm" in stop(copy)[0]


def test_a_field_of_the_open_data_without_its_meaning_in_one_language_stops(copy):
    line = edit(copy / "docs/_data/open-data.yml", "zh-TW: 那一章的第幾段, en: The paragraph’s number in that chapter",
                "zh-TW: 那一章的第幾段")  # fmt: skip
    assert stop(copy) == [f"docs/_data/open-data.yml:{line}: segments: fields.paragraph: “en” is missing"]


def test_a_field_of_the_open_data_with_an_unknown_list_of_codes_names_the_nearest(copy):
    line = edit(copy / "docs/_data/open-data.yml", "items: {codes: hedges}", "items: {codes: hedge}")
    (said,) = stop(copy)
    assert said.startswith(f"docs/_data/open-data.yml:{line}: segments: fields.hedges.items.codes")
    assert "nearest valid: hedges" in said


def test_open_data_shown_on_an_unknown_page_name_the_nearest(copy):
    line = edit(copy / "docs/_data/open-data.yml", "page: since-2020", "page: since-2021")
    said = "updates: unknown page “since-2021”; nearest valid: since-2020"
    assert stop(copy) == [f"docs/_data/open-data.yml:{line - 1}: {said}"]


def test_data_that_did_not_change_is_the_same_knowledge_and_changed_data_is_not(copy):
    first = load(copy)
    assert load(copy) is first
    edit(
        copy / "docs/_data/notes.yml",
        "changes-meaning: false\n  zh-TW: 1985年是",
        "changes-meaning: false\n  zh-TW: 那1985年是",
    )
    second = load(copy)
    assert second is not first
    assert second.notes["note-year-1985"].text["zh-TW"].startswith("那1985年")
    assert not first.notes["note-year-1985"].text["zh-TW"].startswith("那1985年")


def test_a_schema_that_changed_is_asked_again(copy):
    load(copy)
    edit(copy / "docs/_data/schema/notes.schema.json", '"required": [', '"required": ["weight", ')
    told = stop(copy)
    assert told and all("“weight” is missing" in line for line in told)


def test_a_mistake_is_told_as_long_as_it_is_there(copy):
    load(copy)
    line = edit(copy / "docs/_data/claims.yml", "segments: [hair-020]", "segments: [hari-020]")
    for _ in range(2):
        assert stop(copy)[0].startswith(f"docs/_data/claims.yml:{line - 1}: CL16: unknown segment")
    edit(copy / "docs/_data/claims.yml", "segments: [hari-020]", "segments: [hair-020]")
    assert load(copy).claims["CL16"].segments == ("hair-020",)
