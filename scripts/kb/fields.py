"""The fields of the open data (open-data.yml): what each means, and as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.model import LOCALES, Knowledge, Words

Node = dict[str, Any]
"""JSON Schema as open-data.yml has it: meanings in both languages beside it, and `codes` for a list of ours."""

_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TEXT: Node = {"type": "string"}
_LANGUAGES = {"words": LOCALES, "texts": LOCALES, "addresses": LOCALES, "names": (*LOCALES, "zh-CN", "ja")}
_SHARED = {
    "words": _TEXT | {"minLength": 1},
    "texts": _TEXT,
    "names": _TEXT,
    "addresses": _TEXT | {"format": "uri", "pattern": "^https?://"},
    "day": _TEXT | {"format": "date", "pattern": f"^{_DAY}$"},
    "date": _TEXT | {"pattern": f"^([0-9]{{4}}(-(0[1-9]|1[0-2]))?|{_DAY})$"},
}
"""What `$ref` may name: a text, or one in each of its languages."""


def told(fields: dict[str, Node], under: str = "") -> Iterator[tuple[str, Words, str | None]]:
    """Every field and the fields within it, as (name, meaning, name of its list of codes).

    A field within `claims` is called “claims.id”.
    """
    for name, node in fields.items():
        parts = _parts(node)
        meaning = {locale: node[locale] for locale in LOCALES}
        yield under + name, meaning, next((part["codes"] for part in parts if "codes" in part), None)
        for part in parts:
            yield from told(part.get("properties", {}), f"{under}{name}.")


def _parts(node: Node) -> list[Node]:
    """A field's node, and what its items or alternatives are."""
    return [node, node.get("items", {}), *node.get("anyOf", ())]


def columns(fields: dict[str, Node]) -> dict[str, Node]:
    """The columns of a table of such records: name → what stands there. A field with parts has a column for each part:
    “text en”, “updates lead en”.
    """
    found: dict[str, Node] = {}
    for name, node in fields.items():
        parts = _parts(node)
        languages = next((_LANGUAGES[p["$ref"]] for p in parts if p.get("$ref") in _LANGUAGES), ())
        within = next((p["properties"] for p in parts if "properties" in p), None)
        if within is not None:
            inner = columns(within)
            if "items" in node:  # several values in one field, whatever each of them is
                inner = {part: {"type": "array"} | {loc: one[loc] for loc in LOCALES} for part, one in inner.items()}
            found |= {f"{name} {part}": one for part, one in inner.items()}
        elif languages:
            found |= {f"{name} {language}": node for language in languages}
        else:
            found[name] = node
    return found


def codes(kb: Knowledge, name: str) -> dict[str, Words]:
    """The codes of one of the project's lists, each with what it means."""
    if name == "hedges":
        return {hedge.id: hedge.means for hedge in kb.hedges.values()}
    if name in ("statuses", "badges"):
        return {code: entry.label for code, entry in getattr(kb, name).items()}
    return getattr(kb, name.replace("-", "_"))


def schema(kb: Knowledge, fields: dict[str, Node]) -> Node:
    """The JSON Schema (2020-12) of a record: every field must be there. Others may join, so none is ruled out."""
    return {"type": "object", **_properties(kb, fields)}


def shared() -> Node:
    """The `$defs` that such a schema refers to."""
    in_languages = {name: _in_languages(_SHARED[name], languages) for name, languages in _LANGUAGES.items()}
    return _SHARED | in_languages


def _in_languages(node: Node, languages: tuple[str, ...]) -> Node:
    return {"type": "object", "required": list(languages), "properties": dict.fromkeys(languages, node)}


def _properties(kb: Knowledge, fields: dict[str, Node]) -> Node:
    return {"required": list(fields), "properties": {name: _node(kb, node) for name, node in fields.items()}}


def _node(kb: Knowledge, node: Node) -> Node:
    made: Node = {}
    for key, value in node.items():
        if key == "codes":
            made["oneOf"] = [{"const": code, **described(words)} for code, words in codes(kb, value).items()]
        elif key == "$ref":
            made[key] = f"#/$defs/{value}"
        elif key == "items":
            made[key] = _node(kb, value)
        elif key == "anyOf":
            made[key] = [_node(kb, part) for part in value]
        elif key == "properties":
            made |= _properties(kb, value)
        elif key not in LOCALES:
            made[key] = value
    return described(node) | made


def described(words: dict[str, Any], name: str = "description") -> Node:
    """A meaning under a `name` that knows one language, and beside it, under “name@zh-TW”, the other's."""
    names = {"en": name, "zh-TW": f"{name}@zh-TW"}
    return {key: words[locale] for locale, key in names.items() if locale in words}
