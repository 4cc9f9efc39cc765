"""Concepts: any name stands for the concept, the longest name wins, and a wrong letter or character is forgiven."""

import pytest

NAMES = "\\n".join([
    "exosome|外泌体|exosome|エクソソーム", "vesicle|细胞外囊泡|extracellular vesicle|ev",
    "stem-cell|干细胞|stem cell", "msc|间质干细胞|mesenchymal stem cell|msc",
    "drug|finasteride|非那雄胺", "plasma|自体血小板血浆|platelet rich plasma|prp", "stromal|msc",
])  # fmt: skip


@pytest.fixture
def find(js):
    js(f"globalThis.c = new search.Concepts(); c.learn('{NAMES}')")
    return lambda text: js(
        "text => c.find(search.fold(text)).map(f => [f.ids.join(), text.slice(f.start, f.end)])", text
    )


@pytest.fixture
def guess(js, find):
    return lambda text, known=(): js(
        """([text, known]) => {
            const folded = search.fold(text), isKnown = (token) => known.includes(token) || c.holds(token);
            return c.guess(folded, search.tokens(folded), isKnown).map((guess) => guess.ids[0]);
        }""", [text, list(known)]
    )  # fmt: skip


def test_the_longest_name_wins_and_names_do_not_overlap(find):
    assert find("间质干细胞和干细胞") == [["msc", "间质干细胞"], ["stem-cell", "干细胞"]]


def test_a_name_of_two_concepts_gives_both(find):
    assert find("MSC") == [["msc,stromal", "MSC"]]


@pytest.mark.parametrize("text", ["exosomes", "Extracellular vesicles", "platelet-rich plasma", "stem cells’ use"])
def test_latin_names_are_found_in_any_case_in_the_plural_and_with_hyphens(find, text):
    assert len(find(text)) == 1


@pytest.mark.parametrize("text", ["every", "prevent", "evs1", "mscx"])
def test_a_short_name_inside_a_longer_word_is_none(find, text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("finastride", "drug"), ("finasterdie", "drug"), ("exsome", "exosome"), ("exosmoe", "exosome"),
        ("mesenchimal stem cell", "msc"), ("stemcell", "stem-cell"),
        ("platelet rich plasm", "plasma"), ("外秘体", "exosome"), ("外泌休", "exosome"), ("干戏胞", "stem-cell"),
        ("间质甘细胞", "msc"), ("非那雄安", "drug"), ("间治干细胞好吗", "msc"),
    ],
)  # fmt: skip
def test_a_slip_is_forgiven(guess, typed, meant):
    assert guess(typed) == [meant]


@pytest.mark.parametrize(
    ("typed", "known"),
    [("plasma", ["plasma"]), ("cell", ["cell"]), ("msx", []), ("干细", []), ("外国体", ["外国"]), ("sun", [])],
)
def test_what_is_a_word_of_its_own_or_too_short_is_left_alone(guess, typed, known):
    assert guess(typed, known) == []


def test_the_beginning_of_a_name_offers_it(js, find):
    assert js("c.complete(search.fold('Mesen')).map(e => e.name)") == ["mesenchymal stem cell"]
    assert js("c.complete(search.fold('外泌')).map(e => e.ids[0])") == ["exosome"]
    assert js("c.complete('x')") == []


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("abcd", "badc", 2), ("abc", "xyz", 3)],
)
def test_edits_count_changes_and_swapped_neighbors(js, a, b, edits):
    assert js("([a, b]) => search.edits(a, b, 3)", [a, b]) == edits
    assert js("([a, b]) => search.edits(a, b, 0)", [a, b]) == min(edits, 1)
