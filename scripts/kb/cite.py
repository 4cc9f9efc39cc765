"""A source in a few words, for the one-line flags and notes."""

from __future__ import annotations

from typing import Any

from kb.model import Knowledge


def short(kb: Knowledge, key: str, locale: str) -> str:
    """First author (or body) and year of reference `key`: “Houkin et al. 2024”, 「Houkin等 2024」."""
    ref = kb.references[key]
    authors = [a.get("family") or a["literal"] for a in ref["author"]]
    many = len(authors) > 1 or ref.get("et-al")
    gap = " " if locale == "en" else ""
    name = authors[0] + (gap + kb.say("et-al", locale) if many else "")
    return f"{name} {ref['issued']}" if ref.get("issued") else name


_REGISTERS = {
    "MESH": ("MeSH", "https://id.nlm.nih.gov/mesh/{}"),
    "CHEBI": ("ChEBI", "http://purl.obolibrary.org/obo/CHEBI_{}"),
    "UBERON": ("Uberon", "http://purl.obolibrary.org/obo/UBERON_{}"),
    "CL": ("Cell Ontology", "http://purl.obolibrary.org/obo/CL_{}"),
}


def identifier(curie: str) -> tuple[str, str]:
    """An identifier such as `MESH:D055354` as (words, address). The addresses are those the registers publish."""
    prefix, _, number = curie.partition(":")
    name, address = _REGISTERS[prefix]
    return f"{name} {number}", address.format(number)


def link(ref: dict[str, Any]) -> str:
    """Where the source can be read: its DOI's address, else its own."""
    return f"https://doi.org/{ref['DOI']}" if ref.get("DOI") else ref["URL"]
