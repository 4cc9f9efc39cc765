"""Search as people use it: opened, typed into, walked through, sent on, come back to."""

import functools
import http.server
import re
import threading
from urllib.parse import quote

import pytest

from browser.conftest import PHONE
from browser.search import COMPLETE, addresses, first, search_for, unfold
from kb.evidence import statuses
from sets import thinned


def test_nothing_of_search_is_fetched_before_it_is_opened(open_page):
    page = open_page("chapters/hair.html", until="networkidle")
    assert [url for url in page.seen["requests"] if "/search/" in url or "bundle" in url] == []


def test_the_readers_language_is_fetched_first_and_the_other_after(open_page):
    page = open_page("en/index.html")
    page.click("[data-search-button]")
    page.locator(COMPLETE).wait_for()
    asked = [url.rsplit("/", 1)[1] for url in page.seen["requests"] if "/search/" in url]
    assert asked[0] == "engine.js"
    assert asked.index("en.js") < asked.index("en-more.js") < asked.index("zh-TW.js")
    assert len(asked) == len(set(asked)) == 7


@pytest.mark.parametrize("until", ["#search-dialog[data-state=partly]", COMPLETE])
def test_the_first_answer_is_there_before_everything_has_arrived_and_stays_right(open_page, served, until):
    page = open_page("index.html")
    if until != COMPLETE:
        page.route("**/zh-TW-more.js", lambda route: None)  # never answers
    search_for(page, "外泌體", until)
    assert addresses(page, served)[0] == "glossary.html#exosome"


@pytest.mark.parametrize(
    ("path", "key"), [("index.html", "/"), ("en/chapters/hair.html", "/"), ("index.html", "Control+k")]
)
def test_a_key_opens_it_with_the_box_ready(open_page, path, key):
    page = open_page(path)
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "search-box"
    assert page.input_value("#search-box") == ""


def test_the_slash_is_a_slash_where_people_write(open_page):
    page = open_page("glossary.html")
    page.locator("#find").focus()
    page.keyboard.press("/")
    assert not page.locator("#search-dialog").is_visible()
    assert page.input_value("#find") == "/"


def test_the_single_key_can_be_switched_off_for_good_and_nothing_else_is_ever_kept(open_page, served):
    page = open_page("index.html")
    search_for(page, "外泌體")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.uncheck("[data-search-key]")
    page.keyboard.press("Escape")
    page.wait_for_url(served + "index.html")
    page.reload()
    page.keyboard.press("/")
    assert not page.locator("#search-dialog").is_visible()
    page.keyboard.press("Control+k")
    assert page.locator("#search-dialog").is_visible()
    page.check("[data-search-key]")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("leave", ["Escape", "close", "beside"])
def test_it_closes_and_gives_the_focus_back(open_page, leave):
    page = open_page("index.html")
    page.click("[data-search-button]")
    if leave == "Escape":
        page.keyboard.press("Escape")
    elif leave == "close":
        page.click("[data-search-close]")
    else:
        page.mouse.click(20, 500)
    page.locator("#search-dialog").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('[data-search-button]')")


def test_arrows_walk_through_the_answers_and_back_into_the_box(open_page):
    page = open_page("index.html")
    search_for(page, "外泌體")
    page.keyboard.press("ArrowDown")
    assert first(page).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert not first(page).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-box"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")  # typing goes on in the box
    assert page.input_value("#search-box") == "外泌體x"


def test_every_answer_that_the_arrows_reach_is_in_view_and_outlined(open_page):
    page = open_page("en/index.html", viewport=PHONE)
    search_for(page, "stem cell")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        at = page.evaluate("""() => {
            const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
            const list = document.querySelector('.search__results').getBoundingClientRect();
            const end = Math.min(box.bottom, box.top + 40);
            return [box.top >= list.top - 1, end <= list.bottom + 1, style.outlineStyle !== 'none'];
        }""")
        assert at == [True, True, True]


def test_enter_opens_the_first_answer_scrolls_to_it_and_marks_what_was_found(open_page, served):
    page = open_page("index.html")
    search_for(page, "2013年 微針")
    target = addresses(page, served)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: target.split("#")[0] in url)
    place = page.locator(f"#{target.split('#')[1]}")
    assert 0 <= place.bounding_box()["y"] < 800
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert {"微針", "2013年"} <= set(marked)
    assert page.seen["errors"] == []


@pytest.mark.parametrize("path", ["chapters/hair.html", "en/chapters/hair.html"])
def test_an_answer_on_the_same_page_closes_the_sheet_and_comes_into_view(open_page, path):
    page = open_page(path)
    search_for(page, "minoxidil")
    page.locator(".search__place[href*='hair.html']").first.click()
    page.locator("#search-dialog").wait_for(state="hidden")
    assert "q=" not in page.url
    place = page.locator(page.evaluate("location.hash"))
    assert 0 <= place.bounding_box()["y"] < 800
    assert page.evaluate("CSS.highlights.get('found').size") > 0


def test_an_address_with_a_query_opens_its_answer_and_back_brings_it_again(open_page, served):
    page = open_page("en/index.html?q=scaffold")
    page.locator(".search__entry").wait_for()
    assert page.input_value("#search-box") == "scaffold"
    page.locator(COMPLETE).wait_for()
    page.locator(".search__place").first.click()
    page.wait_for_url(lambda url: "q=" not in url)
    page.go_back()
    page.locator(".search__entry").wait_for()
    assert page.input_value("#search-box") == "scaffold"
    page.keyboard.press("Escape")
    page.wait_for_url(served + "en/index.html")


def test_what_is_typed_stands_in_the_address_so_that_it_can_be_sent(open_page, served):
    page = open_page("index.html")
    search_for(page, "細胞 & 皮膚?")
    sent = page.url
    other = open_page(sent.removeprefix(served))
    other.locator(".search__pages").first.wait_for()
    assert other.input_value("#search-box") == "細胞 & 皮膚?"


def test_an_input_method_searches_what_was_chosen_not_what_is_being_spelt(open_page):
    page = open_page("index.html")
    search_for(page, "")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "ㄨㄞˋ", "selectionStart": 3, "selectionEnd": 3})
    assert page.evaluate("document.getElementById('search-dialog').dataset.shown") == ""
    session.send("Input.insertText", {"text": "外泌體"})
    page.locator(".search__entry").wait_for()


def test_pasting_with_the_mouse_searches_at_once(open_page):
    page = open_page("index.html")
    search_for(page, "")
    page.evaluate("""() => {
        const box = document.getElementById('search-box');
        box.setRangeText('外泌体');
        box.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste'}));
    }""")
    assert page.locator(".search__entry strong").inner_text() == "外泌體"


def test_the_number_of_answers_is_announced(open_page):
    page = open_page("en/index.html")
    search_for(page, "exosome")
    assert re.fullmatch(r"Results: \d+", page.inner_text("#search-dialog [role=status]"))
    search_for(page, "qqqzzz")
    assert page.inner_text("#search-dialog [role=status]") == "No results"


@pytest.mark.parametrize(
    ("path", "term", "typed", "other"),
    [("index.html", "外泌體", "exosomes", "exosome"), ("en/index.html", "exosome", "外泌体", "外泌體")],
)
def test_a_name_of_a_concept_in_any_language_shows_its_definition_on_top(
    open_page, kb, served, path, term, typed, other
):
    page = open_page(path)
    search_for(page, typed)
    locale = "en" if path.startswith("en/") else "zh-TW"
    assert page.inner_text(".search__entry strong") == term
    assert page.inner_text(".search__foreign") == other
    assert page.inner_text(".search__definition") == kb.terms["exosome"].definition[locale]
    assert addresses(page, served)[0] == ("en/" if locale == "en" else "") + "glossary.html#exosome"


def test_the_paragraphs_that_use_a_term_are_those_its_glossary_entry_names(open_page, served):
    page = open_page("glossary.html")
    for term in ("exosome", "photoaging", "fibroblast", "hair-follicle"):
        entry = page.locator(f"#{term}").locator("xpath=ancestor::section[1]")
        named = entry.locator(".entry__facts a[href*='chapters/']").evaluate_all(
            "links => links.map(link => link.pathname + link.hash)"
        )
        search_for(page, entry.locator("h3").evaluate("h => h.firstChild.textContent.trim()"))
        shown = page.locator(".search__uses a").evaluate_all("links => links.map(link => link.pathname + link.hash)")
        assert shown == named
        page.keyboard.press("Escape")


@pytest.mark.parametrize(("path", "lead"), [("index.html", "2020年綜論："), ("en/index.html", "2020 review:")])
def test_a_sentence_of_the_review_says_that_it_is_one_and_how_it_stands_today(open_page, kb, path, lead):
    page = open_page(path)
    locale = "en" if path.startswith("en/") else "zh-TW"
    seen = {True: 0, False: 0}
    for typed in ("finasteride", "掉髮", "fibroblast injection", "30%", "心臟", "exosome", "1985", "上清液"):
        search_for(page, typed)
        unfold(page)
        for link in page.locator(".search__place[href*='chapters/'], .search__place[href*='evidence.html#CL']").all():
            anchor = link.get_attribute("href").partition("#")[2]
            if (
                anchor.startswith(("note-", "since-"))
                or not link.locator(".search__teaser").count()
                or link.evaluate("e => e.closest('[lang]') !== document.documentElement")
            ):
                continue
            segment = kb.segments.get(anchor)
            if segment and segment.voice != "review":
                continue
            text = link.inner_text()
            if segment or anchor.startswith("CL"):
                assert lead in text, text
                codes = [kb.claims[anchor].status] if anchor.startswith("CL") else statuses(kb, (anchor,))
                flags = [kb.statuses[code].label[locale] for code in codes]
                assert link.locator(".search__flag").all_inner_texts() == flags, "a status stands on claims only"
                assert "…" not in link.locator(".search__teaser").inner_text(), "cut short it might lose a hedge"
                seen[bool(flags)] += 1
    assert seen[True] > 20
    assert seen[False], "a paragraph that makes no claim"


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_the_other_language_comes_after_is_said_to_be_it_and_tagged(open_page, path):
    page = open_page(path)
    search_for(page, "finasteride")
    other = page.locator(".search__other")
    language = "zh-TW" if path.startswith("en/") else "en"
    assert other.locator(f"ol[lang='{language}'] .search__place").count() >= 2
    assert other.locator("h2").inner_text() == ("Pages in Chinese" if language == "zh-TW" else "英文頁面")
    assert other.evaluate("section => section.nextElementSibling") is None
    hrefs = other.locator("a").evaluate_all("links => links.map(link => link.pathname.includes('/en/'))")
    assert set(hrefs) == {language == "en"}


def test_unfinished_words_are_offered_whole_and_a_press_takes_one(open_page):
    page = open_page("index.html")
    search_for(page, "間質幹")
    page.locator(".search__choice", has_text="間質幹細胞").click()
    assert page.input_value("#search-box") == "間質幹細胞"
    assert page.inner_text(".search__entry strong") == "間質幹細胞"


def test_a_misspelt_word_says_what_it_was_taken_for(open_page):
    page = open_page("en/index.html")
    search_for(page, "finastride")
    assert page.inner_text(".search__guess") == "Taken as “finasteride”"


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_without_an_answer_there_are_the_nearest_terms_and_the_chapters(open_page, path):
    page = open_page(path)
    search_for(page, "exozzzome qqq" if path.startswith("en/") else "毛囊囉囉囉囉囉嘿")
    search_for(page, "qqqzzz")
    assert page.locator(".search__nothing .search__chapters a").count() == 7
    page.locator(".search__chapters a").nth(4).click()
    page.wait_for_url("**/chapters/hair.html")


def test_no_dead_end_names_near_terms(open_page):
    page = open_page("index.html")
    search_for(page, "exxosomxx")
    assert page.locator(".search__choice").count() >= 1
    assert "外泌體" in page.locator(".search__choices").all_inner_texts()[-1]


HOSTILE = [
    "<img src=zzqq onerror=zzqqx>", "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "'\"`${alert(1)}",
    "\u202e\u2066外泌體\u2069",
    "外泌體" * 3400, "\ud800外泌體\udfff",
    "\x00\x07", "^7^ ~2~", "^^^^", "%F0%9F%92%A9 %", "javascript:alert(1)", "constructor __proto__ toString",
    "\\u0022 (?<x>", "‍👩‍🔬" * 50,
]  # fmt: skip


@pytest.mark.parametrize("path", thinned(["index.html", "en/index.html"], 2))
def test_a_query_is_inert_whatever_it_holds(open_page, served, path):
    page = open_page(path)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    search_for(page, "")
    for typed in HOSTILE:
        page.evaluate("typed => search.ask(typed)", typed)  # as typed or pasted
        assert page.locator(".search__results :is(img, script, iframe)").count() == 0, typed[:40]
        page.goto(f"{served}{path}?q={quote(typed[:1500], errors='replace')}")  # as sent by someone
        page.locator(COMPLETE).wait_for()
        assert page.locator(".search__results :is(img, script, iframe)").count() == 0, typed[:40]
    assert page.seen["errors"] == []


def test_ten_thousand_characters_do_not_hold_the_page(open_page):
    page = open_page("index.html")
    search_for(page, "幹細胞 " * 2500)
    assert page.locator(".search__pages").first.is_visible()


@pytest.mark.parametrize(
    "asked", ["h=<img%20onerror=alert(1)>", "h=%E5", "h=" + "x" * 5000, "h=a&" * 300, "h=.*&h=(", "q=%00"]
)
def test_marks_named_by_an_address_are_inert_too(open_page, asked):
    page = open_page(f"chapters/hair.html?{asked}#hair-030")
    assert page.locator("#hair-030").is_visible()
    assert page.seen["errors"] == []


def test_if_our_engine_cannot_load_materials_own_search_answers(open_page, served):
    page = open_page("en/chapters/hair.html")
    page.route("**/search/engine.js", lambda route: route.abort())
    page.click("[data-search-button]")
    page.locator(".md-search__input").wait_for()
    page.keyboard.insert_text("scaffold")  # as pasting and input methods do, without a key
    result = page.locator(".md-search-result__link", has_text="Scaffolds: a gel").first
    result.wait_for()
    assert "2020" not in page.inner_text(".md-search-result"), "titles only: no sentence of the review stands alone"
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    assert not page.locator(".md-search__input").is_visible(), "Material's single keys stay off"
    page.keyboard.press("/")
    page.locator(".md-search-result__link", has_text="Scaffolds: a gel").first.click()
    page.wait_for_url("**/en/chapters/scaffolds.html**")


@pytest.mark.parametrize(("home", "asked"), [("", "外泌體"), ("en/", "exosome"), ("", "stem")])
def test_materials_own_search_finds_what_the_readers_language_holds(open_page, served, home, asked):
    page = open_page(f"{home}glossary.html?q={asked}")
    page.route("**/search/engine.js", lambda route: route.abort())
    page.reload()
    links = page.locator(".md-search-result__link")
    links.first.wait_for()
    found = links.evaluate_all("links => links.map((link) => link.href)")
    assert found
    assert all(link.startswith(served + home) and (home or "/en/" not in link) for link in found), found


def test_what_was_typed_before_the_engine_failed_is_not_lost(open_page):
    page = open_page("en/index.html?q=scaffold")
    page.route("**/search/engine.js", lambda route: route.abort())
    page.reload()
    page.locator(".md-search-result__link", has_text="Scaffolds: a gel").first.wait_for()


def test_a_lost_second_part_leaves_the_first_answers(open_page, served):
    page = open_page("index.html")
    page.route("**/*-more.js", lambda route: route.abort())
    search_for(page, "外泌體")
    assert addresses(page, served)[0] == "glossary.html#exosome"
    assert not page.locator(".md-search__input").count()


def test_it_works_from_a_folder_without_a_server(browser, site):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "en" / "index.html").as_uri())
    search_for(page, "干细胞")
    assert page.inner_text(".search__entry strong") == "stem cell"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/glossary.html*#stem-cell")
    assert page.locator("#stem-cell").is_visible()
    assert errors == []
    page.close()


def test_it_works_at_the_root_of_a_host(browser, site):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/chapters/hair.html")
    search_for(page, "scaffold")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html*#scaffold")
    page.close()
    server.shutdown()


@pytest.mark.parametrize(("path", "typed"), [("nothing.html", "外泌體"), ("en/a/b/nothing.html", "exosome")])
def test_a_page_that_is_not_there_offers_search(open_page, path, typed):
    page = open_page(path)
    page.locator("input[name=q]:visible").fill(typed)
    page.keyboard.press("Enter")
    page.locator(".search__entry strong", has_text=typed).wait_for()


def test_search_is_not_printed(open_page):
    page = open_page("index.html")
    search_for(page, "外泌體")
    page.emulate_media(media="print")
    assert not page.locator("#search-dialog").is_visible()
