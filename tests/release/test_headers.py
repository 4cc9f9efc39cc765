"""`_headers`, as Netlify and Cloudflare Pages read it: the policy, the rest of what protects a reader, and caching."""

import re

import pytest

from browser.conftest import sent
from release import headers, policy

PAGE = '<meta charset="utf-8"><link rel="canonical" href="https://example.org/{}index.html">'


@pytest.fixture
def small(tmp_path):
    """A site of a page and a few files, at the root of its host."""
    (tmp_path / "index.html").write_text(PAGE.format(""))
    for name in (
        "assets/javascripts/bundle.0123abcd.min.js", "assets/stylesheets/main.89abcdef.min.css",
        "assets/javascripts/workers/search.00aa11bb.min.js", "assets/javascripts/lunr/min/lunr.zh.min.js",
        "assets/css/type.css", "search/zh-TW.js",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_every_answer_carries_the_policy_that_pages_state_and_who_may_frame_them(small):
    stated = policy.apply(small)
    headers.write(small, stated)
    for path in ("/", "/en/x.html", "/assets/css/type.css"):
        found = sent(small, path)
        assert found["Content-Security-Policy"] == f"{stated}; frame-ancestors 'none'"
        assert found["X-Content-Type-Options"] == "nosniff"
        assert {name: found[name] for name in headers.FIXED} == headers.FIXED


def test_only_files_named_after_their_content_are_kept_forever(small):
    headers.write(small, policy.of(small))
    kept = {
        path.relative_to(small).as_posix()
        for path in small.rglob("*.*")
        if "immutable" in sent(small, f"/{path.relative_to(small).as_posix()}").get("Cache-Control", "")
    }
    assert kept == {
        "assets/javascripts/bundle.0123abcd.min.js", "assets/stylesheets/main.89abcdef.min.css",
        "assets/javascripts/workers/search.00aa11bb.min.js",
    }  # fmt: skip


def test_below_a_path_the_rules_begin_with_it(small):
    (small / "index.html").write_text(PAGE.format("review/"))
    patterns = [line for line in headers.made(small, "x").splitlines() if line.startswith("/")]
    assert patterns[0] == "/review/*"
    assert all(pattern.startswith("/review/") for pattern in patterns)


def test_more_rules_than_hosts_read_stop_the_build(small, capsys):
    for number in range(101):
        (small / f"assets/javascripts/part.{number:08x}.min.js").write_text("")
    assert policy.main([str(small)]) == 1
    assert re.fullmatch(
        r"policy: _headers: 105 rules, longest line \d+ characters; hosts read 100 rules of 2000\n",
        capsys.readouterr().err,
    )
    assert not (small / "_headers").exists()


def test_a_longer_line_than_hosts_read_stops_the_build(small, capsys):
    page = small / "index.html"
    page.write_text(page.read_text() + "".join(f"<script>a({n})</script>" for n in range(40)))
    assert policy.main([str(small)]) == 1
    assert "hosts read 100 rules of 2000" in capsys.readouterr().err


def test_without_an_address_one_line_says_so(small, capsys):
    (small / "index.html").write_text('<meta charset="utf-8">')
    assert policy.main([str(small)]) == 1
    assert capsys.readouterr().err.endswith("index.html: no canonical address that ends in “/”\n")


def test_the_real_site_stays_within_what_hosts_read(site):
    text = (site / "_headers").read_text(encoding="utf-8")
    assert text == headers.made(site, policy.of(site))
    assert max(map(len, text.splitlines())) < 800
    assert text.count("immutable") == 4
