"""What a PDF says about itself, and the same bytes every time: title, language, dates, rights, labels (pikepdf)."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_NODE = re.compile(r"node\d{8}")
RIGHTS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class About:
    """A PDF's title, language (BCP 47), who made it, the address it was made from, the day of its version (ISO)."""

    title: str
    language: str
    author: str
    subject: str
    source: str
    day: str


def finished(raw: bytes, about: About) -> bytes:
    """The PDF with its metadata, compressed; equal input gives equal bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        root, when = pdf.Root, about.day.replace("-", "")
        root.Lang = String(about.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if "/Outlines" in root:
            root.PageMode = Name.UseOutlines
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        _renumber(pdf)
        del pdf.docinfo
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]  # it comes from the hour of printing; the new one comes from what the PDF says
        stamp = f"D:{when}000000Z"
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as data:
            for key in list(data):
                del data[key]
            data["dc:title"], data["dc:language"] = about.title, [about.language]
            data["dc:creator"], data["dc:description"] = [about.author], about.subject
            data["dc:rights"], data["dc:source"] = RIGHTS, about.source
            data["xmp:CreateDate"] = data["xmp:ModifyDate"] = f"{about.day}T00:00:00Z"
            data["pdf:Producer"] = "Chromium, pikepdf"
        pdf.docinfo = pdf.make_indirect(
            Dictionary(
                Title=String(about.title), Author=String(about.author), Subject=String(about.subject),
                CreationDate=String(stamp), ModDate=String(stamp),
            )
        )  # fmt: skip
        made = io.BytesIO()
        pdf.save(
            made, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True,
            deterministic_id=True, linearize=False,
        )  # fmt: skip
    return made.getvalue()


def _renumber(pdf: pikepdf.Pdf) -> None:
    """Names the cells that others are headed by in order: Chromium's names count what it has drawn since it started."""
    found: list[tuple[pikepdf.Object, str | int, str]] = []

    def look(thing: pikepdf.Object) -> None:
        for key, value in thing.items() if isinstance(thing, Dictionary) else enumerate(thing):
            if isinstance(value, String):
                if _NODE.fullmatch(str(value)):
                    found.append((thing, key, str(value)))
            elif isinstance(value, Dictionary | Array) and not value.is_indirect:
                look(value)

    for thing in pdf.objects:
        if isinstance(thing, Dictionary | Array):
            look(thing)
    names = {name: f"node{number:08}" for number, name in enumerate(sorted({name for *_, name in found}))}
    for thing, key, name in found:
        thing[key] = String(names[name])


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as it:
        return len(it.pages)


def destinations(raw: bytes) -> dict[str, int]:
    """The element ids that links of the PDF lead to → their page, from 1."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        named = pdf.Root.get("/Dests", Dictionary())
        return {name[1:]: pages[place[0].objgen] for name, place in named.items()}
