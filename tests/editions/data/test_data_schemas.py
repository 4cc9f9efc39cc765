"""The published schemas: sound themselves, kept by the data, and they notice what is wrong."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator as Validator

from editions.data.schemas import UNDER
from kb import fields


@pytest.fixture
def schema(data):
    return {name: json.loads(data[f"{name}.schema.json"]) for name in UNDER}


def faults(schema, instance):
    return [e.message for e in Validator(schema, format_checker=Validator.FORMAT_CHECKER).iter_errors(instance)]


@pytest.mark.parametrize("name", UNDER)
def test_a_schema_is_itself_valid(schema, name):
    Validator.check_schema(schema[name])


@pytest.mark.parametrize("name", [name for name, under in UNDER.items() if under])
def test_a_file_keeps_to_its_schema_and_says_where_it_is(schema, data, name):
    whole = json.loads(data[f"{name}.json"])
    assert faults(schema[name], whole) == []
    assert whole["schema"] == schema[name]["$id"]


def test_every_line_keeps_to_its_schema(schema, read):
    for segment in read["segments"]:
        assert faults(schema["segments"], segment) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("segments", lambda record: record["text"].pop("en")),
        ("segments", lambda record: record.pop("notes")),
        ("segments", lambda record: record.update(status=["fine"])),
        ("segments", lambda record: record.update(hedges=["perhaps"])),
        ("segments", lambda record: record.update(paragraph="7")),
        ("segments", lambda record: record["addresses"].update(en="chapters/hair.html")),
        ("claims", lambda record: record.update(badge="Z")),
        ("claims", lambda record: record["updates"][0].update(published="2013-13")),
        ("claims", lambda record: record["searched"].update(seen="yesterday")),
        ("updates", lambda record: record.update(people=0)),
        ("updates", lambda record: record.update(country="xx")),
        ("timeline", lambda record: record.update(precision="roughly")),
    ],
)
def test_a_fault_is_noticed(schema, read, name, change):
    whole = next(r for r in read[name] if name != "claims" or (r["searched"] and r["updates"]))
    record, under = copy.deepcopy(whole), UNDER[name]
    own = schema[name]["properties"][under]["items"] | {"$defs": schema[name]["$defs"]} if under else schema[name]
    assert faults(own, record) == []
    change(record)
    assert faults(own, record)


def names(record, under=""):
    """The names of all fields of a record, those within it too."""
    for name, value in record.items():
        if set(record) <= {"zh-TW", "en", "zh-CN", "ja"}:
            return
        yield under + name
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from names(part, f"{under}{name}.")


@pytest.mark.parametrize("name", UNDER)
def test_no_field_is_left_untold_and_none_is_told_that_is_not_there(kb, read, name):
    told = [field for field, _, _ in fields.told(kb.datasets[name].fields)]
    assert {field for record in read[name] for field in names(record)} == set(told)


def test_a_schema_explains_fields_and_codes_in_both_languages(schema):
    badge = schema["claims"]["properties"]["claims"]["items"]["properties"]["badge"]
    assert badge["description"] and badge["description@zh-TW"]
    codes = badge["anyOf"][0]["oneOf"]
    assert {"const": "A", "description": "Animal study", "description@zh-TW": "動物實驗"} in codes
