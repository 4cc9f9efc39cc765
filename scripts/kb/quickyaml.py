"""YAML as lists and dicts that know their lines, read by libyaml: many times as fast as ruamel.yaml.

Only for what both read alike. `read` gives up on whatever may be otherwise: mistakes (ruamel.yaml then names them),
keys that stand twice, tags, merges, numbers in rare forms. Plain scalars are read by YAML 1.2's core schema (§10.3.2),
save that days stay as they are written, as texts, so that a schema can look at them and 2024-07 is no exception.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML was built without libyaml: then nothing is read here
    CParser = None

_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True), **dict.fromkeys(("false", "False", "FALSE"), False),
}  # fmt: skip
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_RARE = re.compile(
    r"""[-+]? (?: 0b[0-1_]+ | 0o?[0-7_]+ | 0x[0-9a-fA-F_]+ | [0-9_]+
               | [0-9][0-9_]* (?: \.[0-9_]* )? (?: [eE][-+]?[0-9]+ )? | \.[0-9_]+ (?: [eE][-+]?[0-9]+ )?
               | \.(?: inf|Inf|INF|nan|NaN|NAN ) )
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [Tt\s] .*
        | << | =""",
    re.X | re.S,
)
"""All other forms of a number, days with a time of day, what merges: what more ruamel.yaml reads than texts."""


class Lines:
    """Where a mapping or a sequence and its parts stand, as ruamel.yaml tells it: lines from 0, first of a tuple."""

    def __init__(self, line: int, parts: dict[Any, int]) -> None:
        self.line, self._parts = line, parts

    def key(self, key: str) -> tuple[int]:
        """Where a key of a mapping stands. Raises KeyError."""
        return (self._parts[key],)

    item = key
    """Where an item of a sequence stands. Raises KeyError."""


class Mapping(dict):
    """A mapping; `lc` tells where it and its keys stand."""

    lc: Lines


class Sequence(list):
    """A sequence; `lc` tells where it and its items stand."""

    lc: Lines


def read(text: str) -> Any:
    """The one document in `text`. Raises Doubt where ruamel.yaml should read it."""
    if CParser is None:
        raise Doubt
    try:
        # An alias would be the same node again, and a few of them gigabytes: each node is taken once.
        return _value(_Nodes(text).get_single_node(), set())
    except (yaml.YAMLError, RecursionError) as error:
        raise Doubt from error


class Doubt(Exception):
    """Something here is wrong, or may be read in two ways."""


_PLAIN, _QUOTED = "plain", "quoted"


class _Nodes(CParser or object):
    """libyaml's parser. It asks for the tag of what bears none; all we want to know is whether a scalar is plain."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        return _PLAIN if kind is yaml.ScalarNode and implicit[0] else _QUOTED

    def descend_resolver(self, *_: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _value(node: Any, taken: set[int]) -> Any:
    if node is None or node.tag not in (_PLAIN, _QUOTED) or id(node) in taken:
        raise Doubt
    taken.add(id(node))
    kind = type(node)
    if kind is yaml.ScalarNode:
        return _scalar(node.value) if node.tag == _PLAIN else node.value
    if kind is yaml.SequenceNode:
        items = Sequence(_value(item, taken) for item in node.value)
        items.lc = Lines(node.start_mark.line, {n: item.start_mark.line for n, item in enumerate(node.value)})
        return items
    mapping, lines = Mapping(), {}
    for key_node, value_node in node.value:
        key = _value(key_node, taken)
        if not isinstance(key, str) or key in mapping:
            raise Doubt
        mapping[key] = _value(value_node, taken)
        lines[key] = key_node.start_mark.line
    mapping.lc = Lines(node.start_mark.line, lines)
    return mapping


def _scalar(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _RARE.fullmatch(text):
        raise Doubt
    return text
