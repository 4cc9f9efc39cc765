"""`kb new` puts an entry where it belongs; until it is filled in, nothing can be published."""

import re

import pytest

from kb import scaffold

MARK = scaffold.MARK
FILLED = {
    "term": {"subject": "skin", "zh-TW": "皮脂腺的油", "en": "skin sebum", "basis": "hospital"},
    "reference": {"topic": "law", "kind": "law", "issued": "2026", "DOI": "10.1000/example.2026.1"},
    "event": {"date": "2015", "layer": "paper", "topics": "[hair]", "refs": "[cleaver1968]"},
    "update": {"published": "2027-01", "subject": "hair", "kind": "R", "claims": "[CL21]", "refs": "[cleaver1968]"},
    "note": {"segment": "hair-060"},
    "claim": {"segments": "[hair-060]", "badge": "N", "status": "not-checked"},
    "change": {"kind": "added", "pages": "[index]"},
}
IDS = {"claim": "CL98"}


def fill(path, values):
    """Fills in the marks of a file: by the field's name, else with a word in the language of the line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for n, line in enumerate(lines):
        if MARK not in line:
            continue
        field = re.match(r"[ -]*([\w-]+):", line)[1]
        if field in values and line.count(MARK) == 1:
            lines[n] = f"{line.partition(':')[0]}: {values[field]}"
        else:
            lines[n] = line.replace(MARK, "一段說明的文字。" if field == "zh-TW" else "Some words of ours.")
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("kind", scaffold.FORMS)
def test_a_new_entry_stops_until_it_is_filled_in_and_then_passes(kb_command, kind):
    identity = IDS.get(kind, "brand-new")
    code, (place, then), _ = kb_command("new", kind, identity)
    assert code == 0
    assert then == "Then: ./scripts/run kb check"
    file, line, _ = place.split(":", 2)
    path = kb_command.root / file
    assert path.read_text(encoding="utf-8").splitlines()[int(line) - 1] == f"- id: {identity}"
    code, _, stops = kb_command("check")
    assert code == 1
    assert stops
    assert all(re.match(rf"{re.escape(file)}:\d+: still to be written: .*\({MARK}\)$", stop) for stop in stops)
    fill(path, FILLED[kind])
    code, _, stops = kb_command("check")
    assert (code, stops) == (0, [])


def test_a_new_paragraph_stands_after_the_one_before_it_in_both_languages_and_in_the_list(kb_command):
    code, said, _ = kb_command("new", "paragraph", "hair-065")
    assert code == 0
    places = [line.split(":")[:2] for line in said[:-1]]
    assert [file for file, _ in places] == [
        "docs/zh-TW/chapters/hair.md", "docs/en/chapters/hair.md", "docs/_data/segments.yml",
    ]  # fmt: skip
    for file, line in places:
        assert MARK in (kb_command.root / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert kb_command("check")[0] == 1
    for (file, line), text in zip(places, ("外泌體還在研究。", "Exosomes are being studied.", None), strict=True):
        path = kb_command.root / file
        old = path.read_text(encoding="utf-8").splitlines()[int(line) - 1]
        new = text or old.replace(MARK, "hair-2")
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert kb_command("check")[0::2] == (0, [])
    text = (kb_command.root / places[1][0]).read_text(encoding="utf-8")
    assert text.index("{ #hair-060 }") < text.index("{ #hair-065 }") < text.index("{ #hair-070 }")


@pytest.mark.parametrize(
    ("kind", "identity", "said"),
    [
        ("term", "exosome", "exosome is there already"),
        ("term", "Exo some", "“Exo some” cannot be the id of a term"),
        ("claim", "43", "“43” cannot be the id of a claim: it has the form ^CL\\d{2,3}$"),
        ("paragraph", "hair-060", "hair-060 is there already"),
        ("paragraph", "hiar-065", "no chapter is called “hiar”; nearest valid: hair"),
        ("paragraph", "hair-5", "“hair-5” cannot be a paragraph's id"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(kb_command, kind, identity, said):
    before = {p: p.read_bytes() for p in (kb_command.root / "docs").rglob("*") if p.is_file()}
    code, _, (line,) = kb_command("new", kind, identity)
    assert code == 1
    assert said in line
    assert before == {p: p.read_bytes() for p in (kb_command.root / "docs").rglob("*") if p.is_file()}
