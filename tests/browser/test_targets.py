"""Whatever can be pressed is large enough for a finger, or far enough from the next (WCAG 2.5.8)."""

import pytest

from browser.conftest import DESKTOP, PHONE
from browser.pages import PAGES
from browser.states import STATES, unfold_all
from browser.targets import targets
from sets import thinned


@pytest.mark.parametrize("path", thinned([*PAGES, "nothing.html", "en/nothing.html"], 6))
def test_every_target_of_a_page_has_24_pixels_on_phone_and_desktop(open_page, path):
    page = open_page(path, viewport=PHONE)
    unfold_all(page)
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        found = targets(page)
        assert found["measured"] > 3
        assert (found["small"], found["crowded"]) == ([], [])


@pytest.mark.parametrize("state", thinned([*STATES], 6))
def test_what_opens_has_targets_of_24_pixels_too(open_page, state):
    path, act, _ = STATES[state]
    for size in (PHONE, DESKTOP):
        page = open_page(path, viewport=size)
        act(page)
        found = targets(page)
        assert (found["small"], found["crowded"]) == ([], [])


def test_small_and_crowded_targets_are_told_and_links_in_a_sentence_are_not(open_page):
    page = open_page("about/source.html", bypass_csp=True)
    before = targets(page)
    page.evaluate("""() => document.querySelector('#text').insertAdjacentHTML('afterbegin', `
        <div style="font-size: 9px"><p>In a <a href="#text">sentence</a>.</p>
        <p style="margin: 60px 0"><a href="#text">alone</a></p>
        <p><a href="#text">one</a> <a href="#text">two</a></p></div>`)""")
    after = targets(page)
    assert after["measured"] == before["measured"] + 4
    assert [line.rpartition('">')[2] for line in after["small"]] == ["alone</a>", "one</a>", "two</a>"]
    assert [line.rpartition('">')[2] for line in after["crowded"]] == ["one</a>", "two</a>"]
