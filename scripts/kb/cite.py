"""Citations: which sources a page cites and in what order, and from where each source is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import figures
from kb.load import uncitable
from kb.model import Knowledge, Reference
from kb.problem import Problem
from kb.prose import Documents

_REGISTERS = {
    "MESH": ("MeSH", "https://id.nlm.nih.gov/mesh/{}"),
    "CHEBI": ("ChEBI", "http://purl.obolibrary.org/obo/CHEBI_{}"),
    "UBERON": ("Uberon", "http://purl.obolibrary.org/obo/UBERON_{}"),
    "CL": ("Cell Ontology", "http://purl.obolibrary.org/obo/CL_{}"),
}


@dataclass(frozen=True)
class Place:
    """Where a source is cited: a page, an anchor on it, what stands there (`kind`) and its number or id (`name`)."""

    page: str
    anchor: str
    kind: str
    name: str = ""


def identifier(curie: str) -> tuple[str, str]:
    """An identifier such as `MESH:D055354` as (words, address). The addresses are those the registers publish."""
    prefix, _, number = curie.partition(":")
    name, address = _REGISTERS[prefix]
    return f"{name} {number}", address.format(number)


def links(ref: Reference) -> list[tuple[str, str]]:
    """A source's ways in as (words, address): DOI, PubMed, PMC; the address it was read at where it has no DOI."""
    csl = ref.csl
    found = []
    if "DOI" in csl:
        found.append((f"doi:{csl['DOI']}", ref.address))
    if "PMID" in csl:
        found.append((f"PMID {csl['PMID']}", f"https://pubmed.ncbi.nlm.nih.gov/{csl['PMID']}/"))
    if "PMCID" in csl:
        found.append((csl["PMCID"], f"https://pmc.ncbi.nlm.nih.gov/articles/{csl['PMCID']}/"))
    if "DOI" not in csl:
        found.append((csl["URL"].split("/")[2].removeprefix("www."), csl["URL"]))
    return found


def short(ref: Reference, locale: str) -> str:
    """A source in few words, for small print: who says it and the year.

    Who: the newspaper, else the body or first author, else where it stands, else its title.
    """
    fields = {**ref.csl, **ref.readings.get(locale, {})}
    author = fields.get("author", [{}])[0]
    paper = fields.get("container-title") if fields["type"] == "article-newspaper" else None
    who = paper or author.get("literal") or author.get("family") or fields.get("container-title") or fields["title"]
    return f"{who} {str(fields['issued'])[:4]}" if "issued" in fields else who


def numbered(keys: list[str]) -> dict[str, int]:
    """The number of each source on a page: 1, 2, 3 … in the order of first citation."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys), 1)}


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Citations in the pages that no reference answers, or one not verified; as reports, sources that nothing cites."""
    for pair in docs.values():
        for document in pair.values():
            for block in document.blocks:
                for key in block.citations:
                    if why := uncitable(kb, key):
                        yield Problem(document.path, block.line, why)
    for key, places in cited_in(kb, docs).items():
        if not places:
            ref = kb.references[key]
            yield Problem(kb.files["references"], ref.line, f"REF-1 nothing cites {key}", stops=False)


def cited_in(kb: Knowledge, docs: Documents) -> dict[str, list[Place]]:
    """For every source the places that cite it, in this order: paragraphs, updates, the legal box, the question sheet,
    editors' notes, figures, terms, events.
    """
    found: dict[str, list[Place]] = {key: [] for key in kb.references}

    def add(keys, place: Place) -> None:
        for key in dict.fromkeys(keys):
            if place not in found.setdefault(key, []):
                found[key].append(place)

    for name, pair in docs.items():
        for heading, blocks in next(iter(pair.values())).sections:
            for block in blocks:
                number = str(kb.paragraph(block.id)) if block.id in kb.segments else ""
                add(block.citations, Place(name, block.id or heading, "paragraph", number))
    for update in kb.updates.values():
        add(update.refs, Place("since-2020", update.id, "update", update.id))
    for point in kb.law.points.values():
        add(point.refs, Place("since-2020", f"law-{point.id}", "law"))
    for point in (*kb.sheet.questions, *kb.sheet.warnings, *kb.sheet.where):
        add(point.refs, Place("questions", f"sheet-{point.id}", "sheet"))
    for note in kb.notes.values():
        add(note.refs, Place(kb.chapter_of(note.segment).path, note.id, "note"))
    for figure, page, _ in figures.calls(docs):
        if figure in kb.figures:
            add(kb.figures[figure].refs, Place(page, f"figure-{figure}", "figure", figure))
    for term in kb.terms.values():
        add(term.refs, Place("glossary", term.id, "term", term.id))
    for event in kb.timeline.values():
        add(event.refs, Place("timeline", event.id, "event", event.id))
    return found
