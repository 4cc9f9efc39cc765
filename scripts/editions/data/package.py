"""What describes the data as a whole: a Data Package (datapackage.org, version 2) and a list of checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from editions.data import tables
from editions.data.catalog import FILES, File
from editions.data.stamp import Stamp
from kb.fields import Node, described
from kb.load import THE_REVIEW
from kb.metadata import LICENSE
from kb.model import LOCALES, Knowledge

_DIALECT = {"header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}


def descriptor(kb: Knowledge, stamp: Stamp, data: Mapping[str, bytes]) -> str:
    """The package's description of the files in `data` (name → bytes): what each is, its size and its SHA-256. A schema
    is no data of its own: the file that keeps to it names it.

    The standard knows one language; the other's words stand beside it, under “title@zh-TW” (datapackage.org, recipe for
    translations).
    """
    between = {"zh-TW": "", "en": " "}
    about = {loc: f"{kb.say('data-about', loc)}{between[loc]}{stamp.notice[loc]}" for loc in LOCALES}
    review = kb.references[THE_REVIEW]
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "stem-cell-review",
        "languages": ["en", "zh-TW"],
        **described(kb.site["name"], "title"),
        **described(about),
        "version": stamp.version,
        "created": f"{stamp.day}T00:00:00Z",
        "evidence_to": stamp.evidence_to,
        "homepage": f"{stamp.home}downloads.html",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENSE, "title": "Creative Commons Attribution 4.0"}],
        "sources": [
            {"title": f"{review.csl['title']}, {review.csl['container-title']}, 2020", "path": review.address},
            {"title": "What was read of it, and what else was read", "path": f"{stamp.home}about/source.html"},
        ],
        "resources": [_resource(kb, stamp, file, data[file.name]) for file in FILES if file.label != "JSON Schema"],
    }
    if kb.site["publisher"]:
        package["contributors"] = [{"title": kb.site["publisher"], "roles": ["publisher"]}]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def sums(data: Mapping[str, bytes]) -> str:
    """The checksums of files (name → bytes), as sha256sum reads them."""
    return "".join(f"{_sha256(data[name])}  {name}\n" for name in sorted(data))


def _resource(kb: Knowledge, stamp: Stamp, file: File, data: bytes) -> dict[str, Any]:
    dataset, purpose = kb.datasets[file.dataset], {locale: kb.say(file.words, locale) for locale in LOCALES}
    title = {"en": f"{dataset.title['en']} ({file.label})", "zh-TW": f"{dataset.title['zh-TW']}（{file.label}）"}
    about = {
        "en": f"{dataset.about['en']} {file.label}: {purpose['en']}.",
        "zh-TW": f"{dataset.about['zh-TW']}{file.label}：{purpose['zh-TW']}。",
    }
    resource: dict[str, Any] = {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        **described(title, "title"),
        **described(about),
        "format": file.name.rpartition(".")[2],
        "mediatype": file.media,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{_sha256(data)}",
    }
    if file.label == "CSV":
        found = [_column(name, node) for name, node in tables.columns(kb, file.dataset).items()]
        resource |= {"type": "table", "dialect": _DIALECT, "schema": {"fields": found, "primaryKey": ["id"]}}
    elif file.label in ("JSON", "JSONL"):
        resource["conformsTo"] = f"{stamp.home}data/{file.dataset}.schema.json"
    return resource


def _column(name: str, node: Node) -> dict[str, Any]:
    """A column in the words of Table Schema; where several values share a field it is a text."""
    kinds = node.get("type", "string")
    kind = "date" if node.get("$ref") == "day" else kinds[0] if isinstance(kinds, list) else kinds
    column = {"name": name, "type": "string" if kind == "array" else kind, **described(node)}
    return column | {"constraints": {"required": True, "unique": True}} if name == "id" else column


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
