"""Keeps from Markdown what is HTML already: an empty element stands for each block of it while Markdown is read.

Python-Markdown would give those blocks back as they are, but only after reading them two or three times, which took
more time than all else on a page. Links to an anchor in them are checked all the same.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

_BLOCK = re.compile(r"^<(aside|article|details|div|dl|figure|nav|ol|p|section|ul)\b[^>]*>", re.M)
_FOR_MARKDOWN = re.compile(r"<\w+[^>]*\smarkdown[\s=>]")  # md_in_html reads on in there
_STANDS_FOR = re.compile(r'<(\w+) data-raw="(\d+)"></\1>')
_ID = re.compile(r'<[^>]+?\sid="([^"]*)"')


@event_priority(-100)  # after every hook that writes HTML into the page
def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, **_) -> str:
    """The page with an empty element for each block of HTML; `page.meta["raw"]` keeps the blocks."""
    page.meta["raw"] = blocks = []
    parts, start = [], 0
    for opening in _BLOCK.finditer(text):
        if opening.start() < start:
            continue
        end = _end(text, opening)
        block = text[opening.start() : end]
        if end and not _FOR_MARKDOWN.search(block):
            parts += [text[start : opening.start()], f'<{opening[1]} data-raw="{len(blocks)}"></{opening[1]}>']
            blocks.append(re.sub(r"(?<=\n) +\n", "\n", block))  # as Markdown evens out white space
            start = end
    return "".join((*parts, text[start:]))


@event_priority(100)  # before every hook that reads the page's HTML
def on_page_content(html: str, *, page: Page, **_) -> str:
    """The page's HTML with the blocks where they belong."""
    blocks = page.meta.pop("raw")
    page.present_anchor_ids |= {identity for block in blocks for identity in _ID.findall(block)}
    return _STANDS_FOR.sub(lambda match: blocks[int(match[2])], html)


def _end(text: str, opening: re.Match[str]) -> int | None:
    """Where the element ends that begins with `opening`; None where its end is not the end of a line."""
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}\b[^>]*>").finditer(text, opening.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() if text.startswith("\n", tag.end()) or tag.end() == len(text) else None
    return None
