"""The book for reading devices, EPUB 3: a language, or both with the pairs one below the other.

pandoc makes the file from the same parts as the PDF book. There are no pages here: where the book on paper names one, a
link stands. What the file must be is told in epub_checks.
"""

from __future__ import annotations

import copy
import io
import os
import re
import tempfile
import uuid
import zipfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pypandoc
from lxml import html
from lxml.html import HtmlElement, builder

from editions.catalog import PARALLEL, Edition
from editions.paper import book, pairs
from editions.paper.finish import RIGHTS
from editions.paper.parts import Part, anchor, number_sources, parts, records, words
from editions.paper.printer import Printer
from kb.model import LOCALES, Knowledge, home_of

FIGURE_SCALE = 3

BETWEEN = " / "
"""Stands between two languages on one line."""

OUR_BOOKS = uuid.UUID("6f1c7a52-3d0b-4c58-9a1e-2b7d40c9e8f3")
"""The namespace of their identifiers (RFC 9562), drawn once; with another, devices would take them for other books."""

_NOT_HERE = (
    ".place", ".sheet__line", ".sheet__box", ".sheet__after", ".sheet__head", ".sheet__fields", ".figure__key",
    ".reference__back", ".headerlink", ".power",
)  # fmt: skip


class NotBound(Exception):
    """pandoc could not make the file; the message is one line."""


def made(kb: Knowledge, site: Path, address: str, locale: str, printer: Printer) -> bytes:
    """The EPUB of a locale or of both (PARALLEL). Equal input gives equal bytes. Raises NotBound, pairs.NotPaired."""
    first = LOCALES[0] if locale == PARALLEL else locale
    pictures: dict[str, bytes] = {}
    texts = _texts(kb, site, address, first, printer, pictures)
    if locale == PARALLEL:
        other = LOCALES[1]
        more = _texts(kb, site, address, other, printer, pictures)
        texts = [pairs.paired(*both) for both in zip(texts, more, strict=True)]
    keys = number_sources(part.text for part in texts)
    body = builder.BODY()
    for part in texts:
        body.append(_chapter(kb, part, first))
    heading = builder.H1({"id": "sources"}, BETWEEN.join(kb.say("references", code) for code in _spoken(locale)))
    body.append(builder.DIV(heading, builder.OL(*records(kb, site, first, keys))))
    for element in body.cssselect(", ".join(_NOT_HERE)):
        element.drop_tree()
    drawings = _set_aside(body)
    _spell_out(body, first)
    _for_pandoc(body)
    cover = printer.pictured("editions/cover.html", ".cover", _cover(kb, address, locale), scale=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, picture in {**pictures, "cover.png": cover}.items():
            (folder / file).write_bytes(picture)
        head = builder.HEAD(builder.TITLE(_title(kb, locale)))
        document = html.tostring(builder.HTML(head, body), encoding="unicode")
        return _completed(_bound(kb, document, address, locale, first, folder), locale, drawings, book.version(kb))


def identifier(locale: str) -> str:
    """A book's identifier: it comes from the name of its file, which never changes, and stays wherever the site is."""
    return uuid.uuid5(OUR_BOOKS, Edition("book", locale, "epub").file).urn


def _spoken(locale: str) -> tuple[str, ...]:
    return LOCALES if locale == PARALLEL else (locale,)


def _title(kb: Knowledge, locale: str) -> str:
    return " · ".join(kb.site["name"][code] for code in _spoken(locale))


def _texts(
    kb: Knowledge, site: Path, address: str, locale: str, printer: Printer, pictures: dict[str, bytes]
) -> list[Part]:
    """The parts in one language, with pictures and keys as a reading device shows them."""
    texts = _with_pictures(parts(kb, site, address, locale, has_pages=False), locale, printer, pictures)
    for part in texts:
        for key in part.text.cssselect("dl.legend"):
            _as_list(key, kb.say("colon", locale))
    return texts


def _as_list(key: HtmlElement, colon: str) -> None:
    """Turns a key into a list, a line each: the drawing or the word, then what it stands for."""
    key.tag = "ul"
    del key.attrib["class"]
    for line in key:
        sign, meaning = line
        line.tag, meaning.tag = "li", "span"
        sign.tag = "strong" if words(sign) else "span"
        sign.tail = colon if words(sign) else " "


def _with_pictures(texts: list[Part], locale: str, printer: Printer, pictures: dict[str, bytes]) -> list[Part]:
    """The parts with every figure's drawing as a picture; `pictures` gains file name → PNG."""
    prefix = home_of(locale)
    for part in texts:
        for figure in part.text.cssselect("figure"):
            identity = figure.get("id").rpartition("--")[2]
            file = f"{identity}.{locale}.png"
            drawing = figure.find("svg")
            pictures[file] = printer.pictured(f"{prefix}{part.path}.html", f"#{identity} > svg", scale=FIGURE_SCALE)
            said = [drawing.cssselect(name)[0].text_content() for name in ("title", "desc")]
            figure.replace(drawing, builder.IMG({"src": file, "alt": " ".join(" ".join(said).split())}))
    return texts


def _chapter(kb: Knowledge, part: Part, locale: str) -> HtmlElement:
    text = copy.deepcopy(part.text)
    text.tag = "div"
    text.attrib.clear()
    heading = text.cssselect("h1")[0]
    heading.drop_tree()
    heading.tail = None
    for element in text.cssselect(".opening__number"):
        element.drop_tree()
    if number := kb.pages[part.path].number:
        titles = list(heading) if "row" in heading.get("class", "").split() else [heading]
        for title in titles:
            code = _language(title, locale)
            label = builder.SPAN({"class": "number"}, kb.say("chapter-label", code, n=number))
            label.tail, title.text = ("　" if code == "zh-TW" else " · ") + (title.text or ""), None
            title.insert(0, label)
    heading.set("id", anchor(part.path))
    text.insert(0, heading)
    return text


_LABELS = (
    ".since__when", ".note__label", ".flag__status", ".messages strong", ".figure__words strong",
    ".update__claims > span:first-child", ".event__beside > .event__layer",
)  # fmt: skip
"""Words that lead what follows; style sheets set them apart, which a reading device may not load."""


def _spell_out(body: HtmlElement, locale: str) -> None:
    """Puts into words what the site's style sheets say: colons after labels, commas between numbers, lists of facts,
    lines that begin anew.
    """
    for label in body.cssselect(", ".join(_LABELS)):
        _end_with_colon(label, locale)
    for status in body.cssselect(".event__status"):
        status.text = f" · {status.text or ''}"
    for sup in body.cssselect("sup.cite--next"):
        sup.text = ", "
    for facts in body.cssselect("dl.study, dl.entry__facts"):
        pairs_of = [(row.find("dt"), row.find("dd")) for row in facts if row.find("dt") is not None]
        line = builder.P({"class": facts.get("class")})
        for number, (name, said) in enumerate(pairs_of):
            _end_with_colon(name, _language(facts, locale))
            name.tag = said.tag = "span"
            last = number == len(pairs_of) - 1
            said.tail = "" if last else "；" if _language(facts, locale) == "zh-TW" else "; "
            line.extend([name, said])
        facts.getparent().replace(facts, line)
    for claim in body.cssselect(".update__claims .claim-line"):
        claim.addprevious(builder.BR())
    for title in body.cssselect("h1.row, h2.row, h3.row, h4.row, summary.row"):
        title[0].tail = BETWEEN
    for also in body.cssselect("span.also"):
        also.addprevious(builder.BR())


def _end_with_colon(label: HtmlElement, locale: str) -> None:
    """Gives a label a colon, unless its page has given it one."""
    colon = "：" if _language(label, locale) == "zh-TW" else ": "
    if words(label).endswith(("：", ":")):
        return
    if len(label):
        label[-1].tail = (label[-1].tail or "").rstrip() + colon
    else:
        label.text = (label.text or "").rstrip() + colon


def _set_aside(body: HtmlElement) -> list[str]:
    """Puts an empty mark in the place of each small drawing, for pandoc would make a file of every one; other drawings
    are left out, for their styles are. Returns the drawings, as the number in their mark counts them from 0.
    """
    drawings: list[str] = []
    for drawing in body.cssselect("svg"):
        if set(drawing.get("class", "").split()) & {"shape", "sign"}:
            mark = builder.SPAN({"data-drawing": str(len(drawings))})
            mark.tail, drawing.tail = drawing.tail, None
            drawing.set("xmlns", "http://www.w3.org/2000/svg")
            drawing.set("width", "16")
            drawing.set("height", "16")
            source = html.tostring(drawing, encoding="unicode", method="xml")
            drawings.append(source.replace("viewbox=", "viewBox="))  # which lxml has read in small letters
            drawing.getparent().replace(drawing, mark)
        else:
            drawing.drop_tree()
    return drawings


def _language(element: HtmlElement, locale: str) -> str:
    """The language that an element is in: its own or the nearest above it."""
    own = (e.get("lang") for e in (element, *element.iterancestors()))
    return next((lang for lang in own if lang), locale)


def _for_pandoc(body: HtmlElement) -> None:
    """Moves what pandoc drops to where it keeps it: a paragraph's attributes to a <div> around it, other blocks' ids to
    a <span> at their beginning.
    """
    for paragraph in body.cssselect("p[id], p[class], p[lang]"):
        around = builder.DIV(dict(paragraph.attrib))
        paragraph.attrib.clear()
        paragraph.getparent().replace(paragraph, around)
        around.append(paragraph)
    for element in body.cssselect("article, section, aside, header, footer, nav"):
        element.tag = "div"
    for events in body.cssselect("ol.events"):
        events.tag = "ul"  # they are in order, but their numbers say nothing
    for element in body.cssselect("dl > div"):
        if identity := element.attrib.pop("id", None):
            element[0].set("id", identity)
        element.drop_tag()
    for element in body.cssselect("li[id], tr[id], dt[id], dd[id], td[id], th[id], figure[id], sup[id]"):
        start = builder.SPAN({"id": element.attrib.pop("id")})
        place = element[0] if element.tag == "tr" else element
        if element.tag in ("figure", "sup"):
            element.addprevious(start)
        else:
            start.tail, place.text = place.text, None
            place.insert(0, start)


def _cover(kb: Knowledge, address: str, locale: str) -> str:
    """The PDF book's own cover."""
    page = book.front(kb, address, locale)
    return re.sub(r"</section>.*</body>", "</section></body>", page, count=1, flags=re.S)


def _bound(kb: Knowledge, document: str, address: str, locale: str, first: str, folder: Path) -> bytes:
    target = folder / "book.epub"
    day = book.version(kb)
    data = {
        "title": _title(kb, locale), "lang": first, "creator": kb.site["publisher"] or kb.site["name"][first],
        "date": day, "rights": RIGHTS, "identifier": identifier(locale), "source": address,
        "description": kb.say("status-line", first), "toc-title": kb.say("book-contents", first),
    }  # fmt: skip
    options = [
        "--quiet", "--split-level=1", "--toc", "--toc-depth=2", f"--css={Path(__file__).with_name('epub.css')}",
        f"--epub-cover-image={folder / 'cover.png'}", f"--resource-path={folder}",
        *(f"--metadata={name}:{value}" for name, value in data.items()),
    ]  # fmt: skip
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(round(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    try:
        pypandoc.convert_text(document, "epub3", format="html", outputfile=str(target), extra_args=options)
    except RuntimeError as error:
        raise NotBound(f"pandoc: {str(error).strip().splitlines()[-1]}") from error
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
    return target.read_bytes()


def _completed(epub: bytes, locale: str, drawings: list[str], day: str) -> bytes:
    """The file with what pandoc leaves out: the drawings, each text's title, both languages where it has both; and with
    the day of its version wherever a file within has a date.
    """
    year, month, of_month = map(int, day.split("-"))
    made_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(made_again, "w") as new:
        texts = {name: old.read(name).decode() for name in old.namelist() if name.endswith((".xhtml", ".opf"))}
        drawn = {name for name, text in texts.items() if "data-drawing=" in text}
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith(".opf"):
                data = _package(texts[item.filename], locale, {Path(name).name for name in drawn}).encode()
            elif item.filename.endswith(".xhtml"):
                data = _titled(_drawn(texts[item.filename], drawings)).encode()
            kind = zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(item.filename, (year, month, of_month, 0, 0, 0))
            entry.compress_type, entry.external_attr = kind, 0o644 << 16
            new.writestr(entry, data)
    return made_again.getvalue()


def _package(opf: str, locale: str, drawn: set[str]) -> str:
    """The list of the book's files, which says of each whether it holds SVG, and its languages (pandoc names one)."""
    if locale == PARALLEL:
        opf = opf.replace("</dc:language>", "</dc:language>\n    <dc:language>en</dc:language>", 1)
    for name in drawn:
        opf = re.sub(rf'(<item [^>]*href="text/{re.escape(name)}"[^>]*?) />', r'\1 properties="svg" />', opf)
    return opf


def _drawn(text: str, drawings: list[str]) -> str:
    return re.sub(r'<span data-drawing="(\d+)">\s*</span>', lambda mark: drawings[int(mark[1])], text)


def _titled(text: str) -> str:
    """A text with its heading for a title; one without a heading keeps pandoc's, the title of the book."""
    found = html.document_fromstring(text.encode()).cssselect("section > h1")
    if not found:
        return text
    title = f"<title>{escape(words(found[0]))}</title>"
    return re.sub(r"<title>.*?</title>", lambda _: title, text, count=1, flags=re.S)
