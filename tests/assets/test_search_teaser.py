"""Teasers: the piece of a text with what was asked for, cut where it reads on, hits marked."""

import pytest


@pytest.fixture
def teaser(js):
    def cut(text, typed, length=40):
        return js(
            """([text, typed, length]) => {
                const concepts = new search.Concepts(); concepts.learn("exosome|外泌体|exosome");
                const index = new search.Index(concepts); index.add([{title: "", text}]);
                const pieces = search.teaser(text, search.parse(typed, concepts, index), concepts, length);
                return pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text));
            }""", [text, typed, length],
        )  # fmt: skip

    return cut


def test_a_short_text_is_shown_whole_with_its_hits_marked(teaser):
    assert "".join(teaser("細胞放出的外泌体。", "exosome")) == "細胞放出的[外泌体]。"


def test_pairs_that_touch_are_one_mark(teaser):
    assert "".join(teaser("毛囊再生的研究", "毛囊再生")) == "[毛囊再生]的研究"


def test_a_long_text_begins_at_the_clause_with_the_hits_and_says_that_it_was_cut(teaser):
    text = (
        "第一句和它沒有關係，說的是別的事情，而且說得很長很長。第二句說到外泌体，也就是答案。第三句又是別的。"
        + "後面還有很多話。" * 5
    )
    shown = "".join(teaser(text, "exosome", 30))
    assert shown.startswith("…第二句說到[外泌体]")
    assert shown.endswith("…")


def test_no_latin_word_is_cut(teaser):
    text = "An introduction long enough to be left out. Then exosomes are described in considerable detail everywhere."
    shown = "".join(teaser(text, "exosome", 44))
    assert shown.removeprefix("…").removesuffix("…").replace("[", "").replace("]", "").strip() in text
    assert shown.removesuffix("…").split()[-1].strip("[].,") in text.replace(".", "").replace(",", "").split()


def test_what_is_marked_on_the_page_is_what_was_hit_there_each_once(js, teaser):
    found = js("""() => {
        const concepts = new search.Concepts(); concepts.learn("exosome|外泌体|exosome");
        const index = new search.Index(concepts); index.add([{title: "", text: "x"}]);
        const text = "Exosomes, exosomes and 外泌体";
        return search.surfaces(text, search.parse("exosome", concepts, index), concepts);
    }""")
    assert found == ["Exosomes", "exosomes", "外泌体"]


@pytest.mark.parametrize(("typed", "shown"), [
    ("10^7", "3.0–7.0 × [10^7^]個細胞"), ("3.0–7.0", "[3.0]–[7.0] × 10^7^個細胞"), ("7", "3.0–[7.0] × 10^7^個細胞"),
    ("10", "3.0–7.0 × 10^7^個細胞"), ("10^7個細胞", "3.0–7.0 × [10^7^個細胞]"),
])  # fmt: skip
def test_a_mark_never_parts_a_number_from_its_exponent(teaser, typed, shown):
    assert "".join(teaser("3.0–7.0 × 10^7^個細胞", typed)) == shown


@pytest.mark.parametrize("length", range(8, 24))
def test_a_cut_never_parts_a_number_from_its_exponent(teaser, length):
    shown = "".join(teaser("3.0–7.0 × 10^7^個細胞，CO~2~也是。", "細胞", length)).replace("[", "").replace("]", "")
    assert shown.count("^") in (0, 2)
    assert shown.count("~") in (0, 2)


def test_what_is_marked_on_the_page_leaves_out_what_is_raised_there(js):
    found = js("""() => {
        const concepts = new search.Concepts();
        const index = new search.Index(concepts); index.add([{title: "", text: "x"}]);
        return search.surfaces("打10^7^個，CO~2~", search.parse("10^7 CO2", concepts, index), concepts);
    }""")
    assert found == ["CO"] or found == ["10", "CO"]
