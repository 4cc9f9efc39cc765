"""`kb new` puts an entry where it belongs; until it is filled in, nothing can be published."""

import re

import pytest

from conftest import edit
from kb import scaffold

MARK = scaffold.MARK
FILLED = {
    "term": {"subject": "skin", "zh-TW": "皮脂腺的油", "en": "skin sebum", "basis": "hospital"},
    "reference": {"topic": "law", "kind": "law", "issued": "2026", "DOI": "10.1000/example.2026.1"},
    "event": {"date": "2015", "layer": "paper", "topics": "[hair]", "refs": "[cleaver1968]"},
    "update": {"published": "2027-01", "subject": "hair", "kind": "R", "claims": "[CL21]", "refs": "[hughes2013]"},
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


def everything(project):
    """Every file of the content, as it is."""
    return {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}


def test_a_paragraph_is_found_however_its_id_and_its_entry_are_written(kb_command):
    edit(kb_command.root / "docs/en/chapters/hair.md", "{ #hair-060 }", "{#hair-060}")
    listed = kb_command.root / "docs/_data/segments.yml"
    edit(listed, "- {id: hair-060, source: [hair-2]}\n", "- id: hair-060\n  source:\n  - hair-2\n")
    code, said, _ = kb_command("new", "paragraph", "hair-065")
    assert (code, len(said)) == (0, 4)
    text = (kb_command.root / "docs/en/chapters/hair.md").read_text(encoding="utf-8")
    assert f"{{#hair-060}}\n\n{MARK}\n{{ #hair-065 }}\n" in text
    entries = listed.read_text(encoding="utf-8")
    assert f"  - hair-2\n- {{id: hair-065, source: [{MARK}]}}\n- {{id: hair-070," in entries


def test_where_the_second_language_has_no_place_for_it_the_first_is_not_touched_either(kb_command):
    edit(kb_command.root / "docs/en/chapters/hair.md", "{ #hair-060 }", "{ #hair-061 }")
    before = everything(kb_command.root)
    code, _, (line,) = kb_command("new", "paragraph", "hair-065")
    assert code == 1
    assert line.startswith("docs/en/chapters/hair.md:1: no paragraph has the id hair-060; nearest valid: hair-")
    assert everything(kb_command.root) == before


def test_a_page_that_is_missing_is_named_in_one_line_and_nothing_is_written(kb_command):
    (kb_command.root / "docs/en/chapters/hair.md").unlink()
    before = everything(kb_command.root)
    assert kb_command("new", "paragraph", "hair-065")[0::2] == (1, ["docs/en/chapters/hair.md:1: file is missing"])
    assert everything(kb_command.root) == before


def test_fingerprint_names_a_file_that_is_missing_and_writes_nothing_of_one_that_holds_no_paragraph(kb_command):
    before = everything(kb_command.root)
    data = kb_command.root / "docs/_data"
    code, _, (line,) = kb_command("fingerprint", str(data / "clams.yml"))
    assert (code, line) == (1, "docs/_data/clams.yml:1: file is missing; nearest valid: claims.yml")
    code, _, (line,) = kb_command("fingerprint", str(data / "claims.yml"))
    assert code == 1
    assert line.endswith("claims.yml:1: no line begins with a paragraph's [id]; nothing is written")
    assert everything(kb_command.root) == before


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
    before = everything(kb_command.root)
    code, _, (line,) = kb_command("new", kind, identity)
    assert code == 1
    assert said in line
    assert everything(kb_command.root) == before
