"""What is read quickly is what ruamel.yaml reads, with the same lines; of all else there is doubt."""

import pytest
from ruamel.yaml import YAML

from kb import load, quickyaml

MISTAKES = {
    "a key that stands twice": "a: 1\nb: 2\na: 3\n",
    "a bracket that is not closed": "a: [1, 2\nb: 3\n",
    "a colon in a plain text": "a: one: two\n",
    "a wrong indent": "- a: 1\n   b: 2\n",
    "a tab": "a:\n\t- 1\n",
    "an alias to nothing": "a: *b\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "nothing": "# nothing\n",
    "a tag": "a: !!str 1\n",
    "a merge": "a: &x {b: 1}\nc: {<<: *x}\n",
    "a key that is no text": "1: one\n",
}
SCALARS = (
    "1", "0", "-1", "+1", "007", "0o17", "0x1F", "0b11", "1_000", "1.5", "1e3", "1E+3", ".5", "-.5e-2", "1.", ".inf",
    "-.INF", ".nan", "~", "null", "Null", "NULL", "nUll", "true", "TRUE", "True", "tRue", "yes", "No", "on", "off", "y",
    "=", "2024", "2024-07", "2024-07-01", "2024-7-1", "2024-07-01 10:00:00", "2024-07-01T10:00:00Z", "12:30", "1:2:3",
    "190:20:30", "12-14", "45-52", "10^7^", "3.0–7.0", "10.1000/x", "5α", "e3", "1a", "1e", "0b", "0x", "-", "+", ".",
    "..", "<<", "text", "'1'", '"2024-07-01"', "''", '""', "'~'", "|-\n  one\n  two", ">-\n  one\n  two", "|\n  1",
    "一二", "{}", "[]", "[1, '1', a]",
)  # fmt: skip


def by_ruamel(text):
    yaml = YAML()
    yaml.Constructor = load._Constructor
    return yaml.load(text)


def compare(ours, theirs, way, root, other):
    """Same value, same kind, same line, all the way down."""
    assert load._line(root, way) == load._line(other, way), way
    if isinstance(theirs, dict):
        assert list(ours) == list(theirs), way
    if isinstance(theirs, dict | list):
        assert len(ours) == len(theirs), way
        for step in theirs if isinstance(theirs, dict) else range(len(theirs)):
            compare(ours[step], theirs[step], [*way, step], root, other)
    else:
        assert ours == theirs, way
        assert isinstance(theirs, type(ours)), way


@pytest.mark.parametrize("name", load.FILES)
def test_every_data_file_is_read_quickly_with_the_values_and_lines_of_ruamel(root, name):
    text = (root / "docs" / "_data" / f"{name}.yml").read_text(encoding="utf-8")
    ours, theirs = quickyaml.read(text), by_ruamel(text)
    compare(ours, theirs, [], ours, theirs)


@pytest.mark.parametrize("scalar", SCALARS)
def test_a_scalar_is_read_as_ruamel_reads_it_or_left_to_it(scalar):
    text = f"a:\n- {scalar}\n"
    try:
        ours = quickyaml.read(text)
    except quickyaml.Doubt:
        return
    theirs = by_ruamel(text)
    compare(ours, theirs, [], ours, theirs)


@pytest.mark.parametrize("scalar", ["1", "0", "~", "true", "2024", "2024-07", "2024-07-01", "12-14", "text", "1:2"])
def test_there_is_no_doubt_about_what_data_is_full_of(scalar):
    assert quickyaml.read(f"- {scalar}\n") == by_ruamel(f"- {scalar}\n")


@pytest.mark.parametrize("what", MISTAKES)
def test_what_is_wrong_or_rare_is_left_to_ruamel(what):
    with pytest.raises(quickyaml.Doubt):
        quickyaml.read(MISTAKES[what])


def test_without_libyaml_everything_is_left_to_ruamel(root, monkeypatch):
    monkeypatch.setattr(quickyaml, "CParser", None)
    with pytest.raises(quickyaml.Doubt):
        quickyaml.read("a: 1\n")
    load._parse.cache_clear()
    assert load.load(root).terms["exosome"].line > 1
    load._parse.cache_clear()
