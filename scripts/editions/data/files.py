"""Every file of open data with what is in it."""

from __future__ import annotations

from editions.data import claims, memory, package, references, schemas, segments, termbase, timeline, updates
from editions.data.catalog import DESCRIPTOR, SUMS
from editions.data.stamp import Stamp
from kb.model import Knowledge
from kb.prose import Documents


def made(kb: Knowledge, docs: Documents, mark: Stamp) -> dict[str, bytes]:
    """File name → bytes, all that the folder data/ holds."""
    paragraphs = segments.records(kb, docs, mark)
    texts = {
        "segments.jsonl": segments.as_jsonl(paragraphs),
        "segments.tmx": memory.as_tmx(kb, mark, paragraphs),
        "claims.json": claims.as_json(kb, mark),
        "updates.json": updates.as_json(kb, mark),
        "timeline.json": timeline.as_json(kb, mark),
        "glossary.tbx": termbase.as_tbx(kb, mark),
        "glossary.jsonld": termbase.as_jsonld(kb, mark),
        "references.bib": references.as_bibtex(kb, mark),
        "references.json": references.as_csl(kb),
        **{f"{name}.schema.json": schemas.as_schema(kb, mark, name) for name in schemas.UNDER},
    }
    data = {name: text.encode("utf-8") for name, text in texts.items()}
    data |= {
        "claims.csv": claims.as_csv(kb, mark),
        "updates.csv": updates.as_csv(kb, mark),
        "timeline.csv": timeline.as_csv(kb, mark),
        "glossary.csv": termbase.as_csv(kb, mark),
    }
    data[DESCRIPTOR] = package.descriptor(kb, mark, data).encode("utf-8")
    data[SUMS] = package.sums(data).encode("utf-8")
    return data
