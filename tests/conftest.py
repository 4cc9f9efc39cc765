"""Shared by all tests: the project, a copy of it to break, and the real site, built once."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from measure.hosts import free_port

# Fixtures: of an editor's commands, of the open data, the editions, what is served; and which tests are long.
pytest_plugins = ["commands", "opendata", "paper", "few", "sets"]
ROOT = Path(__file__).resolve().parents[1]
PREFIX = "/review/"  # the site is tested below a sub-path, where careless addresses break


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself; tests only read it."""
    return ROOT


@pytest.fixture(scope="session")
def kb():
    """The project's real knowledge, loaded once; tests only read it."""
    from kb.load import load

    return load(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, with the real content and the same environment, to break."""
    target = tmp_path / "project"
    target.mkdir()
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "mkdocs.yml", ROOT / "pyproject.toml", *ROOT.glob("requirements*.txt")):
        shutil.copy(path, target / path.name)
    (target / ".venv").symlink_to(ROOT / ".venv")
    return target


def edit(path: Path, old: str, new: str) -> int:
    """Replaces the one `old` in a file and returns its line (1-based); fails when the content has moved on."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} holds {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


LOCALES = {"zh-TW": "", "en": "en/"}
"""Where each language's pages stand in the built site."""


def html(site: Path, locale: str, name: str) -> str:
    """The HTML of a built page."""
    return (site / f"{LOCALES[locale]}{name}.html").read_text(encoding="utf-8")


def words(fragment: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def build(project: Path, target: Path, address: str, generator: str = "mkdocs", **environment: str) -> None:
    """Builds a project's site and makes it ready for a host, as ./scripts/build does but for cards and editions; with
    MkDocs, or with another generator of mkdocs.yml.
    """
    from release import policy

    subprocess.run(
        [sys.executable, "-m", generator, "build", "--quiet", "--strict",
         "--config-file", "mkdocs.yml", "--site-dir", str(target)],
        cwd=project, check=True, env=os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"} | environment,
    )  # fmt: skip
    for path in target.rglob("*.map"):
        path.unlink()
    assert policy.main([str(target)]) == 0


@pytest.fixture(scope="session")
def address() -> str:
    """Where the tests' site is served."""
    return f"http://127.0.0.1:{free_port()}{PREFIX}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, address: str) -> Path:
    """The real site, built from the real content."""
    target = tmp_path_factory.mktemp("site") / "site"
    build(ROOT, target, address)
    return target


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium (or the one named by CHROMIUM); a missing browser is an error, never a skip."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium found; run the tests by ./scripts/test"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()
