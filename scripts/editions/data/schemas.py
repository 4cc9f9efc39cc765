"""The JSON Schemas of the data as files: what a record holds, in both languages, for programs that check it."""

from __future__ import annotations

import json

from editions.data.stamp import Stamp
from kb import fields
from kb.fields import Node
from kb.metadata import LICENSE
from kb.model import Knowledge

UNDER = {"segments": None, "claims": "claims", "updates": "updates", "timeline": "events"}
"""The data sets that have a schema, and the key under which their file holds its records; a line of segments.jsonl is a
record itself.
"""


def as_schema(kb: Knowledge, stamp: Stamp, name: str) -> str:
    """The schema of a data set: of a line of it where it has no key, else of the whole file."""
    dataset, under = kb.datasets[name], UNDER[name]
    record = fields.schema(kb, dataset.fields)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{stamp.home}data/{name}.schema.json",
        "$comment": f"version {stamp.version}; license {LICENSE}",
        "title": dataset.title["en"],
        "title@zh-TW": dataset.title["zh-TW"],
        "description": f"{dataset.about['en']} {stamp.notice['en']}",
        "description@zh-TW": f"{dataset.about['zh-TW']}{stamp.notice['zh-TW']}",
        **(_enveloped(record, under) if under else record),
        "$defs": fields.shared(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _enveloped(record: Node, under: str) -> Node:
    address, words = {"type": "string", "format": "uri"}, {"$ref": "#/$defs/words"}
    day = {"$ref": "#/$defs/day"}
    around = {
        "name": words, "address": address, "license": {"const": LICENSE}, "updated": day, "version": {"type": "string"},
        "evidence_to": day, "notice": words, "schema": address,
        under: {"type": "array", "items": record},
    }  # fmt: skip
    return {"type": "object", "required": list(around), "properties": around}
