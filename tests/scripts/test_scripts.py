"""The scripts as people call them: nothing half-written, one clear line when something is missing."""

import os
import shutil
import signal
import subprocess
import urllib.request

import pytest

from conftest import edit
from measure import save
from sets import LONG


def run(project, script, *arguments, **environment):
    command = [f"./scripts/{script}", *arguments]
    environment = os.environ | environment
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_build_puts_a_complete_verified_site_in_place_and_leaves_nothing_else(copy):
    done = run(copy, "build", SITE_URL="https://example.org/review/")
    assert done.returncode == 0, done.stderr
    assert "verify: 0 problems" in done.stdout
    assert (copy / "site/en/chapters/hair.html").is_file()
    page = (copy / "site/chapters/hair.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/review/en/chapters/hair.html"' in page
    assert 'content="https://example.org/review/assets/cards/zh-TW/chapters-hair.png"' in page
    assert (copy / "site/assets/cards/zh-TW/chapters-hair.png").is_file()
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src' in page
    assert (copy / "site/_headers").read_text(encoding="utf-8").count("/review/*\n") == 1
    assert "Sitemap: https://example.org/review/sitemap.xml\n" in (copy / "site/robots.txt").read_text()
    assert not list(copy.glob("site.*"))
    assert not list((copy / "site").rglob("*.map"))


def test_a_stopped_build_leaves_the_last_good_site_as_it_was(copy):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    edit(copy / "docs/en/chapters/hair.md", "30% develop", "20% develop")
    done = run(copy, "build")
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0, "one clear line"
    assert "docs/en/chapters/hair.md" in done.stderr
    assert [p.name for p in (copy / "site").iterdir()] == ["index.html"]
    assert not list(copy.glob("site.*"))


def test_a_build_that_fails_halfway_leaves_the_last_good_site_as_it_was(copy):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    edit(copy / "docs/zh-TW/about/source.md", "(errata.md)", "(eratta.md)")
    done = run(copy, "build")
    assert done.returncode == 1
    assert (copy / "site/index.html").read_text() == "the last good one"
    assert not list(copy.glob("site.*"))


@LONG
def test_a_style_within_a_page_stops_the_build_for_the_policy_would_block_it(copy):
    edit(
        copy / "overrides/partials/colophon.html",
        '<footer class="colophon">',
        '<footer class="colophon" style="top: 0">',
    )
    done = run(copy, "build", CHROMIUM="")
    assert done.returncode == 1
    assert "index.html: a style attribute: <footer style=“top: 0”>" in done.stderr
    assert not list(copy.glob("site*"))


@LONG
def test_deploy_serves_the_site_that_was_built_and_goes_back_to_the_one_before(copy, site, tmp_path):
    shutil.copytree(site, copy / "site")
    www = tmp_path / "www"
    first = run(copy, "deploy", str(www))
    assert first.returncode == 0, first.stderr
    name, told = first.stdout.split()[0], first.stdout.splitlines()[1:]
    assert told == [f"nginx has to read {www}/nginx and the policy of this release: nginx -t && nginx -s reload"]
    assert (www / "current/site/review/index.html").read_bytes() == (site / "index.html").read_bytes()
    edit(copy / "site/robots.txt", "Allow: /", "Allow: /\nCrawl-delay: 1")
    second = run(copy, "deploy", str(www)).stdout
    assert second.startswith("0002-")
    assert second.count("\n") == 1, "nothing new for nginx"
    back = run(copy, "deploy", str(www), "--back")
    assert back.stdout == f"{name} is served from {www}/current again\n"
    again = run(copy, "deploy", str(www), "--back")
    assert (again.returncode, again.stderr) == (1, f"deploy: {www}: there is no release before {name}\n")


ANOTHER_DAY = """\
import time_machine

time_machine.travel("2031-03-05T04:06:07+00:00").start()
"""


def test_another_folder_time_zone_order_of_hashes_and_day_give_the_same_bytes(copy, tmp_path):
    other = tmp_path / "somewhere" / "else"
    shutil.copytree(copy, other, symlinks=True)
    for path in (other / "docs").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (other / "scripts" / "sitecustomize.py").write_text(ANOTHER_DAY)  # Python runs it first, wherever it starts
    built = []
    for project, where in ((copy, {"TZ": "UTC"}), (other, {"TZ": "Asia/Taipei", "PYTHONHASHSEED": "7"})):
        done = run(project, "build", SOURCE_DATE_EPOCH="1700000000", SITE_URL="https://example.org/review/", **where)
        assert done.returncode == 0, done.stderr
        built.append({p.relative_to(project / "site"): p.read_bytes() for p in (project / "site").rglob("*.*")})
    assert built[0].keys() == built[1].keys()
    assert [path.as_posix() for path in built[0] if built[0][path] != built[1][path]] == []


@LONG
def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_is_whole(copy):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    building = subprocess.Popen(["./scripts/build"], cwd=copy, stdout=subprocess.DEVNULL, start_new_session=True)
    while not list(copy.glob("site.new/*")):
        assert building.poll() is None, "it was done before it could be killed"
    os.killpg(building.pid, signal.SIGKILL)
    building.wait(10)
    assert (copy / "site/index.html").read_text() == "the last good one"
    assert run(copy, "build").returncode == 0
    assert (copy / "site/en/chapters/hair.html").is_file()
    assert not list(copy.glob("site.*"))


def test_a_build_that_is_asked_to_stop_cleans_up(copy):
    building = subprocess.Popen(["./scripts/build"], cwd=copy, stdout=subprocess.DEVNULL, start_new_session=True)
    while not list(copy.glob("site.new/*")):
        assert building.poll() is None, "it was done before it could be stopped"
    os.killpg(building.pid, signal.SIGTERM)
    assert building.wait(20) != 0
    assert not list(copy.glob("site*"))


def test_killed_between_the_two_moves_the_last_good_site_is_put_back(copy):
    (copy / "site.old").mkdir()
    (copy / "site.old/index.html").write_text("the last good one")
    edit(copy / "docs/en/chapters/hair.md", "30% develop", "20% develop")
    assert run(copy, "build").returncode == 1
    assert (copy / "site/index.html").read_text() == "the last good one"


def test_when_nothing_more_can_be_written_the_last_good_site_stays(copy):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    small = ["sh", "-c", "ulimit -f 100; exec ./scripts/build"]  # no file over 50 kB: what a full disk feels like
    without_cards = os.environ | {"CHROMIUM": ""}
    done = subprocess.run(small, cwd=copy, env=without_cards, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "File too large" in done.stderr
    assert (copy / "site/index.html").read_text() == "the last good one"
    assert not list(copy.glob("site.*"))


@LONG
def test_without_chromium_the_site_is_built_whole_without_cards_and_one_line_says_so(copy):
    done = run(copy, "build", CHROMIUM="")
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == "No cards for chats and feeds are drawn: there is no Chromium with Noto CJK fonts."
    assert "verify: 0 problems" in done.stdout
    assert not (copy / "site/assets/cards").exists()


@pytest.fixture
def without_chromium(tmp_path):
    """A PATH as on a machine without Chromium, for somebody who is not root."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "cksum", "cat", "grep", "basename"):
        (tools / name).symlink_to(shutil.which(name))
    (tools / "id").write_text("#!/bin/sh\necho 1000\n")
    (tools / "id").chmod(0o755)
    return str(tools)


def test_the_test_command_names_what_to_install_and_fails_rather_than_skip(copy, without_chromium):
    done = run(copy, "test", PATH=without_chromium, NGINX="")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "The tests need more programs and fonts: sudo apt-get install -y --no-install-recommends "
        "chromium fonts-noto-cjk fonts-texgyre poppler-utils default-jre-headless firefox-esr nginx "
        "libnginx-mod-http-brotli-static"
    )


def test_publish_names_what_to_install_and_leaves_the_last_good_site_as_it_was(copy, without_chromium):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    done = run(copy, "publish", PATH=without_chromium, CHROMIUM="")
    assert done.returncode == 1
    needed = "chromium fonts-noto-cjk fonts-texgyre poppler-utils default-jre-headless"
    assert done.stderr.strip() == (
        f"The editions need: {needed} (sudo apt-get install -y --no-install-recommends {needed})"
    )
    assert (copy / "site/index.html").read_text() == "the last good one"
    assert not list(copy.glob("site.*"))


@LONG
def test_editions_that_fail_leave_the_last_good_site_as_it_was(copy):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("the last good one")
    edit(copy / "docs/zh-TW/about/source.md", "原文和譯本都是別人的作品", "原文和譯本🧬都是別人的作品")
    done = run(copy, "publish")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "publish: no face has a glyph for 🧬 (U+1F9EC)"
    assert (copy / "site/index.html").read_text() == "the last good one"
    assert not list(copy.glob("site.*"))


def test_serve_prints_its_address_and_serves_both_languages(copy):
    server = subprocess.Popen(
        ["./scripts/serve"], cwd=copy, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        line = server.stderr.readline()
        assert line.startswith("中文 http://127.0.0.1:")
        zh, en = line.split()[1], line.split()[4]
        for address, language in ((zh, "zh-TW"), (en, "en")):
            assert f'<html lang="{language}"' in _eventually(address)
    finally:
        os.killpg(server.pid, 15)
        server.wait(10)


def test_a_preview_of_one_language_shows_what_is_saved_and_makes_the_open_data_once(copy):
    (copy / ".venv").unlink()  # `serving` brings it
    with save.serving(copy, "en") as address:
        before = _eventually(f"{address}data/claims.json")
        for what in save.CHANGES:
            save.saved(copy, address, "en", what, 0)  # raises unless it is shown
        assert _eventually(f"{address}data/claims.json") == before


def _eventually(address: str) -> str:
    """What an address answers, tried for a minute."""
    import time

    for _ in range(120):
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} never answered")
