"""The site does not hang on MkDocs: ProperDocs, which carries MkDocs 1 on, makes the same files of mkdocs.yml."""

import gzip
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

from conftest import ROOT, build, edit

NOT_HERE = "raise ImportError('a line of MkDocs was used')\n"


@pytest.fixture(scope="session")
def by_properdocs(tmp_path_factory, address):
    """The real site as ProperDocs builds it, with nothing of MkDocs to fall back on."""
    place = tmp_path_factory.mktemp("properdocs")
    hidden = place / "without-mkdocs"
    (hidden / "mkdocs").mkdir(parents=True)
    (hidden / "mkdocs/__init__.py").write_text(NOT_HERE)
    paths = os.pathsep.join([str(hidden), os.environ.get("PYTHONPATH", "")])
    build(ROOT, place / "site", address, "properdocs", PYTHONPATH=paths)
    return place / "site"


def contents(site: Path) -> dict[str, bytes]:
    """What each file of a site holds: path → bytes. A compressed file's head also holds the day it was made."""
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    return {name: gzip.decompress(held) if name.endswith(".gz") else held for name, held in files.items()}


def differing(one: Path, other: Path) -> list[str]:
    """The files that only one of two sites has, or that do not hold the same bytes."""
    ours, theirs = contents(one), contents(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def test_properdocs_makes_every_file_of_the_site_byte_for_byte(site, by_properdocs):
    assert (by_properdocs / "en/chapters/hair.html").is_file()
    assert differing(site, by_properdocs) == []


def test_a_file_that_differs_or_is_missing_is_named(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text("<p>a page</p>")
        (tmp_path / name / "map.gz").write_bytes(gzip.compress(b"a map", mtime=len(name)))
    assert differing(tmp_path / "one", tmp_path / "other") == []
    edit(tmp_path / "other/page.html", "a page", "another page")
    (tmp_path / "one/only.css").touch()
    assert differing(tmp_path / "one", tmp_path / "other") == ["only.css", "page.html"]


def test_the_script_of_the_fallback_search_is_found_whatever_the_theme_calls_it(tmp_path):
    from hooks.frame import theme_script

    theme = SimpleNamespace(dirs=[str(tmp_path / "overrides"), str(tmp_path / "theme")])
    scripts = tmp_path / "theme/assets/javascripts"
    scripts.mkdir(parents=True)
    with pytest.raises(PluginError, match="has 0 scripts"):
        theme_script(theme)
    (scripts / "bundle.19ace10b.min.js").touch()
    assert theme_script(theme) == "assets/javascripts/bundle.19ace10b.min.js"
    (scripts / "bundle.a5f9d56c.min.js").touch()
    with pytest.raises(PluginError, match="has 2 scripts"):
        theme_script(theme)
