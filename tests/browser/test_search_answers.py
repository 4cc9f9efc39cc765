"""What frightened people ask: the passage that answers leads, and never something else that shares a word."""

import pytest

from browser.search import search_for

RESULTS = "#search-dialog .search__results"
SUNLIGHT = "chapters/photoaging"
HARMS = ("questions.html#exosome-harm", "questions.html#drip-harm", "questions.html#own-cells-harm")
CANCER = ("questions.html#drip-harm-trials", "chapters/regenerative-medicine.html#regenerative-medicine-090")
UNKNOWN = ("questions.html#exosome-unknown",)  # the trials that counted cancers were of cells, not of exosomes
DEATH = ("questions.html#drip-harm-reports",)
LAW = ("since-2020.html#law-", "questions.html#exosome-law")
PREGNANT = ("questions.html#hair-harm-finasteride",)

ASKED = {
    "zh-TW": {
        "會不會得癌症": CANCER, "會得癌症嗎": CANCER, "致癌嗎": CANCER, "外泌體會致癌嗎": UNKNOWN,
        "幹細胞會不會變成癌症": CANCER, "會不會長腫瘤": CANCER, "合法嗎": LAW, "這樣合不合法": LAW,
        "外泌體合法嗎": LAW, "外泌體違法嗎": LAW, "副作用": HARMS, "有沒有副作用": HARMS, "外泌體副作用": HARMS[:1],
        "點滴有危險嗎": HARMS[1:2], "危險嗎": HARMS, "安全嗎": HARMS, "外泌體安全嗎": HARMS[:1],
        "點滴安全嗎": HARMS[1:2], "會不會有後遺症": HARMS, "懷孕可以做嗎": PREGNANT, "孕婦": PREGNANT,
        "備孕": PREGNANT, "會死嗎": DEATH, "會不會死": DEATH, "點滴會死嗎": DEATH, "有人死掉嗎": DEATH,
    },
    "en": {
        "does it cause cancer": CANCER, "will I get cancer": CANCER, "can it give me cancer": CANCER,
        "do exosomes cause cancer": UNKNOWN, "can stem cells turn into cancer": CANCER,
        "do they cause tumors": CANCER, "is it legal": LAW, "legal?": LAW, "is it allowed": LAW,
        "is this even legal": LAW, "are exosomes legal": LAW, "are exosomes banned": LAW, "side effects": HARMS,
        "what are the side effects": HARMS, "exosome side effects": HARMS[:1], "is it safe": HARMS,
        "are exosomes safe": HARMS[:1], "are drips safe": HARMS[1:2], "is it dangerous": HARMS,
        "what are the risks": HARMS, "pregnant": PREGNANT, "can I do it while pregnant": PREGNANT,
        "safe in pregnancy": PREGNANT, "can I die from a drip": DEATH, "did anyone die": DEATH,
        "has it killed anyone": DEATH,
    },
}  # fmt: skip
ELSEWHERE = {
    "zh-TW": {"曬太陽會得癌症嗎": SUNLIGHT, "皮膚癌": SUNLIGHT, "受傷了怎麼通報": "questions.html#sheet-harm"},
    "en": {
        "does the sun cause skin cancer": SUNLIGHT,
        "finasteride side effects": "questions.html#hair-harm-finasteride",
        "minoxidil side effects": "questions.html#hair-harm-minoxidil",
    },
}  # fmt: skip
"""The same words of something else: the answers step back."""


@pytest.fixture(params=["zh-TW", "en"])
def asking(request, open_page):
    """(locale, what gives the places of the answers to a query, best first, without the glossary's definitions)."""
    page = open_page({"zh-TW": "index.html", "en": "en/index.html"}[request.param])
    page.click("[data-search-button]")
    page.locator("#search-dialog[data-state=complete]").wait_for()

    def answers(query):
        page.locator("#search-box").fill(query)
        page.locator(f'#search-dialog[data-shown="{query}"]').wait_for()
        found = page.locator(f"{RESULTS} a").evaluate_all("all => all.map((a) => a.pathname + a.hash)")
        return [place for place in found if "/glossary.html" not in place]

    return request.param, answers


def test_the_passage_that_answers_comes_first(asking):
    locale, answers = asking
    missed = {}
    for query, wanted in ASKED[locale].items():
        first = answers(query)[0]
        if not any(place in first for place in wanted):
            missed[query] = first
    assert missed == {}


def test_sunlight_never_answers_who_asks_whether_it_causes_cancer(asking):
    locale, answers = asking
    for query, wanted in ASKED[locale].items():
        if wanted in (CANCER, UNKNOWN):
            assert not any(SUNLIGHT in place for place in answers(query)[:2]), query


def test_the_same_word_about_something_else_is_answered_by_that(asking):
    locale, answers = asking
    first = {query: answers(query)[0] for query in ELSEWHERE[locale]}
    assert {query: place for query, place in first.items() if ELSEWHERE[locale][query] not in place} == {}


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_the_passage_on_pregnancy_names_the_drug(open_page, locale):
    page = open_page({"zh-TW": "index.html", "en": "en/index.html"}[locale])
    page.click("[data-search-button]")
    page.locator("#search-dialog[data-state=complete]").wait_for()
    page.locator("#search-box").fill({"zh-TW": "懷孕", "en": "pregnant"}[locale])
    page.locator(f"{RESULTS} a").first.wait_for()
    assert "finasteride" in page.locator(f"{RESULTS} li").first.inner_text()


@pytest.mark.parametrize(("path", "typed"), [("index.html", "癌症"), ("en/index.html", "does it cause cancer")])
def test_what_answers_stands_before_the_definition_and_is_shown_whole(open_page, kb, path, typed):
    page = open_page(path)
    search_for(page, typed)
    first = page.locator(".search__results > *").first
    assert first.evaluate("e => e.matches('.search__pages')"), "the definition of cancer comes after the answer"
    shown = first.locator(".search__place[href*='questions.html']").all()
    assert len(shown) > 2, "further answers are in view"
    for place in shown:
        assert "…" not in place.locator(".search__teaser").inner_text(), "cut, it might lose what it is about"
    assert "2,696" in shown[0].inner_text()
    assert page.locator(".search__entry").count()
