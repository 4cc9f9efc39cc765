"""What a page says of itself to programs: schema.org in JSON-LD.

A chapter is an Article based on the review; every other page is a WebPage. No page poses as the paper, and nothing is
claimed that is not configured: without a publisher there is none.
"""

from __future__ import annotations

import json
import re
from typing import Any

from kb.load import THE_REVIEW
from kb.model import Knowledge, Page
from kb.prose import plain

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def describe(kb: Knowledge, page: Page, locale: str, title: str, address: str, cited: list[str]) -> dict[str, Any]:
    """The page at `address` as a schema.org object; `cited` are the keys of the sources it cites."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article" if page.kind == "chapter" else "WebPage",
        "@id": address,
        "url": address,
        "name": plain(title),
        "description": page.description[locale],
        "inLanguage": locale,
        "dateModified": page.updated,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "name": kb.site["name"][locale]},
    }
    if page.kind == "chapter":
        data["headline"] = data["name"]
    if kb.chapter_on(page):
        data["isBasedOn"] = _review(kb)
    if kb.site["publisher"]:
        data["publisher"] = {"@type": "Organization", "name": kb.site["publisher"]}
    sources = [kb.references[key].address for key in cited if key != THE_REVIEW]
    if sources:
        data["citation"] = sources
    return data


def as_script(data: dict[str, Any]) -> str:
    """JSON that may stand in a <script> element: no “<” that could end it."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def css_string(text: str) -> str:
    """A text as a CSS string that may stand in a <style> element: nothing in it ends string or element (CSS Syntax 3,
    §4.3.5).
    """
    return '"' + re.sub(r'["\\<\n]', lambda match: f"\\{ord(match[0]):x} ", text) + '"'


def running_title(kb: Knowledge, number: int | None, title: str, locale: str) -> str:
    """What a printed page or part is called at its head: a chapter's number before its title."""
    if not number:
        return title
    return f"{kb.say('chapter-label', locale, n=number)}{'　' if locale == 'zh-TW' else ' · '}{title}"


def _review(kb: Knowledge) -> dict[str, Any]:
    ref = kb.references[THE_REVIEW]
    return {
        "@type": "ScholarlyArticle",
        "name": ref.csl["title"],
        "inLanguage": ref.language,
        "author": [{"@type": "Person", "name": n["family"] + n["given"]} for n in ref.csl["author"]],
        "datePublished": ref.csl["issued"],
        "isPartOf": {"@type": "Periodical", "name": ref.csl["container-title"]},
        "url": ref.csl["URL"],
    }
