"""The data explain themselves in an editor: each file names its schema, each field says what it is for."""

import json
import re

import jsonschema
import pytest

from conftest import edit
from kb.load import FILES
from kb.problem import Stop

HAN = re.compile(r"[\u3400-\u9fff]")
SENTENCE = re.compile(r"[A-Z].+\.”?")


@pytest.fixture(scope="module")
def schemas(root):
    """Every schema, by the name of its data file."""
    places = (root / "docs/_data/schema").glob("*.json")
    return {p.name.removesuffix(".schema.json"): json.loads(p.read_text(encoding="utf-8")) for p in places}


def fields(schema, path=""):
    """Every field that an entry may have, at any depth: its path, and the schema of its value."""
    for name, value in schema.get("properties", {}).items():
        yield f"{path}{name}", value
        yield from fields(value, f"{path}{name}.")
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            yield from fields(schema[part], f"{path}{part}.")
    for name, value in schema.get("$defs", {}).items():
        yield from fields(value, f"{path}{name}.")


def parts(value):
    """Every schema within a schema, itself first."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def undescribed(schema) -> list[str]:
    """The fields that do not say in an English sentence what they are for, or not what each choice means."""
    return [
        path
        for path, value in fields(schema)
        if not SENTENCE.fullmatch(said := value.get("description", ""))
        or HAN.search(said)
        or any(choice not in said for choice in value.get("enum", ()))
    ]


def test_every_data_file_names_its_schema_in_its_first_line(root):
    data = root / "docs/_data"
    named = {p.stem: p.read_text(encoding="utf-8").partition("\n")[0] for p in data.glob("*.yml")}
    assert named == {name: f"# yaml-language-server: $schema=schema/{name}.schema.json" for name in FILES}


def test_there_is_a_sound_schema_for_every_data_file_and_no_other(schemas):
    assert schemas.keys() == set(FILES)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert SENTENCE.fullmatch(schema["description"])


@pytest.mark.parametrize("name", FILES)
def test_every_field_says_in_plain_english_what_it_is_for(schemas, name):
    assert undescribed(schemas[name]) == []


def test_the_test_names_a_field_that_says_nothing_or_does_not_name_its_choices():
    field = {"description": "How it is: good or bad.", "enum": ["good", "bad"]}
    schema = {"items": {"properties": {
        "told": field, "untold": {"type": "string"}, "chinese": {"description": "好。"},
        "half": field | {"enum": ["good", "odd"]},
        "deep": {"description": "An inner part.", "properties": {"inner": {}}},
    }}}  # fmt: skip
    assert undescribed(schema) == ["items.untold", "items.chinese", "items.half", "items.deep.inner"]


def test_whatever_must_have_a_form_says_in_words_which(schemas):
    bare = [
        (name, part["pattern"])
        for name, schema in schemas.items()
        for part in parts(schema)
        if isinstance(part.get("pattern"), str)
        and not str(part.get("patternErrorMessage", "")).startswith("does not have the form ")
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("notes", "id: note-dht\n  segment: hair-030", "id: note-dht\n  segment: hair-30",
         "note-dht: segment: “hair-30” does not have the form of a segment’s id: the chapter’s short name and "
         "3 digits, as in hair-065"),
        ("updates", "id: injected-fibroblasts-in-mice\n  published: 1989-07",
         "id: injected-fibroblasts-in-mice\n  published: 1989-7",
         "injected-fibroblasts-in-mice: published: “1989-7” does not have the form YYYY, YYYY-MM or YYYY-MM-DD"),
        ("timeline", "id: review-ultraviolet\n  date: 1971", "id: review-ultraviolet\n  date: ca. 1971",
         "review-ultraviolet: date: “ca. 1971” does not have the form YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_told_in_the_same_words_on_the_command_line(copy, file, old, new, what):
    from kb.load import load

    line = edit(copy / f"docs/_data/{file}.yml", old, new) + 1
    with pytest.raises(Stop) as caught:
        load(copy)
    assert [p.shown(copy) for p in caught.value.problems] == [f"docs/_data/{file}.yml:{line}: {what}"]
