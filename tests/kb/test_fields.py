"""The fields of the open data: told, as columns, as JSON Schema."""

from kb import fields

FIELDS = {
    "id": {"type": "string", "zh-TW": "編號", "en": "Its id"},
    "text": {"$ref": "words", "zh-TW": "文字", "en": "The text"},
    "people": {"type": ["integer", "null"], "zh-TW": "人數", "en": "How many"},
    "updates": {
        "type": "array", "zh-TW": "資料", "en": "What was found",
        "items": {"type": "object", "properties": {
            "kind": {"codes": "badges", "zh-TW": "種類", "en": "Its kind"},
            "lead": {"$ref": "words", "zh-TW": "一句話", "en": "In a line"},
        }},
    },
    "searched": {
        "anyOf": [
            {"type": "object", "properties": {"seen": {"$ref": "day", "zh-TW": "日期", "en": "The day"}}},
            {"type": "null"},
        ],
        "zh-TW": "找過什麼", "en": "A search",
    },
}  # fmt: skip


def test_fields_within_fields_are_told_with_their_way_and_their_codes():
    told = {name: (words["en"], codes) for name, words, codes in fields.told(FIELDS)}
    assert list(told) == [
        "id", "text", "people", "updates", "updates.kind", "updates.lead", "searched", "searched.seen",
    ]  # fmt: skip
    assert told["updates.kind"] == ("Its kind", "badges")
    assert told["searched.seen"] == ("The day", None)


def test_a_table_has_a_column_for_each_language_and_each_part():
    columns = fields.columns(FIELDS)
    assert list(columns) == [
        "id", "text zh-TW", "text en", "people", "updates kind", "updates lead zh-TW", "updates lead en",
        "searched seen",
    ]  # fmt: skip
    assert columns["updates kind"]["type"] == "array", "several values in one field"
    assert columns["people"]["type"] == ["integer", "null"]


def test_the_schema_asks_for_every_field_explains_it_twice_and_lists_the_codes(kb):
    schema = fields.schema(kb, FIELDS)
    assert schema["required"] == list(FIELDS)
    kind = schema["properties"]["updates"]["items"]["properties"]["kind"]
    assert (kind["description"], kind["description@zh-TW"]) == ("Its kind", "種類")
    assert [one["const"] for one in kind["oneOf"]] == list(kb.badges)
    assert schema["properties"]["text"]["$ref"] == "#/$defs/words"
    assert set(fields.shared()["words"]["required"]) == {"zh-TW", "en"}


def test_every_code_is_explained_in_both_languages(kb):
    for name in ("statuses", "badges", "hedges", "layers", "topics", "update-subjects", "countries", "certainties"):
        for code, words in fields.codes(kb, name).items():
            assert set(words) == {"zh-TW", "en"} and all(words.values()), code
