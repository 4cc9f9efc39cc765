"""The timeline as open data: JSON for programs, CSV for spreadsheets. Writing twice gives the same bytes.

A sentence of the review never travels alone (ruling): it is led by “2020 review:” and carries where it stands today.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from kb import timeline
from kb.metadata import LICENSE
from kb.model import LOCALES, Event, Knowledge


def write(kb: Knowledge, site: Path, address: str) -> None:
    """Writes data/timeline.json and data/timeline.csv below `site`; `address` is where the site will be (ends in /)."""
    folder = site / "data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timeline.json").write_text(as_json(kb, address), encoding="utf-8", newline="")
    # A byte order mark tells spreadsheets that the CSV is UTF-8; without it Excel shows Chinese as noise.
    (folder / "timeline.csv").write_text(as_csv(kb, address), encoding="utf-8-sig", newline="")


def as_json(kb: Knowledge, address: str) -> str:
    """An object with name, license, date and `events`, oldest first."""
    data = {
        "name": {locale: f"{kb.site['name'][locale]} · {kb.say('timeline', locale)}" for locale in LOCALES},
        "address": f"{address}timeline.html",
        "license": LICENSE,
        "updated": kb.pages["timeline"].updated,
        "events": [_record(kb, event, address) for event in timeline.ordered(kb)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(kb: Knowledge, address: str) -> str:
    """One row an event; several values in one field are parted by “ | ”. Lines end in CR LF (RFC 4180)."""
    out = io.StringIO()
    rows = csv.writer(out)
    records = [_record(kb, event, address) for event in timeline.ordered(kb)]
    rows.writerow(["license", *_flat(records[0])])
    rows.writerows([LICENSE, *_flat(record).values()] for record in records)
    return out.getvalue()


def _record(kb: Knowledge, event: Event, address: str) -> dict[str, Any]:
    def led(text: str, locale: str) -> str:
        colon = "：" if locale == "zh-TW" else ": "
        return f"{kb.layers['review'][locale]}{colon}{text}" if event.layer == "review" else text

    return {
        "id": event.id,
        "date": event.date,
        "to": event.to or "",
        "precision": event.precision,
        "label": {locale: timeline.label(kb, event, locale) for locale in LOCALES},
        "layer": event.layer,
        "title": {locale: led(event.title[locale], locale) for locale in LOCALES},
        "text": {locale: led(event.text[locale], locale) for locale in LOCALES},
        "status": timeline.statuses(kb, event),
        "topics": list(event.topics),
        "beside": list(event.beside),
        "differs": event.differs or dict.fromkeys(LOCALES, ""),
        "segments": list(event.segments),
        "references": list(timeline.sources(event)),
        "sources": [kb.references[key].address for key in timeline.sources(event)],
        "address": f"{address}timeline.html#{event.id}",
    }


def _flat(record: dict[str, Any]) -> dict[str, str]:
    """A record with one text a field: languages side by side, lists joined."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key} {locale}": text for locale, text in value.items()}
        else:
            flat[key] = " | ".join(value) if isinstance(value, list) else value
    return flat
