"""All editions of a built site, or none."""

import shutil

import pytest

from editions import publish
from editions.paper import checks, fonts
from sets import LONG

pytestmark = LONG  # minutes of printing; the gates of every change print the sheet and single pages

SHEETS = [f"stem-cell-review-questions.{locale}.pdf" for locale in ("zh-TW", "en", "parallel")]


@pytest.fixture
def copied(site, tmp_path):
    target = tmp_path / "site"
    shutil.copytree(site, target)
    return target


@pytest.fixture
def ours(monkeypatch, browser, address):
    """publish with the tests' own browser, for one thread has one."""
    from contextlib import contextmanager

    from editions.paper.printer import Printer

    @contextmanager
    def printer(site, address, faces):
        yield Printer(browser, site, address, faces)

    monkeypatch.setattr(publish, "printer", printer)


def test_editions_are_made_checked_and_told_of(copied, ours, capsys):
    assert publish.main([str(copied), "--only", "questions"]) == 0
    assert sorted(path.name for path in (copied / "editions").iterdir()) == sorted(SHEETS)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == [f"editions/{name}" for name in SHEETS]
    assert [line.split()[1] for line in lines[:3]] == ["2", "2", "4"]
    assert lines[-1].startswith("peak of memory: ")


def test_making_them_again_gives_the_same_bytes(copied, ours):
    made = []
    for _ in range(2):
        assert publish.main([str(copied), "--only", "questions"]) == 0
        made.append({path.name: path.read_bytes() for path in (copied / "editions").iterdir()})
    assert made[0] == made[1]


def test_what_is_wrong_with_an_edition_stops_all_and_is_said_in_a_line(copied, ours, monkeypatch, capsys):
    monkeypatch.setattr(checks, "_faces", lambda path: ["face Comic: only our own, as TrueType"])
    assert publish.main([str(copied), "--only", "questions.en"]) == 1
    assert capsys.readouterr().err == (
        "publish: editions/stem-cell-review-questions.en.pdf: face Comic: only our own, as TrueType\n"
    )


def test_what_could_be_set_better_is_reported_and_stops_nothing(copied, ours, monkeypatch, capsys):
    monkeypatch.setattr(checks, "_forbidden", lambda lines: ["page 1: a line begins with 。"])
    assert publish.main([str(copied), "--only", "questions.en"]) == 0
    assert (
        "report: editions/stem-cell-review-questions.en.pdf: page 1: a line begins with 。" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("owner", "name", "value", "said"),
    [
        (fonts, "missing", lambda: ["fonts-texgyre"], "fonts are missing (Debian: apt-get install fonts-texgyre)"),
        (publish, "TOOLS", {"no-such-program": "poppler-utils"}, "missing (Debian: apt-get install poppler-utils)"),
    ],
)
def test_without_a_font_or_a_program_nothing_is_made(copied, monkeypatch, capsys, owner, name, value, said):
    monkeypatch.setattr(owner, name, value)
    assert publish.main([str(copied)]) == 1
    assert capsys.readouterr().err == f"publish: {said}\n"
    assert not (copied / "editions").exists()


def test_without_a_browser_one_line_says_so(copied, monkeypatch, tmp_path, capsys):
    from editions import cards

    def none():
        raise cards.NotDrawn("there is no Chromium")

    monkeypatch.setattr(cards, "browser", none)
    assert publish.main([str(copied)]) == 1
    assert capsys.readouterr().err == "publish: there is no Chromium\n"
