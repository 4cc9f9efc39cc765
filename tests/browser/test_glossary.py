"""The glossary as people use it: type a word in any language, jump, follow a link, read without a script, print."""

import pytest

from browser.conftest import PHONE
from browser.waiting import eventually


def shown(page):
    return page.eval_on_selector_all(".entry", "all => all.filter(e => !e.hidden).map(e => e.querySelector('h3').id)")


TYPED = {
    "外泌體": "exosome", "外泌体": "exosome", "エクソソーム": "exosome", "EXOSOME": "exosome", "掉髮": "hair-loss",
    "smile line": "nasolabial-fold", "freon": "chlorofluorocarbon", "5 alpha": "5-alpha-reductase",
    "iPS": "induced-pluripotent-stem-cell", "激光": "laser", "ＤＨＴ": "dihydrotestosterone", "干细胞": "stem-cell",
}  # fmt: skip


@pytest.mark.parametrize("path", ["glossary.html", "en/glossary.html"])
def test_typing_any_name_in_any_language_and_script_leaves_its_entry(open_page, path):
    page = open_page(path)
    for typed, expected in TYPED.items():
        page.locator("#find").fill("")
        page.locator("#find").press_sequentially(typed)
        left = shown(page)
        assert expected in left, typed
        assert len(left) < 25, typed


def test_the_count_is_announced_and_clearing_brings_everything_back(open_page):
    page = open_page("glossary.html")
    every = len(shown(page))
    status = page.locator(".finder [role=status]")
    assert status.inner_text() == f"共{every}個詞"
    page.fill("#find", "外泌體")
    assert status.inner_text() == f"符合的有{len(shown(page))}個"
    assert page.locator(".letter:visible").count() == len({"ㄨ"}), "letters without entries step aside"
    page.fill("#find", "沒有這種東西")
    assert shown(page) == []
    assert "請試試別的寫法" in status.inner_text()
    page.keyboard.press("Escape")
    assert len(shown(page)) == every
    assert page.input_value("#find") == ""


def test_an_input_method_does_not_filter_between_its_keys(open_page):
    page = open_page("glossary.html")
    every = len(shown(page))
    page.locator("#find").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "ㄨㄞˋ", "selectionStart": 3, "selectionEnd": 3})
    assert len(shown(page)) == every
    session.send("Input.insertText", {"text": "外泌體"})
    eventually(page, "document.querySelectorAll('.entry:not([hidden])').length < 10")
    assert "exosome" in shown(page)


def test_a_link_to_a_hidden_entry_shows_everything_again(open_page):
    page = open_page("glossary.html")
    page.fill("#find", "外泌體")
    page.locator("#exosome").locator("xpath=..").locator("a[href='#microrna']").click()
    eventually(page, "document.getElementById('microrna').getBoundingClientRect().height > 0")
    assert page.input_value("#find") == ""
    assert 0 <= page.locator("#microrna").bounding_box()["y"] < 900


@pytest.mark.parametrize(("path", "letter"), [("glossary.html", "ㄒ"), ("en/glossary.html", "S")])
def test_the_jump_bar_leads_to_a_letter_that_is_not_covered(open_page, path, letter):
    page = open_page(path)
    page.locator(".jump a", has_text=letter).click()
    heading = page.locator(".letter__name", has_text=letter).bounding_box()
    bar = page.locator(".finder").bounding_box()
    assert heading["y"] >= bar["y"] + bar["height"]
    assert heading["y"] < 500


def test_a_link_from_elsewhere_lands_on_the_entry_below_the_bar(open_page):
    page = open_page("en/glossary.html#exosome", viewport=PHONE)
    heading = page.locator("#exosome").bounding_box()
    bar = page.locator(".finder").bounding_box()
    assert bar["y"] + bar["height"] <= heading["y"] < PHONE["height"] - 100


def test_the_language_link_keeps_the_entry_though_the_order_differs(open_page, served):
    page = open_page("glossary.html#exosome")
    page.mouse.move(400, 500)
    page.mouse.wheel(0, -60)  # the masthead comes back, as in a chapter
    eventually(page, "document.querySelector('.masthead').getBoundingClientRect().top === 0")
    link = page.locator("[data-same-place]").bounding_box()
    eventually(page, "document.querySelector('.finder').getBoundingClientRect().top > 50")
    with page.expect_navigation():
        page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    assert page.url == served + "en/glossary.html#exosome"
    bar = page.locator(".finder").bounding_box()
    assert bar["y"] + bar["height"] <= page.locator("#exosome").bounding_box()["y"] < 400


def test_without_a_script_everything_is_there_and_the_finder_is_not(open_page):
    page = open_page("glossary.html", java_script_enabled=False)
    assert page.locator(".entry:visible").count() == page.locator(".entry").count() > 180
    assert not page.locator("#find").is_visible()
    page.locator(".jump a", has_text="ㄓ").click()
    assert "letter-15" in page.url
    page.locator(".subjects summary").click()
    assert page.locator("#subject-hair").is_visible()


def test_on_paper_every_entry_is_printed_and_the_finder_is_not(open_page):
    page = open_page("en/glossary.html", java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator(".entry:visible").count() == page.locator(".entry").count()
    assert not page.locator(".finder").is_visible()
    assert page.locator(".subjects p").first.is_visible()


def test_a_query_is_only_words(open_page):
    page = open_page("glossary.html")
    page.on("dialog", lambda dialog: pytest.fail("a dialog opened"))
    for query in ("<img src=x onerror=alert(1)>", '"; alert(1) //', "(", "\\", "a" * 10_000):
        page.fill("#find", query)
        assert page.locator(".finder [role=status]").inner_text()
    assert page.seen["errors"] == []
