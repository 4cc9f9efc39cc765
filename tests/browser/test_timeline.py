"""The timeline as people use it: filter with and without a script, send a link, print, on a phone, in the dark."""

import pytest

from browser.conftest import PHONE


def shown(page):
    """The ids of the events in view, in order."""
    return page.eval_on_selector_all(".event", "events => events.filter(e => e.checkVisibility()).map(e => e.id)")


def expected(kb, topic=None, layers=("review", "paper", "since")):
    from kb import timeline

    return [e.id for e in timeline.ordered(kb) if (not topic or topic in e.topics) and e.layer in layers]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("path", ["timeline.html", "en/timeline.html"])
def test_topics_and_layers_filter_with_and_without_a_script(open_page, kb, path, script):
    page = open_page(path, java_script_enabled=script)
    assert shown(page) == expected(kb)
    page.locator("#topic-hair").check(force=True)
    assert shown(page) == expected(kb, "hair")
    page.locator("#layer-paper").uncheck(force=True)
    assert shown(page) == expected(kb, "hair", ("review", "since"))
    page.locator("#topic-all").check(force=True)
    assert shown(page) == expected(kb, None, ("review", "since"))
    assert page.locator(".filter__count").is_visible() == script, "a count that cannot follow the choice is not shown"


def test_every_topic_shows_its_events_and_hides_empty_periods(open_page, kb):
    page = open_page("timeline.html", java_script_enabled=False)
    for code in kb.topics:
        if code == "review" or not expected(kb, code):
            continue
        page.locator(f"#topic-{code}").check(force=True)
        assert shown(page) == expected(kb, code)
        assert page.evaluate("""() => [...document.querySelectorAll('.period')].every(part =>
            part.checkVisibility() === [...part.querySelectorAll('.event')].some(e => e.checkVisibility()))""")


def test_the_choice_stands_in_the_address_and_comes_back(open_page, kb):
    page = open_page("timeline.html")
    page.locator("#topic-exosome").check(force=True)
    page.locator("#layer-review").uncheck(force=True)
    assert page.url.endswith("timeline.html?topic=exosome&layer=paper,since")
    count = len(expected(kb, "exosome", ("paper", "since")))
    assert page.inner_text(".filter__count") == f"顯示{count}件"
    again = open_page(page.url.partition("/review/")[2])
    assert shown(again) == expected(kb, "exosome", ("paper", "since"))
    assert again.locator("#topic-exosome").is_checked()
    again.locator("#topic-all").check(force=True)
    again.locator("#layer-review").check(force=True)
    assert again.url.endswith("timeline.html")


@pytest.mark.parametrize(
    "query", ["?topic=<img onerror=alert(1)>", "?topic=nothing&layer=x,y", "?layer=%00%ff", "?topic="]
)
def test_an_address_with_other_words_shows_everything_and_does_no_harm(open_page, kb, query):
    page = open_page(f"timeline.html{query}")
    assert shown(page) == expected(kb)
    assert page.seen["errors"] == []


def test_nothing_left_to_show_says_so(open_page):
    page = open_page("en/timeline.html")
    for layer in ("review", "paper", "since"):
        page.locator(f"#layer-{layer}").uncheck(force=True)
    assert shown(page) == []
    assert "No events match" in page.inner_text(".filter__count")


def test_the_keyboard_reaches_and_works_the_filter(open_page, kb):
    page = open_page("timeline.html")
    page.locator("#layer-review").focus()
    page.keyboard.press("Space")
    assert shown(page) == expected(kb, None, ("paper", "since"))
    page.locator("#topic-all").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#topic-sun").is_checked()
    outline = page.evaluate("getComputedStyle(document.querySelector('#topic-sun + span')).outlineStyle")
    assert outline == "solid", "where the focus is can be seen"


def test_a_link_to_an_event_leads_there_even_when_the_filter_hid_it(open_page):
    page = open_page("timeline.html?topic=hair#stroke-trial")
    page.locator("#stroke-trial").wait_for(state="visible")
    assert page.url.endswith("timeline.html#stroke-trial")
    page.locator("#topic-hair").check(force=True)
    page.evaluate("location.hash = 'ips-approved'")
    page.locator("#ips-approved").wait_for(state="visible")


def test_from_a_paragraph_to_its_event_and_back(open_page):
    page = open_page("chapters/msc-exosomes.html")
    page.locator("#msc-exosomes-030 .badge--timeline").click()
    page.wait_for_url("**/timeline.html#review-adipose")
    assert "2001年" in page.locator("#review-adipose .event__beside").inner_text()
    page.locator("#review-adipose .event__places a").click()
    page.wait_for_url("**/msc-exosomes.html#msc-exosomes-030")


def test_where_there_is_room_review_and_papers_stand_side_by_side(open_page):
    page = open_page("en/timeline.html")
    text = page.locator("#review-ozone .event__text").bounding_box()
    papers = page.locator("#review-ozone .event__beside").bounding_box()
    assert papers["x"] > text["x"] + text["width"]
    assert papers["y"] < text["y"] + text["height"]
    small = open_page("en/timeline.html", viewport=PHONE)
    assert small.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_it_prints_as_a_dated_table_with_its_references(open_page):
    page = open_page("timeline.html")
    page.emulate_media(media="print")
    for where in ("#stroke-trial", "#review-ozone"):
        date = page.locator(f"{where} .event__when").bounding_box()
        text = page.locator(f"{where} .event__what").bounding_box()
        assert date["x"] + date["width"] <= text["x"] + 1, "date and event are two cells of one row"
        assert page.evaluate("e => getComputedStyle(e).borderTopStyle", page.query_selector(where)) == "solid"
    assert page.locator("#references").is_visible()
    assert not page.locator(".filter__count").is_visible()
    assert page.locator("#layer-paper + span").is_visible(), "the choice is printed"


def test_a_filtered_timeline_prints_what_was_chosen_and_says_so(open_page, kb):
    page = open_page("timeline.html?topic=hair&layer=review")
    page.emulate_media(media="print")
    assert shown(page) == expected(kb, "hair", ("review",))
    assert page.locator("label:has(#topic-hair)").is_visible()
    assert not page.locator("label:has(#topic-sun)").is_visible()
    assert not page.locator("label:has(#layer-since)").is_visible()
