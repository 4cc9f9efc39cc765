"""Hostile words come in every way there is, and nothing comes of them.

In a real Chromium, under the policy that pages and headers state, and once more without any: the scripts must be sound
by themselves, and the policy is there for the day when they are not.
"""

import json
import re
from urllib.parse import quote

import pytest

from browser.hostile import BROKEN, LOOK, MATERIAL, PARAMETERS, SOURCES, WORDS
from browser.search import COMPLETE, search_for
from conftest import PREFIX
from sets import thinned

KINDS = {
    "home": "index.html", "chapter": "chapters/hair.html", "parallel": "parallel/hair.html",
    "glossary": "glossary.html", "timeline": "timeline.html", "questions": "questions.html",
    "none": "no/such/page.html",
}  # fmt: skip
WAYS = {"zh-TW": ("", False), "en": ("en/", False), "without the policy": ("", True)}
KEYS = ["search-key", "search", "__proto__", *(f"{PREFIX}.{name}" for name in MATERIAL)]

# Everything that a browser keeps holds the word before anything of a page runs.
_KEEP = """((word, keys) => {
    for (const storage of [localStorage, sessionStorage]) for (const key of keys) storage.setItem(key, word);
    window.name = word;
    history.replaceState({ word, q: word, scroll: word }, "");
})"""
# While the page is open: in its address, in its history, in every box.
_COME = """((words) => {
    const again = (name) => dispatchEvent(new PopStateEvent("popstate", { state: name }));
    for (const word of words) {
        location.hash = word.slice(0, 200);
        history.pushState({ word }, "", `?${new URLSearchParams(["h", "layer", "topic"].map((name) => [name, word]))}`);
        again(word);
        for (const box of document.querySelectorAll("input[type=search], input[type=text]")) {
            box.value = word;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
    }
})"""


@pytest.fixture
def attacked(open_page):
    """A page that is watched, and whose browser has kept a hostile word: attacked(word)."""

    def attack(word="", bypass=False):
        page = open_page("robots.txt", bypass_csp=bypass)
        page.add_init_script(LOOK)
        page.add_init_script(f"{_KEEP}({json.dumps(word)}, {json.dumps(KEYS)})")
        return page

    return attack


def wrong(page, served):
    """What came of it: nothing."""
    told = [f"error: {error}" for error in page.seen["errors"] if "status of 404" not in error]
    told += [f"blocked: {what}" for what in page.evaluate("blocked")]
    told += ["run"] if page.evaluate("'canary' in window") else []
    told += [f"asked: {url}" for url in page.seen["requests"] if not url.startswith((served, "data:"))]
    told += [f"failed: {url}" for url in page.seen["failed"] if "/no/such/page.html" not in url]
    told += ["left the site"] if not page.url.startswith(served) else []
    return told


def works(page, kind):
    """The page does what it is there for."""
    assert [heading for heading in page.locator("h1").all() if heading.is_visible()]
    if kind == "none":
        page.locator("main a:visible").first.focus()
        return
    page.keyboard.press("Escape")
    if kind == "glossary":
        page.fill("#find", "exosome")
        assert 0 < page.locator(".entry:visible").count() < 25
        page.fill("#find", "")
    if kind == "timeline":
        for topic in ("hair", "all"):
            page.locator(f"#topic-{topic}").check(force=True)
            assert page.locator(".event:visible").count() > 3
            assert ("topic=hair" in page.url) == (topic == "hair")
    search_for(page, "exosome")
    assert page.locator(".search__place").count() > 3
    page.keyboard.press("Escape")


LOADS = 3
"""How often a page is opened with another word; while it is open all words come."""


# Every change tries each kind of page in one of the ways.
@pytest.mark.parametrize(
    ("kind", "way"),
    thinned(
        [(kind, [*WAYS][(n + m) % len(WAYS)]) for n, kind in enumerate(KINDS) for m in range(len(WAYS))], len(WAYS)
    ),
)
def test_words_from_an_address_from_storage_from_history_and_from_a_keyboard_do_nothing(attacked, served, kind, way):
    prefix, bypass = WAYS[way]
    first = LOADS * ([*KINDS].index(kind) * len(WAYS) + [*WAYS].index(way))
    for turn in range(first, first + LOADS):
        what, word = [*WORDS.items()][turn % len(WORDS)]
        page = attacked(word, bypass)
        coded = quote(word.encode("utf-8", "replace")[:3000])
        query = "&".join(f"{name}={coded}" for name in PARAMETERS)
        page.goto(f"{served}{prefix}{KINDS[kind]}?{query}#{coded[:500]}")
        if kind != "none":
            page.locator(COMPLETE).wait_for()
        page.evaluate(f"{_COME}({json.dumps([*WORDS.values()])})")
        works(page, kind)
        assert wrong(page, served) == [], what
        page.context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_addresses_that_are_not_what_they_should_be_do_no_harm(attacked, served, kind, prefix):
    page = attacked()
    for end in BROKEN:
        page.goto(f"{served}{prefix}{KINDS[kind]}?h={end}&topic={end}&layer={end}&x={end}#{end}")
        page.evaluate("end => { location.hash = end + '1'; }", end)
        if kind == "timeline":
            page.locator("#topic-hair").check(force=True)
        assert wrong(page, served) == [], end
    page.goto(f"{served}{prefix}{KINDS[kind]}?q=%E0%A4%A#%")
    works(page, kind)
    assert wrong(page, served) == []


def test_what_is_typed_into_a_page_that_is_not_there_is_searched_for_and_nothing_else(attacked, served):
    page = attacked()
    page.goto(f"{served}en/nothing.html")
    page.seen["failed"].clear()
    page.seen["errors"].clear()
    box = page.locator("input[type=search]:visible")
    box.fill(WORDS["an element"])
    box.press("Enter")
    page.locator(COMPLETE).wait_for()
    assert page.url.startswith(f"{served}en/index.html?q=")
    assert page.input_value("#search-box") == WORDS["an element"]
    assert wrong(page, served) == []


def test_the_search_that_stands_in_for_ours_is_not_led_astray_either(attacked, served):
    page = attacked(WORDS["an element"])
    page.route("**/search/engine.js", lambda route: route.abort())
    page.goto(f"{served}chapters/hair.html?q={quote(WORDS['an element'])}")
    box = page.locator(".md-search__input:focus")
    box.wait_for()
    for word in (WORDS["an element"], WORDS["the end of a script"], WORDS["a drawing"]):
        box.fill(word)
        page.wait_for_timeout(400)
    box.fill("stem")
    page.locator(".md-search-result__link").first.wait_for()
    assert [line for line in wrong(page, served) if "ERR_FAILED" not in line] == []


@pytest.mark.parametrize(("bypass", "expected"), [(True, "run"), (False, "blocked: script-src-attr inline")])
def test_the_test_notices_what_runs_and_what_is_blocked(attacked, served, bypass, expected):
    page = attacked(bypass=bypass)
    page.goto(f"{served}index.html")
    page.evaluate("""word => new Promise((done) => {
        document.body.insertAdjacentHTML("beforeend", word);
        setTimeout(done, 500);
    })""", WORDS["an element"])  # fmt: skip
    assert expected in wrong(page, served)
    assert any(line.startswith(("asked: ", "blocked: img-src")) for line in wrong(page, served))


SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|document\.write|DOMParser"
    r"|\beval\(|new Function|\bimport\(|set(?:Timeout|Interval)\(\s*[\"'`]|\bon\w+\s*=\s*[\"'`]|postMessage"
    r"|window\.name"
)
"""What makes elements or code out of words, or takes words from other windows."""


def test_no_script_of_ours_makes_elements_or_code_of_words():
    found = {path.name: SINKS.findall(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert len(found) > 20
    assert {name: sinks for name, sinks in found.items() if sinks} == {}
    assert SINKS.findall("element.innerHTML = word; setTimeout('go()')")


def test_every_parameter_that_scripts_read_is_among_those_tried():
    read = sum(len(re.findall(r"URLSearchParams\(location|searchParams", path.read_text())) for path in SOURCES)
    assert read > 3
    assert set(PARAMETERS) == {"h", "layer", "q", "topic"}, "a new one: say here what it is, it is tried already"
