"""Turns `[^key]` into numbers that lead to the page's own list of references, which stands at its foot.

The mark in the text, in notes, flags and generated blocks is one and the same; numbers follow the order on the page.
A chapter, alone or in both languages, opens by citing the review, so there the review is 1.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb import csl
from kb.cite import links, numbered
from kb.load import THE_REVIEW
from kb.prose import CITATION, locate

_PLACE = re.compile(r'<sup data-cite="(?P<key>[\w-]+)"></sup>')


def on_page_markdown(text: str, **_) -> str:
    """Marks become elements before Markdown sees them, which would take two of them for a superscript."""
    return CITATION.sub(r'<sup data-cite="\1"></sup>', text)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_) -> str:
    """The page's HTML with numbered marks. `page.meta["cited"]` counts them by key, in order."""
    locale, name = locate(page.file.src_uri)
    first = [THE_REVIEW] if config.extra["kb"].chapter_on(config.extra["kb"].pages[name]) else []
    numbers = numbered(first + [match["key"] for match in _PLACE.finditer(html)])
    counts: Counter[str] = Counter()
    page.meta["cited"] = counts

    def mark(key: str, after_another: bool = False) -> str:
        counts[key] += 1
        return config.extra["render"](
            "blocks/citation.html",
            key=key, number=numbers[key], occurrence=counts[key], after_another=after_another, locale=locale,
        )  # fmt: skip

    page.meta["review_mark"] = mark(THE_REVIEW) if first else ""
    return _PLACE.sub(lambda match: mark(match["key"], html.endswith("</sup>", 0, match.start())), html)


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_) -> dict[str, Any]:
    """Adds `cited` (key → how often the page cites it, in the order of the numbers) and what sets a source."""
    context |= {
        "cited": page.meta["cited"], "review_mark": page.meta["review_mark"],
        "bibliography": config.extra["bibliography"], "links": links, "language": csl.language,
    }  # fmt: skip
    return context
