"""One language alone: its pages are those of the whole site, at the same addresses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import LOCALES
from release.policy import bare

OF_THE_WHOLE = {Path("_headers")}


def built(project, target, **environment):
    """What building one language came to: no policy, for that is worked out for a host."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(target)],
        cwd=project, capture_output=True, text=True, check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
    )  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_a_preview_holds_the_pages_of_its_language_and_all_that_they_load(root, site, address, tmp_path, locale):
    preview = tmp_path / "site"
    done = built(root, preview, PREVIEW=locale, SITE_URL=address)
    assert done.returncode == 0, done.stderr
    here = {p.relative_to(preview) for p in preview.rglob("*") if p.is_file() and p.suffix != ".map"} - OF_THE_WHOLE
    whole = {p.relative_to(site) for p in site.rglob("*") if p.is_file()} - OF_THE_WHOLE
    pages = {p for p in whole if p.suffix == ".html" and p.name != "404.html"}
    own = {p for p in pages if (p.parts[0] == "en") == (locale == "en")}
    assert here == whole - (pages - own)
    for path in here:
        made, published = (folder / path for folder in (preview, site))
        if path.suffix == ".html":
            assert made.read_text(encoding="utf-8") == bare(published.read_text(encoding="utf-8")), path
        elif path.suffix not in (".xml", ".gz"):
            assert made.read_bytes() == published.read_bytes(), path


def test_a_language_that_there_is_not_stops_with_one_line(root, tmp_path):
    done = built(root, tmp_path / "site", PREVIEW="zh-tw")
    assert done.returncode == 1
    assert done.stdout.strip() == "unknown language “zh-tw”; nearest valid: zh-TW; known: zh-TW, en"
    assert not (tmp_path / "site").exists()
