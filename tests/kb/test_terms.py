"""The term finder: names in Han and Latin text, and the reports that rest on it."""

import pytest

from conftest import edit
from kb.__main__ import main
from kb.model import Avoided, Term
from kb.parity import documents
from kb.prose import Block
from kb.terms import Finder, fold, in_block, named, places, uses


@pytest.fixture(scope="module")
def finder(kb):
    return Finder(kb.terms.values())


def term(identity, zh, en, **more):
    definition = {"zh-TW": "定義。", "en": "A definition."}
    label = {"zh-TW": zh, "en": en}
    return Term(id=identity, subject="cells", label=label, definition=definition, basis="editor", line=1, **more)


def found(finder, text, **options):
    """What is found in a text, as (words, first term)."""
    return [(text[hit.start : hit.end], hit.terms[0]) for hit in finder.find(text, **options)]


def test_the_longest_name_wins_and_is_found_inside_a_sentence(finder):
    assert found(finder, "他用脂肪幹細胞做的培養上清液") == [
        ("脂肪幹細胞", "adipose-derived-stem-cell"), ("培養上清液", "conditioned-medium"),
    ]  # fmt: skip
    assert found(finder, "皮膚癌和皮膚老化") == [("皮膚癌", "skin-cancer"), ("皮膚老化", "skin-aging")]


def test_nested_names_are_given_on_request(finder):
    assert ("幹細胞", "stem-cell") in found(finder, "脂肪幹細胞", nested=True)
    assert ("幹細胞", "stem-cell") not in found(finder, "脂肪幹細胞")
    assert found(finder, "脂肪幹細胞", nested=True)[0] == ("脂肪幹細胞", "adipose-derived-stem-cell")


@pytest.mark.parametrize(
    ("text", "kept_out"),
    [
        ("其中風險不明", "stroke"), ("生長期間", "anagen"), ("輕微針對", "microneedling"),
        ("自體免疫疾病", "autologous"), ("來自體內的細胞", "autologous"),
        ("大部分化妝品", "differentiation"), ("心臟支架", "scaffold"),
        ("表皮生長因子", "epidermis"), ("細胞片段", "cell-sheet"), ("無線電波", "radiofrequency"),
        ("heat stroke", "stroke"), ("雷射換膚", "chemical-peel"), ("血清素", "serum"), ("世界衛生組織", "tissue"),
    ],
)  # fmt: skip
def test_a_name_is_not_found_where_it_means_something_else(finder, text, kept_out):
    assert kept_out not in {identity for _, identity in found(finder, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部分分化的細胞", "differentiation"), ("中風後的復健", "stroke"), ("大部分化妝品", "cosmetic"),
        ("生長期縮短", "anagen"), ("細胞突變成癌細胞", "mutation"),
        ("誘導型多潛能幹細胞", "induced-pluripotent-stem-cell"),
    ],
)  # fmt: skip
def test_and_is_found_right_beside_such_a_place(finder, text, expected):
    assert expected in {identity for _, identity in found(finder, text)}


def test_latin_names_stand_between_word_boundaries(finder):
    assert found(finder, "a general generation of REVIEWS, MSCx") == []
    assert ("gene", "gene") in found(finder, "one gene,")
    assert ("DNA", "dna") in found(finder, "基因（DNA）與UV")
    assert ("UV", "ultraviolet") in found(finder, "基因（DNA）與UV")
    assert ("iPS細胞", "induced-pluripotent-stem-cell") in found(finder, "把iPS細胞變成心肌")


def test_plurals_follow_by_rule_and_case_and_hyphens_do_not_matter(finder):
    assert found(finder, "Fibroblasts") == [("Fibroblasts", "fibroblast")]
    assert found(finder, "Adipose‑Derived Stem Cells") == [("Adipose‑Derived Stem Cells", "adipose-derived-stem-cell")]
    assert found(finder, "spinal cord injuries") == [("spinal cord injuries", "spinal-cord-injury")]
    assert [identity for _, identity in found(finder, "crow's feet, crow’s feet")] == ["crows-feet", "crows-feet"]


def test_abbreviations_keep_their_case_but_take_a_plural(finder):
    assert ("MSCs", "mesenchymal-stem-cell") in found(finder, "MSCs")
    assert found(finder, "ha, it is ros") == []


def test_folding_keeps_every_character_in_its_place():
    text = "ＡＤＳＣ ’‑İ㎖ﬁ幹"
    assert len(fold(text)) == len(text)
    assert fold("ＡＤＳＣ") == "adsc"


def test_a_shared_name_counts_for_the_term_that_is_marked_and_else_for_the_first(kb, finder):
    plain = Block(None, "MSC有兩個意思。", 1, 0)
    marked = Block(None, "[MSC][mesenchymal-stromal-cell]有兩個意思。", 1, 0)
    assert in_block(finder, plain) == {"mesenchymal-stem-cell"}
    assert in_block(finder, marked) == {"mesenchymal-stromal-cell"}


def test_a_stretch_kept_out_of_one_term_may_be_the_name_of_another():
    cord = term("umbilical-cord", "臍帶", "umbilical cord", not_in=("臍帶血",))
    blood = term("cord-blood", "臍帶血", "cord blood")
    assert found(Finder([cord, blood]), "存臍帶血") == [("臍帶血", "cord-blood")]
    assert found(Finder([cord]), "存臍帶血") == []


def test_an_avoided_form_is_no_use_of_the_term():
    finder = Finder([term("laser", "雷射", "laser", avoid=(Avoided(form="激光", why="mainland"),))])
    (hit,) = finder.find("用激光")
    assert hit.kind == "avoid"
    assert in_block(finder, Block(None, "用激光", 1, 0)) == set()


def test_marked_words_that_are_the_name_of_another_term_stop(kb_command):
    edit(kb_command.root / "docs/zh-TW/chapters/hair.md", "[生長期][anagen]", "[毛囊][anagen]")
    code, _, stops = kb_command("check")
    assert code == 1
    assert any(stop.endswith("“毛囊” is marked as anagen (生長期), but is a name of hair-follicle") for stop in stops)


def test_only_the_wanted_languages_are_looked_for():
    one = term("exosome", "外泌體", "exosome", also={"zh-CN": ("外泌体",), "ja": ("エクソソーム",)})
    assert found(Finder([one]), "外泌体とエクソソーム") == []
    assert len(found(Finder([one], ["zh-CN", "ja"]), "外泌体とエクソソーム")) == 2


def test_a_term_is_named_by_its_id_and_by_every_name_in_any_language_and_case(kb):
    for name in ("exosome", "Exosomes", "外泌體", "外泌体", "エクソソーム", "EXOSOME"):
        assert [t.id for t in named(kb, name)] == ["exosome"], name
    assert {t.id for t in named(kb, "msc")} == {"mesenchymal-stem-cell", "mesenchymal-stromal-cell"}
    assert named(kb, "nothing of the kind") == []


def test_uses_are_the_segments_that_mark_a_term_or_hold_a_name_of_it(kb):
    docs = documents(kb)
    where = uses(kb, docs)
    assert set(where) == set(kb.terms)
    minoxidil = [use.segment for use in where["minoxidil"]]
    assert minoxidil == ["hair-070"]
    for pair in docs.values():
        for locale, page in pair.items():
            for identity, block in page.by_id.items():
                for mark in block.marks if identity in kb.segments else ():
                    assert any(u.segment == identity and locale in u.locales for u in where[mark])
    ((chapter, here),) = places(kb, where["minoxidil"], "en")
    assert (chapter.name, [use.number for use in here]) == ("hair", [7])


# ── reports, on the real content with one thing changed ──────────────────────────────────────────────────────────


@pytest.fixture
def reports(copy, capsys):
    def run():
        assert main(["check", "--reports"], root=copy) == 0, "a report never stops"
        return capsys.readouterr().out.splitlines()

    run.root = copy
    return run


def test_the_real_content_uses_no_avoided_form_and_marks_every_first_use(reports):
    assert [line for line in reports() if "TERM-1" in line or "TERM-2" in line] == []


def test_an_avoided_form_is_reported_with_the_form_to_use(reports):
    line = edit(reports.root / "docs/zh-TW/chapters/scaffolds.md", "研發這種凝膠的人", "研發這種凝膠（激光）的人")
    assert f"docs/zh-TW/chapters/scaffolds.md:{line}: TERM-1 avoided form “激光”; use 雷射" in reports()


def test_a_first_use_that_lost_its_mark_in_both_languages_is_reported_once(reports):
    # The section uses the term three times; only the first use is owed a mark.
    zh, en = (reports.root / f"docs/{locale}/chapters/msc-exosomes.md" for locale in ("zh-TW", "en"))
    line = edit(zh, "的[上清液][conditioned-medium]與", "的上清液與")
    edit(en, "the [supernatant][conditioned-medium] of", "the supernatant of")
    (found,) = [row for row in reports() if "TERM-2" in row]
    assert found == (
        f"docs/zh-TW/chapters/msc-exosomes.md:{line}: "
        "TERM-2 conditioned-medium (培養上清液, culture supernatant) is first used here, unmarked"
    )


def test_an_everyday_word_needs_no_mark(reports):
    path = reports.root / "docs/_data/glossary.yml"
    text = path.read_text(encoding="utf-8")
    assert "- id: hair-loss\n  subject: hair\n  everyday: true\n" in text
    path.write_text(text.replace("- id: hair-loss\n  subject: hair\n  everyday: true\n",
                                 "- id: hair-loss\n  subject: hair\n"), encoding="utf-8")  # fmt: skip
    assert any("TERM-2 hair-loss" in row for row in reports())


def test_terms_that_no_page_uses_are_told_in_one_line(reports):
    (said,) = [problem for problem in reports() if "TERM-3" in problem]
    assert said.startswith("docs/_data/glossary.yml:")
    unused = said.partition("used on no page: ")[2].split(", ")
    assert "radiofrequency" in unused
    assert "exosome" not in unused


def test_titles_and_words_in_another_language_are_left_alone(reports):
    zh, en = (reports.root / f"docs/{locale}/about/source.md" for locale in ("zh-TW", "en"))
    assert "幹細胞への期待" in zh.read_text(encoding="utf-8")
    assert "幹細胞於美容醫療之應用" in en.read_text(encoding="utf-8")
    assert not any("about/source" in row and "TERM" in row for row in reports())
