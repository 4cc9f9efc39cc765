"""The whole site as a book: cover, contents, parts, sources, index of terms. One language, or both side by side.

The contents, the index and the pointers between parts name pages, which only a printed book has: it is printed, the
pages of its link targets are read from the PDF and written in, and it is printed again until nothing moves.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement, builder
from markupsafe import Markup
from ruamel.yaml import YAML

from editions.catalog import PARALLEL
from editions.paper import finish, pairs
from editions.paper.parts import GLOSSARY, Part, anchor, number_sources, parts, pointer, records, uses, words
from editions.paper.printer import NotPrinted, Printed, Printer
from kb import prose, templates
from kb.collate import groups
from kb.metadata import css_string, running_title
from kb.model import LOCALES, Knowledge

PASSES = 5
"""Most often the second pass is the last; a book that still moves after this many is an error."""


@dataclass
class Book:
    """A book before it is printed: its document, and how its parts follow."""

    locale: str
    parts: list[Part]
    tree: HtmlElement

    def headings(self) -> dict[str, str]:
        """The id of every line of the contents → the words of the heading that it leads to."""
        ids = [link.get("href")[1:] for link in self.tree.cssselect("#contents .page-of")]
        return {identity: words(_headed(self.tree.get_element_by_id(identity))) for identity in ids}


def assembled(kb: Knowledge, site: Path, address: str, locale: str) -> Book:
    """The book in a locale, or in both (PARALLEL). Raises pairs.NotPaired."""
    first = LOCALES[0] if locale == PARALLEL else locale
    texts = parts(kb, site, address, first)
    if locale == PARALLEL:
        texts = [pairs.paired(*both) for both in zip(texts, parts(kb, site, address, LOCALES[1]), strict=True)]
    keys = number_sources(part.text for part in texts)
    sources = records(kb, site, first, keys)
    document = _document(kb, address, locale, first, texts, sources)
    for code in LOCALES if locale == PARALLEL else (locale,):
        document.get_element_by_id(f"index-{code}").extend(_index(kb, uses(kb, site, code), code, locale == PARALLEL))
    return Book(locale, texts, document)


def front(kb: Knowledge, address: str, locale: str) -> str:
    """The HTML of a book without its parts: cover and empty contents."""
    first = LOCALES[0] if locale == PARALLEL else locale
    return html.tostring(_document(kb, address, locale, first, [], []), encoding="unicode", doctype="<!doctype html>")


def printed(printer: Printer, book: Book, path: str) -> tuple[Printed, dict[str, int], int]:
    """The book on paper, the pages of its link targets, and in how many passes.

    Raises NotPrinted when its page numbers do not come to rest.
    """
    known: dict[str, int] = {}
    for passes in range(1, PASSES + 1):
        made = printer.printed(path, filled(book.tree, known))
        # A target whose only link fell away, as one of two to the same page, is no target of the next pass: it is kept.
        found = known | finish.destinations(made.pdf)
        if found == known:
            return made, known, passes
        known = found
    raise NotPrinted(f"{path}: page numbers still change after {PASSES} passes")


def filled(tree: HtmlElement, pages: dict[str, int]) -> str:
    """The document as HTML with the pages of its targets written in; before any is known, with room for them."""
    tree = copy.deepcopy(tree)
    for place in tree.cssselect(".pages"):
        seen: set[int] = set()
        for link in place.cssselect(".page-of"):
            page = pages.get(link.get("href")[1:])
            if page in seen:
                link.getparent().remove(link)
            elif page:
                seen.add(page)
        order = lambda link: (  # noqa: E731
            "index__entry" not in link.get("class"), pages.get(link.get("href")[1:], 0)
        )  # fmt: skip
        place[:] = sorted(place, key=order)
        links = place.cssselect(".page-of")
        for link in links:
            link.tail = "" if link is links[-1] else place.get("data-between")
    for link in tree.cssselect(".page-of"):
        target = link.get("href")[1:]
        if pages and target not in pages:
            raise NotPrinted(f"nothing is printed at #{target}")
        if pages:
            link.text = str(pages[target])
    return "<!doctype html>\n" + html.tostring(tree, encoding="unicode")


def _document(
    kb: Knowledge, address: str, locale: str, first: str, texts: list[Part], sources: list[HtmlElement]
) -> HtmlElement:
    both = locale == PARALLEL
    locales = LOCALES if both else (locale,)
    environment = templates.environment(kb.root)
    quoted = lambda text: Markup(css_string(text))  # noqa: E731
    rendered = environment.get_template("editions/book.html").render(
        kb=kb, address=address, locale=first, locales=locales, both=both, texts=texts,
        styles=_styles(kb.root), style=Markup(Path(__file__).with_name("book.css").read_text(encoding="utf-8")),
        version=version(kb), facts=max(update.seen for update in kb.updates.values()),
        number=lambda part: kb.pages[part.path].number,
        running=lambda part: quoted(_running(kb, part, 0, first)),
        running_too=lambda part: quoted(_running(kb, part, 1, LOCALES[1])) if both else "none",
        sections=lambda part: [(h.get("id"), _heading(h)) for h in part.text.cssselect("h2[id]") if words(h)],
        heading=lambda part: _heading(part.text.cssselect("h1")[0]),
        css_string=quoted,
        title=lambda code: Markup(prose.title(kb.root / "docs" / code / "index.md")),
    )  # fmt: skip
    tree = html.document_fromstring(rendered)
    for part in texts:
        tree.get_element_by_id(part.id).cssselect(".text")[0].extend(list(part.text))
    tree.get_element_by_id("sources-list").extend(sources)
    return tree


def _headed(element: HtmlElement) -> HtmlElement:
    """The heading that an element of the book is or begins with."""
    return element if element.tag in ("h1", "h2", "h3") else element.cssselect("h1")[0]


def version(kb: Knowledge) -> str:
    """The version of the whole: the day its words last changed."""
    return max(page.updated for page in kb.pages.values())


def _heading(element: HtmlElement) -> Markup:
    """A heading's words for the contents; in a book of two languages, each in its own."""
    cells = [cell for cell in element if "row" in element.get("class", "").split()]
    if not cells:
        return Markup.escape(words(element))
    shown = (Markup('<span lang="{}">{}</span>').format(cell.get("lang"), words(cell)) for cell in cells)
    return Markup(" ").join(shown)


def _running(kb: Knowledge, part: Part, which: int, locale: str) -> str:
    """A part's running head; `which` of the two in a book of two languages."""
    heading = part.text.cssselect("h1")[0]
    title = words(heading[which]) if "row" in heading.get("class", "").split() else words(heading)
    return running_title(kb, kb.pages[part.path].number, title, locale)


def _index(kb: Knowledge, used: dict[str, list[str]], locale: str, both: bool) -> list[HtmlElement]:
    """The terms as `locale` sorts them, each with the page of its entry and those of the paragraphs that use it."""
    found = []
    for group, members in groups(kb.terms.values(), locale):
        items = []
        for term in members:
            other = next(code for code in LOCALES if code != locale)
            name = builder.SPAN({"class": "index__name"}, term.label[locale])
            if both and term.label[other] != term.label[locale]:
                name.append(builder.SPAN({"class": "index__other", "lang": other}, term.label[other]))
            own = pointer(anchor(GLOSSARY, term.id))
            own.set("class", "page-of index__entry")
            between = "、" if locale == "zh-TW" else ", "
            pages = builder.SPAN(
                {"class": "pages", "data-between": between}, own, *(pointer(target) for target in used[term.id])
            )
            items.append(builder.LI(name, " ", pages))
        found.append(
            builder.DIV({"class": "index__group"}, builder.P({"class": "index__letter"}, group), builder.UL(*items))
        )
    return found


def _styles(root: Path) -> list[str]:
    """The site's style sheets in the order of their cascade (mkdocs.yml)."""
    return list(YAML().load((root / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["styles"])
