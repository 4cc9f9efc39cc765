"""The whole check on the real content, and on the real content with one thing broken: one clear line, exit code 1."""

import re

import pytest

from conftest import edit
from kb.__main__ import main
from kb.ownwords import fingerprints

ZH, EN = "docs/zh-TW/chapters/", "docs/en/chapters/"


def test_the_real_content_has_nothing_that_stops(check):
    assert check() == (0, [])


def test_a_deleted_segment_stops(check):
    path = check.root / EN / "hair.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\n\n[^\n]+\n\{ #hair-060 \}", "", text), encoding="utf-8")
    code, (line,) = check()
    assert code == 1
    assert re.fullmatch(r"docs/zh-TW/chapters/hair\.md:\d+: hair-060 is missing in en", line)


def test_a_segment_deleted_in_both_languages_stops(check):
    for tree in (ZH, EN):
        path = check.root / tree / "hair.md"
        path.write_text(re.sub(r"\n\n[^\n]+\n\{ #hair-060 \}", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    code, (line,) = check()
    assert code == 1
    assert re.fullmatch(r"docs/_data/segments\.yml:\d+: hair-060 is not written in any language", line)


def test_a_source_paragraph_that_nothing_retells_stops(check):
    path = check.root / "docs/_data/segments.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[beauty-and-skin-1]", "[beauty-and-skin-2]"), "utf-8")
    code, (line,) = check()
    assert code == 1
    assert line.endswith("src:beauty-and-skin-1 is retold by no segment")


def test_a_digit_changed_in_one_language_stops(check):
    line_number = edit(check.root / EN / "hair.md", "30% develop", "20% develop")
    code, (line,) = check()
    assert code == 1
    assert line == f"{EN}hair.md:{line_number}: hair-020: numbers differ: zh-TW alone has 30 %; en alone has 20 %"


def test_a_digit_changed_in_a_note_stops(check):
    edit(check.root / "docs/_data/notes.yml", "25 women", "35 women")
    code, (line,) = check()
    assert code == 1
    assert "note-2014: numbers differ: zh-TW alone has 25; en alone has 35" in line


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        (EN + "hair.md", "but it is said not to be", "but it proves not to be", "said"),
        (ZH + "hair.md", "但據說，對[女性", "但對[女性", "said"),
        (ZH + "msc-exosomes.md", "還不知道", "有限", "unknown"),
        (EN + "overview.md", "The author hopes that innovative", "Innovative", "hope"),
        (EN + "regenerative-medicine.md", "only slight", "clear", "slight"),
        (ZH + "regenerative-medicine.md", "臨床效果也已獲證實", "臨床效果也不錯", "proven"),
    ],
)
def test_a_dropped_hedge_stops_in_either_language(check, file, old, new, kind):
    line_number = edit(check.root / file, old, new)
    code, lines = check()
    assert code == 1
    (line,) = [row for row in lines if "hedge" in row]
    assert line.startswith(f"{file}:{line_number}: ")
    assert f"hedge “{kind}”" in line
    assert "is lost" in line


def test_a_hedge_taken_out_of_the_data_is_missed_too(check):
    edit(check.root / "docs/_data/segments.yml", "hedges: [conjecture, unknown]", "hedges: [unknown]")
    code, (line,) = check()
    assert code == 1
    assert "src:scaffold-2: hedge “conjecture” stands 1 times in the source, its segments name it 0 times" in line


def test_a_misspelt_segment_id_names_the_nearest(check):
    line_number = edit(check.root / ZH / "hair.md", "{ #hair-070 }", "{ #hiar-070 }") - 1
    code, (line,) = check()
    assert code == 1
    assert line == f"{ZH}hair.md:{line_number}: unknown segment “hiar-070”; nearest valid: hair-070"


def test_a_known_segment_in_the_place_of_another_does_not_hide_that_both_are_missing(check):
    for tree, gone in ((ZH, "hair-060"), (EN, "hair-050")):
        path = check.root / tree / "hair.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"\n\n[^\n]+\n\{{ #{gone} \}}", "", text), encoding="utf-8")
    code, lines = check()
    assert code == 1
    assert [line.partition(": ")[2] for line in lines] == [
        "hair-060 is missing in zh-TW", "hair-050 is missing in en",
    ]  # fmt: skip


def test_a_misspelt_heading_id_names_the_nearest(check):
    line_number = edit(check.root / EN / "hair.md", "{ #hair-drugs }", "{ #hair-drgs }")
    code, (line,) = check()
    assert code == 1
    assert line == f"{EN}hair.md:{line_number}: hair-drgs is missing in zh-TW; nearest valid: hair-drugs"


def test_a_misspelt_term_names_the_nearest(check):
    for tree in (ZH, EN):
        path = check.root / tree / "scaffolds.md"
        path.write_text(path.read_text(encoding="utf-8").replace("[growth-factor]", "[groth-factor]"), "utf-8")
    code, lines = check()
    assert code == 1
    assert len(lines) == 2
    assert all(line.endswith("unknown term “groth-factor”; nearest valid: growth-factor") for line in lines)


def test_a_term_marked_in_one_language_only_stops(check):
    edit(check.root / EN / "scaffolds.md", "[growth factors][growth-factor]", "growth factors")
    code, (line,) = check()
    assert code == 1
    assert line.endswith("scaffolds-010: terms differ: zh-TW alone has growth-factor")


def test_a_term_marked_in_one_language_only_stops_on_pages_without_segments_too(check):
    edit(check.root / "docs/en/about/source.md", "[dose][dose]", "dose")
    code, (line,) = check()
    assert code == 1
    assert re.fullmatch(r"docs/en/about/source\.md:\d+: source-kept: terms differ: zh-TW alone has dose", line)


def test_a_number_changed_in_a_definition_stops(check):
    edit(check.root / "docs/_data/glossary.yml", "agreement, adopted in 1987 and", "agreement, adopted in 1978 and")
    code, (line,) = check()
    assert code == 1
    assert line.endswith("montreal-protocol definition: numbers differ: zh-TW alone has 1987; en alone has 1978")


def test_a_citation_in_one_language_only_stops(check):
    edit(check.root / EN / "scaffolds.md", "on the spot.", "on the spot.[^wang2007]")
    code, (line,) = check()
    assert code == 1
    assert line.endswith("scaffolds-040: citations differ: en alone has wang2007")


def test_a_missing_page_stops(check):
    (check.root / EN / "hair.md").unlink()
    code, (line,) = check()
    assert code == 1
    assert line == f"{ZH}hair.md:1: chapters/hair is missing in en (docs/en/chapters/hair.md)"


def test_a_paragraph_left_in_chinese_stops(check):
    chinese = (check.root / ZH / "hair.md").read_text(encoding="utf-8").split("\n\n")[2].split("\n")[0]
    path = check.root / EN / "hair.md"
    english = path.read_text(encoding="utf-8").split("\n\n")[2].split("\n")[0]
    edit(path, english, chinese)
    code, (line,) = check()
    assert code == 1
    assert line.endswith("hair-010: the English is still Chinese")


def test_segments_in_another_order_stop(check):
    path = check.root / EN / "scaffolds.md"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    blocks[3], blocks[4] = blocks[4], blocks[3]
    path.write_text("\n\n".join(blocks), encoding="utf-8")
    code, (line,) = check()
    assert code == 1
    assert line.endswith("scaffolds-030 stands where zh-TW has scaffolds-020: order differs")


def test_a_copied_sentence_stops(check):
    sentence = "山上的茶園在清晨起霧，採茶的人沿著石階往上走。"  # stands for a sentence of the source
    shingles = check.root / "docs/_data/source-shingles.txt"
    shingles.write_text("\n".join([*shingles.read_text().split(), *fingerprints(sentence)]) + "\n")
    edit(check.root / ZH / "scaffolds.md", "能在原處發揮功能。", f"能在原處發揮功能。{sentence}")
    code, (line,) = check()
    assert code == 1
    assert re.fullmatch(rf"{ZH}scaffolds\.md:\d+: scaffolds-040: copied: “山上的茶園.*”", line)


def test_style_is_reported_and_never_stops(check, capsys):
    edit(check.root / ZH / "scaffolds.md", "能在原處發揮功能。", "能在原處發揮功能, 真是奇蹟。")
    assert main(["check", "--reports"], root=check.root) == 0
    out = capsys.readouterr().out
    assert "PUNC-2 half-width mark beside Han" in out
    assert "WORD-1 selling word: “奇蹟”" in out


def test_status_shows_every_source_paragraph_and_every_hedge_kept(root, capsys):
    assert main(["status"], root=root) == 0
    out = capsys.readouterr().out
    assert "NO " not in out
    assert "zh-TW: 51 of 51 (100 %), en: 51 of 51 (100 %)" in out
    together = re.search(r"together\s+(\d+)\s+zh-TW\s+(\d+)\s+en\s+(\d+)", out)
    assert together[1] == together[2] == together[3]


def test_fingerprint_leaves_out_titles_and_writes_no_text(copy, tmp_path, capsys):
    source = tmp_path / "source.txt"
    title, text = "[title-1] 一個題目也可以很長很長很長很長", "[a-1] 山上的茶園在清晨起霧，採茶的人往上走"
    source.write_text(f"# 說明\n{title}\n{text}\n", encoding="utf-8")
    assert main(["fingerprint", str(source)], root=copy) == 0
    written = (copy / "docs/_data/source-shingles.txt").read_text()
    assert set(written.split()) == fingerprints("山上的茶園在清晨起霧，採茶的人往上走")


@pytest.mark.parametrize(
    ("tree", "old", "new", "found"),
    [
        (ZH, "比移植毛囊原基便宜得多。", "比移植毛囊原基便宜得多；摘譯本看不出是哪一種。", "摘譯本"),
        (EN, "much cheaper than transplanting follicle germs.",
         "much cheaper than transplanting follicle germs, we read.", "we read"),
    ],
)  # fmt: skip
def test_words_of_the_editors_in_a_paragraph_of_the_review_stop(check, tree, old, new, found):
    line = edit(check.root / tree / "hair.md", old, new)
    code, lines = check()
    assert code == 1
    assert f"{tree}hair.md:{line}: hair-080: “{found}” is the editors’, not the review’s" in lines[0]
