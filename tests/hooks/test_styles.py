"""A page loads the styles and scripts that it needs, and not those of other pages."""

import re

import pytest
from ruamel.yaml import YAML

from conftest import LOCALES, html

# Named in more than one file on purpose: where they are at home is what counts.
SHARED = {"text", "lead", "page", "contents", "closing", "cite", "shape", "badge", "badges", "beside", "masthead"}


@pytest.fixture(scope="module")
def where(root):
    """The configuration: styles and scripts → file → where it is loaded."""
    return YAML(typ="safe").load(re.sub(r"!ENV.*", "x", (root / "mkdocs.yml").read_text(encoding="utf-8")))["extra"]


def classes(css: str) -> set[str]:
    """The classes that the rules of a style sheet name first, that is, whose look it sets."""
    selectors = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    return {c for s in selectors for c in re.findall(r"(?:^|[,\s])\.([a-z][\w-]*)", s)}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_class_of_a_page_finds_its_style_there(site, root, kb, where, locale):
    sheets = {
        name: classes((root / f"docs/assets/css/{name}.css").read_text(encoding="utf-8")) for name in where["styles"]
    }
    home: dict[str, set[str]] = {}
    for name, found in sheets.items():
        for one in found - SHARED:
            home.setdefault(one, set()).add(name)
    for path in kb.pages:
        page = html(site, locale, path)
        loaded = set(re.findall(r'assets/css/([\w-]+)\.css"', page))
        used = {c for names in re.findall(r'class="([^"]*)"', page) for c in names.split()}
        lost = {c: home[c] for c in used & set(home) if not home[c] & loaded}
        assert lost == {}, path


@pytest.mark.parametrize("kind", ["styles", "scripts"])
def test_every_file_is_loaded_somewhere_and_every_name_is_known(root, kb, where, kind):
    folder, suffix = ("css", ".css") if kind == "styles" else ("js", ".js")
    apart = {"material-search", "not-found"}  # the fallback of search, and the page for what is not here
    assert set(where[kind]) == {p.stem for p in (root / f"docs/assets/{folder}").glob(f"*{suffix}")} - apart
    known = {page.kind for page in kb.pages.values()} | set(kb.pages)
    assert {name for places in where[kind].values() for name in places} <= known


def test_a_page_does_not_load_what_only_others_need(site):
    page = html(site, "en", "since-2020")
    for name in ("figures", "glossary", "timeline", "home", "evidence"):
        assert f"assets/css/{name}.css" not in page
    assert "glossary-filter.js" not in page
