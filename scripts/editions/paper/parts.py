"""The parts of a book, taken from the built pages: cleaned, linked among themselves, their sources numbered through."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement, builder

from kb.model import LOCALES, Knowledge

GLOSSARY, SINCE, TIMELINE = "glossary", "since-2020", "timeline"

_NOT_ON_PAPER = (
    ".headerlink", ".jump", ".finder", ".filter", ".subjects", ".overdue", ".sheet__print", ".opening__way", ".feed",
    ".situations", ".legal__all", ".update__seen", ".found__more", ".newest", "#since-newest", "[data-print]", "script",
    ".on-screen",
)  # fmt: skip


def pages(kb: Knowledge) -> list[str]:
    """The pages that make the book, in its order; sources and the index of terms follow them."""
    return [
        "about/source", "about/method", *(chapter.path for chapter in kb.chapters), SINCE, "questions", TIMELINE,
        GLOSSARY, "about/errata",
    ]  # fmt: skip


_FACTS = ("event", "update", "errata__place", "record")
"""Classes of lists that name chapter and paragraph themselves."""


@dataclass
class Part:
    """One page as a part of the book: its path, kind (pages.yml), and its text, whose ids are the book's."""

    path: str
    kind: str
    text: HtmlElement

    @property
    def id(self) -> str:
        """Its own id in the book."""
        return anchor(self.path)


def anchor(path: str, fragment: str = "") -> str:
    """The id in the book of a page or of an element on it: `chapters/hair`, `hair-020` → `chapters-hair--hair-020`."""
    page = path.replace("/", "-")
    return f"{page}--{fragment}" if fragment else page


def words(element: HtmlElement) -> str:
    """The words of an element, on one line."""
    return " ".join(element.text_content().replace("\u2060", "").split())


def title_of(site: Path, locale: str, path: str) -> str:
    """A page's title, without markup."""
    return words(_article(site, locale, path).cssselect("h1")[0])


def parts(kb: Knowledge, site: Path, address: str, locale: str, has_pages: bool = True) -> list[Part]:
    """Every part of the book in one language. Later evidence beside a paragraph is its lead and the way to the part
    “since 2020”, where it stands in full.

    A book that `has_pages` names the page that each way leads to, and its timeline is a table; in one without, a link
    is the whole way.
    """
    names = pages(kb)
    found = []
    for path in names:
        article = _article(site, locale, path)
        if kb.pages[path].kind == "chapter":
            for details in article.cssselect("details.since"):
                _shorten(details, kb, locale, has_pages)
        for heading in article.cssselect("h2[id$='-download']"):
            for element in [*heading.itersiblings(), heading]:
                element.drop_tree()
        for element in article.cssselect(", ".join(_NOT_ON_PAPER)):
            element.drop_tree()
        for place in article.cssselect("a.place"):
            place.tag = "span"
            del place.attrib["href"]
        for row in {link.getparent().getparent() for link in article.cssselect(".entry dd a[href*='chapters/']")}:
            row.drop_tree()  # the index names the pages
        if path == TIMELINE and has_pages:
            _as_table(article, kb, locale)
        _into_the_book(article, names, path, locale, address)
        if has_pages:
            _point(article, kb, locale)
        found.append(Part(path, kb.pages[path].kind, article))
    return found


def uses(kb: Knowledge, site: Path, locale: str) -> dict[str, list[str]]:
    """Term id → the ids in the book of the paragraphs that use the term, as the page of the glossary lists them."""
    names = pages(kb)
    found = {}
    for entry in _article(site, locale, GLOSSARY).cssselect(".entry"):
        places = (link.get("href").split(".html#") for link in entry.cssselect("dd a[href*='chapters/']"))
        found[entry.cssselect("h3")[0].get("id")] = [anchor(path, segment) for path, segment in places if path in names]
    return found


def records(kb: Knowledge, site: Path, locale: str, keys: Iterable[str]) -> list[HtmlElement]:
    """The list of sources, an <li id="ref-key"> each in the order of `keys`, as the page of references sets them."""
    page = _page(site, locale, "references")
    items = []
    for key in keys:
        item = copy.deepcopy(page.get_element_by_id(key))
        for element in item.cssselect(".reference__places, .record__read"):
            element.drop_tree()
        for element in item.iter():
            element.attrib.pop("id", None)
        item.set("id", f"ref-{key}")
        item.tail = None
        items.append(item)
    return items


def number_sources(texts: Iterable[HtmlElement]) -> list[str]:
    """Numbers the citations in `texts` through, in the order of their first; the sources' keys in that order."""
    numbers: dict[str, int] = {}
    for text in texts:
        for link in text.cssselect("sup.cite > a"):
            key = link.get("href").removeprefix("#ref-")
            link.text = str(numbers.setdefault(key, len(numbers) + 1))
            for name in ("aria-describedby", "aria-label"):
                link.attrib.pop(name, None)
    return list(numbers)


def pointer(target: str) -> HtmlElement:
    """A link to an element of the book whose words are the page that it stands on (book.filled)."""
    return builder.A("000", {"class": "page-of", "href": f"#{target}"})


def _prefix(locale: str) -> str:
    return "" if locale == LOCALES[0] else locale


def _page(site: Path, locale: str, path: str) -> HtmlElement:
    parser = html.HTMLParser(encoding="utf-8")  # without one, lxml guesses before it has read what the page declares
    return html.parse(site / _prefix(locale) / f"{path}.html", parser).getroot()


def _article(site: Path, locale: str, path: str) -> HtmlElement:
    article = _page(site, locale, path).get_element_by_id("text")
    article.tail = None
    for name in ("id", "tabindex"):
        article.attrib.pop(name, None)
    return article


def _shorten(details: HtmlElement, kb: Knowledge, locale: str, has_pages: bool) -> None:
    """Later evidence as one paragraph: when, its lead, how many more, and the way to where all of it stands: pages, or
    links counted from 1.
    """
    found = (link.get("href") for link in details.cssselect(".found__more a"))
    hrefs = [href for href in found if "since-2020.html#" in href]
    between = "、" if locale == "zh-TW" else ", "
    if has_pages:
        before, after = kb.say("book-pages", locale, pages="\n").split("\n")
        links = [pointer(anchor(SINCE, href.partition("#")[2])) for href in hrefs]
        where = builder.SPAN({"class": "pages", "data-between": between}, *links)
    else:
        before, after = kb.say("book-links", locale, links="\n").split("\n")
        links = [builder.A(str(number), {"href": href}) for number, href in enumerate(hrefs, 1)]
        where = builder.SPAN(*links)
    for link in links[:-1]:
        link.tail = between
    whole = builder.SPAN({"class": "since__pages" if has_pages else "since__links"}, before, where, after)
    short = builder.P({"class": "since since--short", "id": details.get("id")}, *details.find("summary"), whole)
    parent = details.getparent()
    parent.replace(details, short)
    for line in reversed(details.cssselect(".since__today")):
        short.addnext(line)


def _point(article: HtmlElement, kb: Knowledge, locale: str) -> None:
    """Adds its page to a link of the running text that leads elsewhere in the book."""
    before, after = kb.say("book-page", locale, page="\n").split("\n")
    links = article.xpath(".//p/a[not(@class)] | .//li/a[not(@class)] | .//li/p/a[not(@class)]")
    for link in links:
        list_of_facts = any(name in e.get("class", "") for e in link.iterancestors() for name in _FACTS)
        if link.get("href", "").startswith("#") and not list_of_facts:
            where = builder.SPAN({"class": "where"}, before, pointer(link.get("href")[1:]), after)
            where.tail, link.tail = link.tail, None
            link.addnext(where)


def _as_table(article: HtmlElement, kb: Knowledge, locale: str) -> None:
    """Turns the timeline's list into one table: when, what happened, whose statement it is."""
    head = [kb.say(f"table-{name}", locale) for name in ("when", "what", "basis")]
    body = builder.TBODY()
    for event in article.cssselect("li.event"):
        title = event.cssselect("h3")[0]
        what = builder.TD(builder.P({"class": "row__title"}, words(title)))
        for element in event.cssselect(".event__text, .event__beside, .event__places"):
            what.append(element)
        layer = event.cssselect(".event__what > .event__layer")[0]
        when = builder.TH({"scope": "row"}, *event.cssselect(".event__when > *"))
        body.append(builder.TR({"id": event.get("id")}, when, what, builder.TD({"class": "row__layer"}, layer)))
    columns = builder.THEAD(builder.TR(*(builder.TH({"scope": "col"}, name) for name in head)))
    table = builder.TABLE({"class": "chronology"}, columns, body)
    timeline = article.cssselect(".timeline")[0]
    timeline.getparent().replace(timeline, table)
    # How to read it is told before it: on paper nobody finds a key that follows ten pages later.
    heading = article.get_element_by_id("timeline-reading")
    told = [heading, *itertools.takewhile(lambda element: element.tag == "p", heading.itersiblings())]
    for element in told:
        table.addprevious(element)


def _into_the_book(article: HtmlElement, names: list[str], path: str, locale: str, address: str) -> None:
    """Makes ids unique in the book and turns links to its pages into links within it."""
    here = address + (f"{locale}/" if locale != LOCALES[0] else "") + f"{path}.html"
    inside = {address + (f"{locale}/" if locale != LOCALES[0] else "") + f"{name}.html": name for name in names}

    def target(href: str) -> str:
        page, _, fragment = urljoin(here, href).partition("#")
        if page == here and fragment.startswith("ref-"):
            return f"#{fragment}"
        return f"#{anchor(inside[page], fragment)}" if page in inside else urljoin(here, href)

    _each(article, "[id]", "id", lambda value: anchor(path, value))
    _each(article, "a[href]:not(.page-of)", "href", target)
    for name in ("aria-describedby", "aria-labelledby"):
        _each(article, f"[{name}]", name, lambda value: " ".join(anchor(path, one) for one in value.split()))
    for term in article.cssselect("a.term"):
        term.attrib.pop("aria-describedby", None)
    _each(article, "use[href]", "href", lambda value: f"#{anchor(path, value[1:])}" if value.startswith("#") else value)
    for element in article.cssselect("svg *"):
        for name, value in element.attrib.items():
            if "url(#" in value:
                element.set(name, re.sub(r"url\(#([\w-]+)\)", lambda m: f"url(#{anchor(path, m[1])})", value))


def _each(article: HtmlElement, selector: str, name: str, change: Callable[[str], str]) -> None:
    for element in article.cssselect(selector):
        element.set(name, change(element.get(name)))
