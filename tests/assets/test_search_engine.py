"""The engine: answers in groups, a page each, in the reader's language; a named concept comes as a definition."""

import pytest

NAMES = "exosome|外泌体|exosome\nhair-loss|掉发|hair loss\nword:harm|副作用|harm"
# page, anchor, kind, title, text, label, statuses
ZH = [
    [0, "", "page", "掉髮", "", ""],
    [0, "hair-1", "passage", "藥", "外泌體的副作用還不知道", "掉髮", "not-checked"],
    [1, "", "page", "問題", "", ""],
    [1, "exo-h", "heading", "傷害", "", "外泌體：塗的"],
    [1, "exo-1", "passage", "傷害", "外泌體有副作用的報告", "外泌體：塗的"],
    [1, "hair-2", "passage", "傷害", "副作用、副作用，也說到外泌體", "頭髮：藥"],
    [2, "", "page", "詞彙", "", ""],
    [2, "exosome", "term", "外泌體", "細胞放出的東西", "exosome"],
    [3, "", "page", "年表", "", ""],
    [3, "dust", "event", "血小板塵", "血液裡的微粒", "1967年"],
]
EN = [[*row[:3], *words] for row, words in zip(ZH, [
    ["Hair loss", "", ""], ["Drugs", "Harm from exosomes is not known", "Hair loss", "not-checked"],
    ["Questions", "", ""],
    ["Harm", "", "Exosomes, on the skin"], ["Harm", "Harm from exosomes was reported", "Exosomes, on the skin"],
    ["Harm", "Harm, harm, and exosomes", "Hair: drugs"], ["Glossary", "", ""],
    ["exosome", "What cells release", "外泌體"],
    ["Timeline", "", ""], ["Platelet dust", "Tiny particles in the blood", "1967"],
], strict=True)]  # fmt: skip
PAGES = [["chapters/hair", "T", "第1章"], ["questions", "T", ""], ["glossary", "T", ""], ["timeline", "T", ""]]


@pytest.fixture
def ask(js):
    js(
        """([names, pages, zh, en]) => {
            globalThis.engine = new search.Engine();
            engine.learn({shapes: ["發髮體藥頭傷東報還", "发发体药头伤东报还"], names});
            engine.receive("zh-TW", {home: "", pages, uses: {exosome: [[0, 1]]}, entries: zh});
            engine.receive("en", {home: "en/", pages, uses: {}, entries: en});
        }""", [NAMES, PAGES, ZH, EN],
    )  # fmt: skip
    return lambda typed, locale="zh-TW": js(
        """([typed, locale]) => {
            const {named, groups} = engine.ask(typed, locale);
            const group = ({page, term, places}) => [engine.page(locale, page).id, term, places.map((p) => p.anchor)];
            return {named, groups: groups.map(group)};
        }""", [typed, locale],
    )  # fmt: skip


def test_a_page_is_one_group_with_its_places_best_first(ask):
    groups = ask("外泌体 副作用")["groups"]
    assert len({page for page, term, _ in groups if not term}) == len([g for g in groups if not g[1]])
    assert next(places for page, _, places in groups if page == "questions")[0] in ("exo-1", "exo-h")


def test_a_section_about_what_is_asked_comes_before_one_that_mentions_it_more_often(ask):
    places = next(places for page, _, places in ask("外泌體 副作用")["groups"] if page == "questions")
    assert places.index("exo-1") < places.index("hair-2")


@pytest.mark.parametrize(
    ("typed", "locale"), [("外泌體", "zh-TW"), ("exosomes", "zh-TW"), ("外泌体", "en"), ("EXOSOME", "en")]
)
def test_a_concept_that_is_all_of_the_query_is_named_and_not_listed_again(ask, typed, locale):
    answer = ask(typed, locale)
    assert answer["named"] == ["exosome"]
    assert "exosome" not in [term for _, term, _ in answer["groups"]]


def test_in_a_longer_query_no_definition_is_put_on_top(ask):
    assert ask("外泌體 副作用 報告")["named"] == []


def test_under_a_definition_chapters_count_for_more(js, ask):
    score = "engine.ask('外泌體', 'zh-TW').groups.find((group) => group.page === 0).score"
    preferred, told = js(score), js("search.Engine.TOLD")
    js("search.Engine.TOLD = 1")
    try:
        assert preferred == pytest.approx(js(score) * told)
    finally:
        js("told => { search.Engine.TOLD = told; }", told)


def test_words_of_the_other_language_find_the_same_place_in_the_readers(ask):
    assert ask("platelet dust")["groups"][0][2] == ["dust"]
    assert ask("血小板塵", "en")["groups"][0][2] == ["dust"]


def test_where_the_chapters_use_a_term_is_told_by_paragraph(js, ask):
    assert js("engine.uses('zh-TW', 'exosome')") == [{"page": 0, "places": [{"number": 1, "anchor": "hair-1"}]}]
    assert js("engine.uses('en', 'exosome')") == []


def test_a_heading_lends_the_words_under_it(js, ask):
    heading = "engine.ask('傷害', 'zh-TW').groups[0].places.find((place) => place.kind === 'heading')"
    assert js(f"engine.under('zh-TW', {heading}).anchor") == "exo-1"


def test_what_nothing_holds_has_no_groups_but_near_terms(js, ask):
    assert ask("qqzzqq")["groups"] == []
    assert js("engine.nearest('exxosomm', 'zh-TW')[0].anchor") == "exosome"


@pytest.mark.parametrize("typed", ["", " ", "？！", "\x00", "constructor", "__proto__", "<img>", "的" * 300])
def test_odd_queries_are_answered_without_an_error(ask, typed):
    assert isinstance(ask(typed)["groups"], list)


@pytest.fixture
def answering(js, ask):
    """What leads a query, once “harm” is answered by exo-1, then hair-2; hair loss may stand aside, cost may not."""
    js("""() => engine.learn({names: "word:cost|cost|price",
        answers: {"word:harm": [["questions", "exo-1"], ["questions", "hair-2"]]},
        aside: ["hair-loss"]})""")
    return lambda typed: js("typed => engine.ask(typed, 'zh-TW').answers.map((entry) => entry.anchor)", typed)


@pytest.mark.parametrize(
    ("typed", "lead"),
    [
        ("副作用", ["exo-1", "hair-2"]), ("有副作用嗎", ["exo-1", "hair-2"]), ("掉髮 副作用", ["exo-1", "hair-2"]),
        ("exosome harm", ["exo-1", "hair-2"]), ("副作用 cost", []), ("副作用 2024", []), ("外泌體", []),
        ("副作用 血小板", []),
    ],
)  # fmt: skip
def test_what_the_frightened_ask_is_answered_unless_something_else_is_asked(answering, typed, lead):
    assert answering(typed) == lead


def test_the_places_that_answer_lead_whatever_matches_better(js, answering):
    best = js("engine.ask('副作用', 'zh-TW').groups[0].places.map((place) => place.anchor)")
    assert best[:2] == ["exo-1", "hair-2"]
