"""An editor's day: each change the README describes is one small edit, and the check takes it."""

import re

import pytest

from conftest import ROOT, edit
from kb.__main__ import main

REFERENCE = """\
- {id: new2026, verified: true, seen: 2026-11-24, topic: law, kind: law, type: webpage, title: A page,
   author: [{literal: A body}], issued: 2026, URL: "https://example.org/"}
"""
NOTE = """\
- id: note-dose
  segment: hair-060
  date: 2026-11-24
  changes-meaning: true
  refs: [new2026]
  zh-TW: 第一句看得到。其餘點開再讀。
  en: The first sentence is in view. The rest opens.
"""


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_paragraph_is_two_texts_and_one_line(copy, capsys):
    zh = "注射後的效果輕微，而且因人而異；[外泌體][exosome]的研究仍在起步。"
    en = "The effect is slight and differs from person to person; research on [exosomes][exosome] is young."
    for locale, text in (("zh-TW", zh), ("en", en)):
        added = f"{{ #hair-060 }}\n\n{text}\n{{ #hair-065 }}"
        edit(copy / f"docs/{locale}/chapters/hair.md", "{ #hair-060 }", added)
    append(copy / "docs/_data/segments.yml", "- {id: hair-065, source: [hair-2], hedges: [slight, varies]}\n")
    assert main(["check"], root=copy) == 0, capsys.readouterr().err


CLAIM = """\
- id: CL99
  segments: [hair-060]
  badge: N
  status: not-checked
  short: {zh-TW: 效果輕微。, en: The effect is slight.}
"""


def test_a_note_a_claim_and_a_reference_are_one_entry_each(copy, capsys):
    data = copy / "docs/_data"
    append(data / "references.yml", REFERENCE)
    append(data / "notes.yml", NOTE)
    append(data / "claims.yml", CLAIM)
    assert main(["check"], root=copy) == 0, capsys.readouterr().err


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_the_term_that_the_page_on_helping_shows_can_be_pasted_marked_and_looked_up(copy, capsys, locale):
    page = (copy / f"docs/{locale}/about/contributing.md").read_text(encoding="utf-8")
    example = re.search(r'<pre[^>]*id="example-term"[^>]*>(.*?)</pre>', page, re.S)[1]
    append(copy / "docs/_data/glossary.yml", example)
    example = re.search(r'<pre[^>]*id="example-search"[^>]*>(.*?)</pre>', page, re.S)[1]
    append(copy / "docs/_data/synonyms.yml", example)
    edit(copy / "docs/zh-TW/chapters/hair.md", "煩惱很大。", "煩惱很大，[皮脂][sebum]也是。")
    edit(copy / "docs/en/chapters/hair.md", "troubles patients greatly.", "troubles patients, as [sebum][sebum] does.")
    assert main(["check"], root=copy) == 0, capsys.readouterr().err
    assert main(["term", "皮脂"], root=copy) == 0
    assert "«sebum»" in capsys.readouterr().out


def test_the_readmes_term_is_whole_too(copy, capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    append(copy / "docs/_data/glossary.yml", re.search(r"```yaml\n(- id: sebum\n.*?)```", readme, re.S)[1])
    assert main(["check"], root=copy) == 0, capsys.readouterr().err


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_source_event_and_update_on_the_page_on_helping_can_be_pasted_and_cited(copy, capsys, locale):
    page = (copy / f"docs/{locale}/about/contributing.md").read_text(encoding="utf-8")
    for name, file in (("reference", "references"), ("event", "timeline"), ("update", "updates")):
        example = re.search(rf'<pre[^>]*id="example-{name}"[^>]*>(.*?)</pre>', page, re.S)[1]
        append(copy / f"docs/_data/{file}.yml", example)
    for tree in ("zh-TW", "en"):
        edit(copy / f"docs/{tree}/chapters/hair.md", "{ #hair-060 }", "[^gold2015]\n{ #hair-060 }")
    assert main(["check"], root=copy) == 0, capsys.readouterr().err


def test_the_readmes_source_event_update_and_claim_are_whole_too(copy, capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for first, file in (
        ("gold2015", "references"), ("hair-trial-2015", "timeline"), ("gold-hair-trial", "updates"), ("CL44", "claims"),
    ):  # fmt: skip
        example = re.search(rf"```yaml\n(- id: {first}\n.*?)```", readme, re.S)[1]
        append(copy / f"docs/_data/{file}.yml", example.replace("hair-065", "hair-060"))
    assert main(["check"], root=copy) == 0, capsys.readouterr().err
