"""Fixtures of what is served: a few pages of the real site, to change and to deploy."""

import shutil
from pathlib import Path

import pytest

FEW = (
    "index.html", "404.html", "chapters/hair.html", "en/index.html", "en/404.html", "en/chapters/hair.html",
    "sitemap.xml", "sitemap.xml.gz", "robots.txt", "feed.xml", "favicon.ico", "search/zh-TW.js", "_headers",
)  # fmt: skip


@pytest.fixture
def few(site, copied, tmp_path):
    """A copy of a few pages of the built site and of all that is small, to change and to deploy."""
    return copied(site, tmp_path / "few")


@pytest.fixture(scope="session")
def copied():
    """Copies pages that tests ask for, and the site's data, styles and theme: copied(site, target)."""
    return _copied


def _copied(site: Path, target: Path) -> Path:
    for name in FEW:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, target / name)
    for name in ("data", "assets/css", "assets/js", "assets/img", "assets/javascripts", "assets/stylesheets"):
        shutil.copytree(site / name, target / name, ignore=shutil.ignore_patterns("lunr"))
    return target
