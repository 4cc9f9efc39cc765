"""Which files of open data there are, and under which names.

Addresses are promises, like those of pages: one that was published stays.
"""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "data"
DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class File:
    """A file of the data set `dataset` (open-data.yml).

    `label` is its format as people call it, `words` the key of what the interface says it is for, `media` its media
    type.
    """

    name: str
    dataset: str
    label: str
    words: str
    media: str


FILES = (
    File("segments.jsonl", "segments", "JSONL", "data-jsonl", "application/jsonl"),
    File("segments.tmx", "segments", "TMX", "data-tmx", "application/xml"),
    File("segments.schema.json", "segments", "JSON Schema", "data-schema", "application/schema+json"),
    File("claims.csv", "claims", "CSV", "data-csv", "text/csv"),
    File("claims.json", "claims", "JSON", "data-programs", "application/json"),
    File("claims.schema.json", "claims", "JSON Schema", "data-schema", "application/schema+json"),
    File("updates.csv", "updates", "CSV", "data-csv", "text/csv"),
    File("updates.json", "updates", "JSON", "data-programs", "application/json"),
    File("updates.schema.json", "updates", "JSON Schema", "data-schema", "application/schema+json"),
    File("timeline.csv", "timeline", "CSV", "data-csv", "text/csv"),
    File("timeline.json", "timeline", "JSON", "data-programs", "application/json"),
    File("timeline.schema.json", "timeline", "JSON Schema", "data-schema", "application/schema+json"),
    File("glossary.csv", "glossary", "CSV", "data-csv", "text/csv"),
    File("glossary.tbx", "glossary", "TBX", "data-tbx", "application/xml"),
    File("glossary.jsonld", "glossary", "JSON-LD", "data-jsonld", "application/ld+json"),
    File("references.bib", "references", "BibTeX", "data-bib", "application/x-bibtex"),
    File("references.json", "references", "CSL-JSON", "data-json", "application/vnd.citationstyles.csl+json"),
)
"""Every file that holds data, in the order of the downloads page; DESCRIPTOR and SUMS stand beside them."""
