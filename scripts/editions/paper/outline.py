"""The bookmarks of a PDF: one for each heading of its page, in the heading's own words.

Chromium makes a bookmark of what it has drawn, line by line and page by page: words run together where a heading wraps,
and a heading that is drawn again at the head of a page is said twice. Where each leads is right; that is kept.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import OutlineItem

HEADINGS = r"""() => {
  // Text that a style sets apart (a block, a cell) is a word of its own.
  const inline = (element) => getComputedStyle(element).display.startsWith("inline");
  const raw = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "svg") return "";
    if (node.localName === "br") return " ";
    const said = [...node.childNodes].map(raw).join("");
    return inline(node) ? said : ` ${said} `;
  };
  const words = (element) => raw(element).replace(/\u2060/g, "").trim().split(/\s+/).join(" ");
  // A heading of the book in two languages holds each in a child; a row of two blocks has a heading in each.
  const languages = ({ children }) => children.length > 1 && [...children].every((child) => child.lang);
  const second = (e) => e.closest(".row > [lang]:not(:first-child)")?.previousElementSibling.querySelector(e.localName);
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((e) => e.checkVisibility()).map((e) => ({
    level: Number(e.localName[1]),
    words: (languages(e) ? [...e.children] : [e]).map(words).join(" / "),
    repeated: Boolean(second(e)),
  }));
}"""
"""Run in a page, gives its headings as they are drawn, in order: the fields of Heading."""


class NotOutlined(Exception):
    """A bookmark stands for no heading of the page; the message is one line."""


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), its words with languages set apart by “ / ”, and whether it says in the second
    language what the heading beside it has said in the first.
    """

    level: int
    words: str
    repeated: bool = False


def renewed(pdf: bytes, headings: Iterable[Heading]) -> tuple[bytes, tuple[str, ...]]:
    """A PDF of Chromium's with its bookmarks in the words of the page's headings, and those words in order.

    A heading that was not drawn or is `repeated` has no bookmark. Raises NotOutlined.
    """
    with pikepdf.open(io.BytesIO(pdf)) as it:
        with it.open_outline(max_depth=8) as outline:
            kept = [(h, item) for h, item in _matched(outline.root, list(headings)) if h.words and not h.repeated]
            outline.root[:] = _nested(kept)
        made = io.BytesIO()
        it.save(made)
    return made.getvalue(), tuple(heading.words for heading, _ in kept)


def bookmarks(pdf: bytes) -> list[str]:
    """The words of a PDF's bookmarks, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as it, it.open_outline(max_depth=8) as outline:
        return [item.title for item in _flat(outline.root)]


def _matched(items: Iterable[OutlineItem], headings: list[Heading]) -> Iterator[tuple[Heading, OutlineItem]]:
    """Each of Chromium's bookmarks with the heading it was made of; both come in the order of the page."""
    at = 0
    for item in _flat(items):
        drawn = _letters(item.title)
        found = next((n for n in range(at, len(headings)) if _says(drawn, _letters(headings[n].words))), None)
        if found is None:
            raise NotOutlined(f"the bookmark “{item.title[:60]}” is no heading of the page")
        at = found + 1
        yield headings[found], item


def _flat(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _letters(text: str) -> str:
    """What is left of a text however it was set: without spaces, marks between languages, forms of compatibility."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\W_]", "", plain)


def _says(drawn: str, letters: str) -> bool:
    """Whether all the letters of a heading were drawn, in order, and none but its own; any stretch may be there again,
    as a cell of a row is at the head of a page.
    """
    rest = iter(drawn)
    return bool(letters) and set(drawn) <= set(letters) and all(letter in rest for letter in letters)


def _nested(kept: list[tuple[Heading, OutlineItem]]) -> list[OutlineItem]:
    """Bookmarks below each other as their headings' levels are; the first level is in view, or the second where the
    first is one title.
    """
    top: list[OutlineItem] = []
    above: list[tuple[int, OutlineItem]] = []
    for heading, item in kept:
        mine = OutlineItem(heading.words, item.destination, obj=None)
        mine.is_closed = True
        while above and above[-1][0] >= heading.level:
            above.pop()
        (above[-1][1].children if above else top).append(mine)
        above.append((heading.level, mine))
    if len(top) == 1:
        top[0].is_closed = False
    return top
