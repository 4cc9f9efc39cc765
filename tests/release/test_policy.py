"""One policy for the whole site: strict, in every page, naming every inline script that runs and nothing else."""

import re
import shutil

import pytest

from conftest import edit
from release import headers, inline, policy
from release.built import read

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'


@pytest.fixture
def small(tmp_path):
    """Makes a site of a few pages: small({"index.html": body, …})."""

    def make(bodies):
        for name, body in bodies.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(PAGE.format(body), encoding="utf-8")
        return tmp_path

    return make


def directives(text):
    return {name: sources for name, *sources in (part.split() for part in text.split(";"))}


def test_all_is_forbidden_but_what_the_site_itself_holds(small):
    found = directives(policy.of(small({"index.html": ""})))
    assert found.pop("default-src") == found.pop("base-uri") == ["'none'"]
    assert set(found) == {
        "script-src", "style-src", "img-src", "connect-src", "worker-src", "manifest-src", "form-action"
    }  # fmt: skip
    assert all(sources == ["'self'"] for sources in found.values())


def test_an_inline_script_is_named_by_the_hash_that_the_specification_gives(small):
    # The example of CSP Level 2, §7.17.
    found = policy.of(small({"index.html": "<script>alert('Hello, world.');</script>"}))
    assert "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in directives(found)["script-src"]


def test_the_scripts_of_all_pages_are_named_once_and_every_page_states_the_same(small):
    site = small({"index.html": "<script>a()</script>", "en/x.html": "<script>a()</script><script>b()</script>"})
    stated = policy.apply(site)
    assert directives(stated)["script-src"][1:] == sorted(map(policy.hashed, ["a()", "b()"]))
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert policy.stated(page) == stated
        assert page.index("<meta charset") < page.index("Content-Security-Policy") < page.index("<title>")


def test_data_is_not_run_and_needs_no_hash(small):
    data = '<script type="application/ld+json">{"a": 1}</script><script id="c" type="application/json">{}</script>'
    assert "sha256" not in policy.of(small({"index.html": data + '<script src="a.js"></script>'}))


def test_applied_twice_it_stands_there_once_and_bare_takes_it_away(small):
    site = small({"index.html": "<script>a()</script>"})
    before = (site / "index.html").read_text(encoding="utf-8")
    policy.apply(site)
    once = (site / "index.html").read_text(encoding="utf-8")
    policy.apply(site)
    assert (site / "index.html").read_text(encoding="utf-8") == once
    assert policy.bare(once) == before


def test_a_page_without_a_charset_stops_and_nothing_is_written(small, capsys):
    site = small({"a.html": "", "index.html": ""})
    (site / "z.html").write_text("<title>z</title>")
    assert policy.main([str(site)]) == 1
    assert capsys.readouterr().err == "policy: z.html: no <meta charset>, after which the policy stands\n"
    assert policy.stated((site / "a.html").read_text()) == ""
    assert not (site / "_headers").exists()


def test_the_real_site_runs_few_inline_scripts_all_of_the_theme(site):
    hashes = re.findall(r"'sha256-", policy.stated((site / "index.html").read_text(encoding="utf-8")))
    assert len(hashes) == 4, "one a depth of pages (three) and one for the theme's tabs"
    assert list(inline.problems(read(site))) == []


@pytest.fixture
def broken(site, tmp_path):
    """A page or two of the built site to break."""
    for name in ("index.html", "en/chapters/hair.html", "404.html", "en/404.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, tmp_path / name)
    return tmp_path


FAULTS = {
    "</body>": {
        '<p style="color: red">x</p></body>': "a style attribute: <p style=“color: red”>",
        "<style>p { color: red }</style></body>": "an inline <style>",
        '<button onclick="go()">x</button></body>': "an inline handler: <button onclick=“go()”>",
        '<a href=" JavaScript:go()">x</a></body>': "a script as an address: <a href=“ JavaScript:go()”>",
        "<script>go()</script></body>": "the policy does not name the inline script “go()”",
    },
    '<meta charset="utf-8">': {
        '<meta charset="utf-8"><script>go()</script>': "the policy does not stand right after the charset",
    },
    "default-src 'none'": {"default-src 'self'": "its policy is not that of index.html"},
    "style-src 'self'": {"style-src 'unsafe-inline'": "its policy lets through what is unsafe"},
    '<meta http-equiv="Content-Security-Policy"': {
        '<meta http-equiv="x"': "0 policies (Content-Security-Policy), not one"
    },
}


@pytest.mark.parametrize("name", ["en/chapters/hair.html", "404.html", "en/404.html"])
@pytest.mark.parametrize(("old", "new"), [(old, new) for old, found in FAULTS.items() for new in found])
def test_what_a_policy_blocks_or_a_page_without_one_is_told(broken, name, old, new):
    edit(broken / name, old, new)
    assert f"{name}: {FAULTS[old][new]}" in list(inline.problems(read(broken)))


@pytest.mark.parametrize("name", ["index.html", "en/chapters/hair.html"])
def test_the_last_script_of_the_list_is_known_as_well_as_the_first(broken, name):
    page = (broken / name).read_text(encoding="utf-8")
    for source in re.findall(r"'sha256-[^']+'", page):
        (broken / name).write_text(page.replace(f" {source}", "", 1), encoding="utf-8")
        told = [line for line in inline.problems(read(broken)) if "does not name the inline script" in line]
        assert len(told) <= 1, "each inline script of the page has one hash"
    (broken / name).write_text(re.sub(r" 'sha256-[^']+'", "", page), encoding="utf-8")
    assert len([line for line in inline.problems(read(broken)) if f"{name}: the policy does not name" in line]) == 2


def test_the_policy_fits_a_header(site):
    stated = policy.stated((site / "index.html").read_text(encoding="utf-8"))
    assert len(f"  Content-Security-Policy: {stated}; {headers.FRAMED}") < 700
