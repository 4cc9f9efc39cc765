"""Two languages of one part, side by side: what belongs together stands in one row.

Both languages come from the same templates and hold the same segments, so their trees are walked in step. What has an
id is joined by it; where the trees differ below a block (another number of names, a note of one sentence here and of
two there), the block as a whole is the row.
"""

from __future__ import annotations

import copy

from lxml.html import HtmlElement, builder

from editions.paper.parts import Part, words
from kb.model import LOCALES

_LEAVES = {"p", "h1", "h2", "h3", "h4", "li", "dl", "summary", "figure", "td", "th"}


class NotPaired(Exception):
    """A paragraph of one language has no counterpart; the message is one line."""


def paired(one: Part, two: Part) -> Part:
    """The part with every block in both languages. The second language's blocks lose their ids. Raises NotPaired."""
    first, second = copy.deepcopy(one.text), copy.deepcopy(two.text)
    lacking = sorted(_segments(first) ^ _segments(second))
    if lacking:
        raise NotPaired(f"{one.path}: #{lacking[0]} stands in one language only")
    return Part(one.path, one.kind, _walk(first, second))


def _segments(text: HtmlElement) -> set[str]:
    return {element.get("id") for element in text.cssselect("p[id]") if element.get("id")[-4:-3] == "-"}


def stacked(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    """Two trees of the same shape as one, where each text is followed by the other language's: for narrow screens and
    forms. `two` is used up.
    """
    if _alike(one, two):
        for mine, theirs in zip(list(one), list(two), strict=True):
            stacked(mine, theirs)
    elif words(two) and words(two) != words(one):
        for element in two.iter():
            element.attrib.pop("id", None)
        one.append(_cell(two, LOCALES[1], "span"))
        one[-1].set("class", "also")
    return one


def _walk(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    if "entries" in one.get("class", "").split():
        return _entries(one, two)
    if "sheet" in one.get("class", "").split():
        return _one_after_the_other(one, two)
    if one.tag == "table":
        return _table(one, two)
    if "legend" in one.get("class", "").split() and _alike(one, two):
        one[:] = [row(mine, theirs) for mine, theirs in zip(list(one), list(two), strict=True)]
        one.tag = "div"
        return one
    if one.tag in _LEAVES or not _alike(one, two):
        return row(one, two)
    one[:] = [_walk(mine, theirs) for mine, theirs in zip(list(one), list(two), strict=True)]
    return one


def _alike(one: HtmlElement, two: HtmlElement) -> bool:
    """Whether two containers hold the same kinds of blocks, and no text of their own."""
    return len(one) > 0 and [*map(_kind, one)] == [*map(_kind, two)] and not _loose(one) and not _loose(two)


def _kind(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _loose(element: HtmlElement) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)


def row(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    """Both blocks as one, each in its language. A heading stays one heading, so that the outline has it once."""
    for element in two.iter():
        element.attrib.pop("id", None)
    one.tail = two.tail = None
    if one.tag in ("h1", "h2", "h3", "h4", "li", "td", "th", "summary"):
        shell = one.makeelement(one.tag, dict(one.attrib))
        shell.set("class", f"row {one.get('class', '')}".strip())
        cell = "div" if one.tag in ("li", "td") else "span"
        shell.extend(_cell(element, locale, cell) for element, locale in zip((one, two), LOCALES, strict=True))
        return shell
    for element, locale in zip((one, two), LOCALES, strict=True):
        element.set("lang", locale)
    return builder.DIV({"class": "row"}, one, two)


def _cell(element: HtmlElement, locale: str, tag: str) -> HtmlElement:
    cell = element.makeelement(tag, {"lang": locale})
    cell.text = element.text
    cell.extend(list(element))
    return cell


def _one_after_the_other(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    """A form of its own pages: whole in the first language, then whole in the second."""
    for element in two.iter():
        element.attrib.pop("id", None)
    for element, locale in zip((one, two), LOCALES, strict=True):
        element.set("lang", locale)
        element.tail = None
    return builder.DIV(one, two)


def _table(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    """A table whose broadest column, the second, is there in each language; in the others both stand in one cell."""
    for mine, theirs in zip(one.iter("tr"), two.iter("tr"), strict=True):
        if mine.get("id") != theirs.get("id"):
            raise NotPaired(f"#{mine.get('id')} and #{theirs.get('id')} stand in one row")
        for element in theirs.iter():
            element.attrib.pop("id", None)
        (first, broad, last), (also_first, also_broad, also_last) = mine, theirs
        mine[:] = [stacked(first, also_first), broad, also_broad, stacked(last, also_last)]
        broad.set("lang", LOCALES[0])
        also_broad.set("lang", LOCALES[1])
    return one


def _entries(one: HtmlElement, two: HtmlElement) -> HtmlElement:
    """The glossary: the first language's order and letters, an entry a row."""
    theirs = {entry.cssselect("h3")[0].get("id"): entry for entry in two.cssselect(".entry")}
    for entry in one.cssselect(".entry"):
        identity = entry.cssselect("h3")[0].get("id")
        if identity not in theirs:
            raise NotPaired(f"glossary: #{identity} stands in one language only")
        place, at = entry.getparent(), entry.getparent().index(entry)
        place.insert(at, row(entry, theirs[identity]))
    return one
