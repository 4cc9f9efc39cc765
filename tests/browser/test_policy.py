"""Every page under the policy that it and its headers state: nothing is blocked or fails, nobody else is asked."""

import pytest

from browser.conftest import sent
from browser.hostile import LOOK
from browser.pages import PAGES
from measure import sites
from release import policy

PLACES = [*PAGES, "404.html", "en/404.html"]


@pytest.mark.parametrize("part", range(6))
def test_nothing_of_any_page_is_blocked_or_fails_and_nobody_else_is_asked(open_page, served, part):
    page = open_page("robots.txt")
    page.add_init_script(LOOK)
    for path in PLACES[part::6]:
        page.goto(served + path, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        told = [*page.evaluate("blocked"), *page.seen["errors"], *page.seen["failed"]]
        assert told == [], path
        assert [url for url in page.seen["requests"] if not url.startswith(served)] == [], path


def test_all_pages_are_among_them(site):
    assert set(PLACES) == {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_pages_come_with_the_policy_in_their_headers_as_well(open_page, served, site, address):
    page = open_page("chapters/hair.html")
    answer = page.request.get(served + "chapters/hair.html")
    stated = policy.stated(answer.text())
    assert answer.headers["content-security-policy"] == f"{stated}; frame-ancestors 'none'"
    assert answer.headers["content-security-policy"] == sent(site, "/review/x")["Content-Security-Policy"]


def test_no_other_page_can_frame_one_of_ours(browser, served, tmp_path):
    (tmp_path / "index.html").write_text(f'<iframe src="{served}index.html"></iframe>')
    with sites.served(tmp_path) as other:
        page = browser.new_page()
        page.goto(other)
        assert "one of ours" not in framed(page)
        page.route(f"{served}index.html", _without_headers)
        page.goto(other)
        assert "one of ours" in framed(page), "but for the headers it could"
        page.close()


def framed(page):
    """Which pages a page has in its frames."""
    return ["one of ours" if frame.locator("#search-dialog").count() else "another" for frame in page.frames[1:]]


def _without_headers(route):
    answer = route.fetch()
    route.fulfill(status=200, body=answer.text(), content_type="text/html; charset=utf-8")


def test_that_test_notices_what_is_blocked(open_page, served):
    page = open_page("robots.txt")
    page.add_init_script(LOOK)
    page.route("**/hair.html", lambda route: _changed(route, "</body>", "<style>p { color: red }</style></body>"))
    page.goto(f"{served}chapters/hair.html")
    assert page.evaluate("blocked") == ["style-src-elem inline"] * 2, "by the page's policy and by that of its headers"
    assert len(page.seen["errors"]) == 2


def _changed(route, old, new):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(old, new))
