"""What was agreed cannot be lost in silence; better wording and new entries never stop; drift is only shown."""

import json
import re
from collections import Counter

import pytest

from conftest import edit
from kb import agreed, parity
from kb.load import load
from kb.signature import lost

HAIR = "docs/{}/chapters/hair.md"


def reports(kb_command) -> list[str]:
    return [line for line in kb_command("check", "--reports")[1] if "AGREE" in line]


def test_everything_in_the_project_is_agreed(kb_command, copy, root):
    assert reports(kb_command) == []
    code, said, _ = kb_command("agree", "--all")
    assert (code, said) == (0, [])
    here, there = ((folder / "docs/_data" / agreed.NAME).read_bytes() for folder in (copy, root))
    assert here == there, "agreeing anew moves no line: a review sees what changed, alone"


def test_a_digit_changed_in_both_languages_stops_and_says_how_to_mean_it(kb_command):
    line = edit(kb_command.root / HAIR.format("zh-TW"), "以後有30%會", "以後有20%會")
    edit(kb_command.root / HAIR.format("en"), "30% develop", "20% develop")
    code, _, stops = kb_command("check")
    assert code == 1
    said = "hair-020: says other than agreed: lost 30 %; if that is meant: ./scripts/run kb agree hair-020"
    assert stops[0] in [f"{HAIR.format(locale)}:{line}: {said}" for locale in ("zh-TW", "en")]
    assert len(stops) == 2


def test_once_agreed_it_passes_and_the_record_says_what_changed(kb_command):
    edit(kb_command.root / HAIR.format("zh-TW"), "以後有30%會", "以後有20%會")
    edit(kb_command.root / HAIR.format("en"), "30% develop", "20% develop")
    code, said, _ = kb_command("agree", "hair-020")
    assert (code, said) == (0, ["chapters/hair#hair-020: zh-TW −30 % +20 %; en −30 % +20 %"])
    assert kb_command("check")[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("badge: N", "badge: R", "badge is “R”; agreed was “N”"),
        ("status: refined", "status: stands", "status is “stands”; agreed was “refined”"),
    ],
)
def test_a_badge_or_status_changed_alone_stops(kb_command, old, new, said):
    path = kb_command.root / "docs/_data/claims.yml"
    entry = re.search(r"- id: CL16\n.*?(?=\n- id)", path.read_text(encoding="utf-8"), re.S)[0]
    edit(path, entry, entry.replace(old, new))
    code, _, stops = kb_command("check")
    assert code == 1
    assert [line.split(": ", 1)[1] for line in stops] == [
        f"CL16: {said}; if that is meant: ./scripts/run kb agree CL16"
    ]


def test_what_a_status_means_is_agreed_letter_by_letter(kb_command):
    edit(kb_command.root / "docs/_data/badges.yml", "What we found agrees with it.", "What we found agrees with that.")
    code, _, (stop,) = kb_command("check")
    assert code == 1
    assert "stands: means.en is “What we found agrees with that.”; agreed was “What we found agrees with it.”" in stop


def test_a_date_a_number_of_people_or_a_source_changed_alone_stops(kb_command):
    path = kb_command.root / "docs/_data/updates.yml"
    edit(path, "growth-factor-gel-2003\n  published: 2003-04", "growth-factor-gel-2003\n  published: 2004-04")
    edit(path, "refs: [fitzpatrick2003]", "refs: [moon2019]")
    code, _, stops = kb_command("check")
    assert code == 1
    assert any("growth-factor-gel-2003: published is “2004-04”; agreed was “2003-04”" in line for line in stops)
    assert any("refs no longer has fitzpatrick2003, which was agreed" in line for line in stops)


def test_a_source_no_longer_cited_in_either_language_stops(kb_command):
    for locale in ("zh-TW", "en"):
        path = kb_command.root / f"docs/{locale}/about/source.md"
        text = path.read_text(encoding="utf-8")
        assert text.count("[^ichihashi2020]") == 1
        path.write_text(text.replace("[^ichihashi2020]", ""), encoding="utf-8")
    code, _, stops = kb_command("check")
    assert code == 1
    assert all("source-review: says other than agreed: lost ^ichihashi2020" in stop for stop in stops)


def test_a_not_that_is_gone_stops(kb_command):
    path = kb_command.root / "docs/_data/updates.yml"
    edit(path, "This was in animals, not human skin", "This was in animals and human skin")
    code, _, (stop,) = kb_command("check")
    assert code == 1
    assert "injected-fibroblasts-in-mice: says other than agreed: lost not" in stop


def test_a_not_that_came_in_stops(kb_command):
    edit(kb_command.root / HAIR.format("en"), "which acts on", "which does not act on")
    code, _, (stop,) = kb_command("check")
    assert code == 1
    assert "hair-030: says other than agreed: a negation came in" in stop


def test_an_entry_that_is_gone_from_both_languages_stops_and_names_its_line_in_the_record(kb_command):
    path = kb_command.root / "docs/_data/notes.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"- id: note-dht\n(?:  .*\n)+", "", text), encoding="utf-8")
    record = (kb_command.root / "docs/_data" / agreed.NAME).read_text(encoding="utf-8").splitlines()
    line = next(n for n, row in enumerate(record, 1) if row.startswith('"notes/note-dht"'))
    code, _, stops = kb_command("check")
    assert code == 1
    said = "note-dht was agreed and is gone (notes/note-dht); if that is meant: ./scripts/run kb agree note-dht"
    assert stops == [f"docs/_data/{agreed.NAME}:{line}: {said}"]
    assert kb_command("agree", "note-dht")[1] == ["notes/note-dht: gone"]
    assert kb_command("check")[0] == 0


def test_better_wording_of_one_language_is_reported_and_shown_as_drift_but_never_stops(kb_command):
    edit(kb_command.root / HAIR.format("zh-TW"), "結果，", "於是，")
    assert kb_command("check")[0] == 0
    (said,) = reports(kb_command)
    assert said.endswith("AGREE-3 hair-030: zh-TW was worded anew, en was not")
    assert "  en     chapters/hair#hair-030" in kb_command("status")[1]
    kb = load(kb_command.root)
    assert agreed.outdated(kb, parity.documents(kb)) == {"chapters/hair#hair-030": "en"}


def test_drift_ends_when_the_other_language_follows_or_is_agreed(kb_command):
    edit(kb_command.root / HAIR.format("zh-TW"), "結果，", "於是，")
    edit(kb_command.root / HAIR.format("en"), "As a result the", "And so the")
    kb = load(kb_command.root)
    assert agreed.outdated(kb, parity.documents(kb)) == {}
    (said,) = reports(kb_command)
    assert said.endswith("AGREE-2 hair-030: both languages were worded anew, not compared yet")
    assert kb_command("agree", "hair-030")[0] == 0
    assert reports(kb_command) == []


def test_a_new_entry_needs_no_agreement(kb_command):
    new = "- {id: new-entry, date: 2026-11-30, kind: added, pages: [index], zh-TW: 加了10項。, en: Added 10 things.}\n"
    with (kb_command.root / "docs/_data/changelog.yml").open("a", encoding="utf-8") as file:
        file.write(new)
    assert kb_command("check")[0] == 0
    (said,) = reports(kb_command)
    assert said.endswith("AGREE-1 new-entry is new, not agreed yet")


def test_an_id_that_nothing_bears_is_answered_with_the_nearest(kb_command):
    code, said, _ = kb_command("agree", "hair-02")
    assert code == 1
    assert said == ["nothing is called “hair-02”; nearest valid: hair-020"]


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', "{"])
def test_a_record_that_is_broken_stops_in_one_line(kb_command, text):
    (kb_command.root / "docs/_data" / agreed.NAME).write_text(text, encoding="utf-8")
    code, _, stops = kb_command("check")
    assert code == 1
    assert len(stops) == 1
    assert stops[0].startswith(f"docs/_data/{agreed.NAME}:1: not ")


def test_the_record_has_an_entry_a_line_so_that_changes_of_meaning_can_be_reviewed(root):
    path = root / "docs/_data" / agreed.NAME
    rows = path.read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(json.loads(path.read_text(encoding="utf-8"))) + 2
    row = next(row for row in rows if row.startswith('"chapters/hair#hair-020"'))
    assert '"30 %"' in row


def test_what_is_lost_counts_each_mark():
    assert lost(Counter({"30 %": 2, "not": 1}), Counter({"30 %": 1, "not": 1})) == ["30 %"]
    assert lost(Counter({"not": 1}), Counter({"not": 2})) == ["+not"]
    assert lost(Counter({"~may": 1}), Counter({"~may": 1, "7": 1})) == []
