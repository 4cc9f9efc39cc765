"""Records as files: JSON that says what it is, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from editions.data.stamp import Stamp
from kb import fields
from kb.metadata import LICENSE
from kb.model import LOCALES, Knowledge

Record = dict[str, Any]
_BETWEEN = (" | ", " ; ")
"""What parts the values in one field of CSV, and the values within those."""


def as_json(kb: Knowledge, stamp: Stamp, name: str, under: str, records: list[Record]) -> str:
    """An object that names the data set `name`, its license, version and dates, and holds its records `under` a key."""
    dataset = kb.datasets[name]
    data = {
        "name": {locale: f"{kb.site['name'][locale]} · {dataset.title[locale]}" for locale in LOCALES},
        "address": f"{stamp.home}{dataset.page}.html",
        "license": LICENSE,
        "updated": kb.pages[dataset.page].updated,
        "version": stamp.version,
        "evidence_to": stamp.evidence_to,
        "notice": stamp.notice,
        "schema": f"{stamp.home}data/{name}.schema.json",
        under: records,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(header: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table, one row a record, as RFC 4180 has it (lines end in CR LF); a column that a row lacks is empty there.

    A byte order mark tells spreadsheets that it is UTF-8; without it Excel shows Chinese as noise.
    """
    out = io.StringIO()
    table = csv.DictWriter(out, list(header), restval="")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def columns(kb: Knowledge, name: str) -> dict[str, fields.Node]:
    """The columns of a data set's CSV: those of its fields, and license and version, which a table has no other place
    for. The timeline's license stands first, because it was published so.
    """
    stamped = {part: kb.datasets["segments"].fields[part] for part in ("license", "version")}
    first = {"license": stamped["license"]} if name == "timeline" else {}
    return first | fields.columns(kb.datasets[name].fields) | stamped


def table(kb: Knowledge, stamp: Stamp, name: str, records: Iterable[Record]) -> bytes:
    """Records of the data set `name` as CSV."""
    stamped = {"license": LICENSE, "version": stamp.version}
    return as_csv(columns(kb, name), (flat(record) | stamped for record in records))


def flat(record: Record, depth: int = 0) -> dict[str, str]:
    """A record with one text a field. What has two languages or parts of its own becomes several columns (“text en”);
    several values stand in one field, parted by “ | ”, and values within those by “ ; ”.
    What is empty is left out of the row.
    """
    row: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            row |= {f"{name} {part}": text for part, text in flat(value, depth).items()}
        elif value in (None, []):
            row |= {name: ""} if depth else {}  # among several values each keeps its place
        elif isinstance(value, list) and isinstance(value[0], dict):
            rows = [flat(item, depth + 1) for item in value]
            parts = dict.fromkeys(part for each in rows for part in each)
            row |= {f"{name} {part}": _BETWEEN[depth].join(each.get(part, "") for each in rows) for part in parts}
        elif isinstance(value, list):
            row[name] = _BETWEEN[depth].join(value)
        else:
            row[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return row
