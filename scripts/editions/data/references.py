"""The sources as open data: CSL-JSON and BibTeX, from the same records."""

from __future__ import annotations

import json
import re
from typing import Any

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from editions.data.stamp import Stamp
from kb import csl
from kb.metadata import LICENSE
from kb.model import Knowledge

_TYPES = {"article-journal": "article", "article-newspaper": "article", "report": "techreport"}
_BARE = re.compile(r"[A-Za-z0-9 .,:;()/+-]*")
_FIELDS = {
    "title": "title", "container-title": "journal", "volume": "volume", "issue": "number", "number": "number",
    "DOI": "doi", "URL": "url", "PMID": "pmid", "PMCID": "pmcid", "note": "note", "language": "language",
}  # fmt: skip


def as_csl(kb: Knowledge) -> str:
    """A list of CSL items (csl-data.json, version 1.0), which has no place for more."""
    return json.dumps(csl.records(kb), ensure_ascii=False, indent=1) + "\n"


def as_bibtex(kb: Knowledge, stamp: Stamp) -> str:
    """BibTeX in UTF-8, for biber and reference managers; titles in braces, so that no style changes their letters.

    What stands before the first entry is a comment to every program that reads BibTeX.
    """
    entries = {record["id"]: _entry(record) for record in csl.records(kb)}
    said = [f"{stamp.home}references.html", f"version {stamp.version}", f"license {LICENSE}", *stamp.notice.values()]
    head = "".join(f"% {line}\n" for line in said)
    return f"{head}\n{_Writer(encoding='UTF-8').to_string(BibliographyData(entries=entries))}"


class _Writer(Writer):
    def _encode(self, text: str) -> str:
        """LaTeX's own signs are written as LaTeX wants them; most fields hold none."""
        return text if _BARE.fullmatch(text) else super()._encode(text)

    def _write_field(self, stream: Any, type: str, value: str) -> None:
        """Addresses stay as they are: BibTeX reads them verbatim, and “\\_” in one leads nowhere."""
        if type in ("url", "doi"):
            stream.write(f",\n    {type} = {self.quote(value)}")
        else:
            super()._write_field(stream, type, value)


def _entry(record: dict[str, Any]) -> Entry:
    fields = {_FIELDS[key]: str(value) for key, value in record.items() if key in _FIELDS}
    fields["title"] = f"{{{fields['title']}}}"
    if "page" in record:
        fields["pages"] = record["page"].replace("-", "--")
    if "issued" in record:
        year, *rest = record["issued"]["date-parts"][0]
        fields["year"] = str(year)
        if rest:
            fields["month"] = str(rest[0])
    kind = _TYPES.get(record["type"], "misc")
    if kind != "article" and "journal" in fields:
        fields["howpublished"] = fields.pop("journal")
    return Entry(kind, fields=fields, persons={"author": [_person(n) for n in record.get("author", [])]})


def _person(name: dict[str, str]) -> Person:
    if "literal" in name:
        return Person(name["literal"]) if name["literal"] == "others" else Person(last=f"{{{name['literal']}}}")
    return Person(first=name.get("given", ""), last=name["family"], lineage=name.get("suffix", ""))
