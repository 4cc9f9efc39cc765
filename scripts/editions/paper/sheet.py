"""The question sheet in both languages: each question in Chinese with the English below it."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from editions.paper.pairs import stacked
from kb.model import LOCALES

ID = "print-sheet"
"""Its id on the page of questions: as the address's fragment it is all that is printed."""

STYLE = """
.sheet__page { height: auto !important; break-inside: auto !important; display: block !important; }
.sheet ol > li { padding: 0.6mm 0; break-inside: avoid; }
.sheet__line { min-height: 5.5mm; }
.sheet h3 { break-after: avoid; }
.sheet__after span:not(.also) { height: 8.5mm; }
.also { display: block; font-family: var(--latin); font-weight: 400; font-size: 0.88em; line-height: 1.3; }
.sheet__head > span:last-child { display: none; }
.sheet__where > li { break-inside: avoid; }
.sheet :is(p, li) { text-align: left !important; }
.sheet__head .also, .sheet__fields .also { display: inline; margin-left: 0.6em; }
"""
"""CSS on top of the sheet's own: it takes the pages that it needs."""


def in_both_languages(site: Path) -> str:
    """The Chinese page of questions, whose sheet says everything in English as well."""
    parser = html.HTMLParser(encoding="utf-8")
    folders = ("" if locale == LOCALES[0] else locale for locale in LOCALES)
    pages = [html.parse(site / folder / "questions.html", parser) for folder in folders]
    mine, theirs = (page.getroot().get_element_by_id(ID) for page in pages)
    stacked(mine, theirs)
    return "<!doctype html>\n" + html.tostring(pages[0].getroot(), encoding="unicode")
