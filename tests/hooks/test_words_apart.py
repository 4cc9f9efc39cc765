"""Words that only a style sheet keeps apart run together where there is none: copied, read out, kept for later."""

import re

import pytest
from lxml import html as parser

from conftest import LOCALES

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select",
    "summary", "table", "tbody", "td", "template", "text", "tfoot", "th", "thead", "title", "tr", "tspan",
    "ul", "desc",
}  # fmt: skip
PROSE = {"a.term", "sup", "sup.cite", "span.nowrap", "span.power", "sub", "cite", "code", "wbr"}
"""What stands in the middle of a sentence: its letters belong to those around it."""
LETTER = re.compile(r"[\w％%]")


def run_together(body):
    """Places where a word ends in one element and the next begins in another, with nothing between, as (before, after,
    their elements). A block begins a new line by itself.
    """
    found, before = [], None

    def name(element):
        return element.tag + "".join(f".{part}" for part in (element.get("class") or "").split()[:1])

    def meet(text, element):
        nonlocal before
        if not text:
            return
        if before and before[1] is not element and LETTER.match(before[0][-1]) and LETTER.match(text[0]):
            kinds = {name(before[1]), name(element)}
            if not kinds & PROSE:
                found.append((before[0][-16:], text[:16], sorted(kinds)))
        before = (text, element)

    def walk(element):
        nonlocal before
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript"):
            return
        if element.tag in BLOCKS:
            before = None
        meet(element.text, element)
        for child in element:
            walk(child)
            if isinstance(child.tag, str) and child.tag in BLOCKS:
                before = None
            meet(child.tail, element)
        if element.tag in BLOCKS:
            before = None

    walk(body)
    return found


def in_prose(place):
    """Emphasis, a link or a number in the middle of a sentence: the same line of text goes on."""
    _, _, kinds = place
    return any(kind in ("strong", "a", "b") for kind in kinds) and any(
        kind.split(".")[0] in ("p", "li", "dd", "a") for kind in kinds
    )


def test_two_words_without_a_space_between_are_found():
    body = parser.fromstring("<body><p><strong class='when'>Since 2020</strong><span>A review</span></p></body>")
    assert len(run_together(body)) == 1
    body = parser.fromstring("<body><p><strong class='when'>Since 2020: </strong><span>A review</span></p></body>")
    assert run_together(body) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_label_runs_into_its_text_on_any_page(site, locale):
    pages = sorted((site / LOCALES[locale]).rglob("*.html"))
    assert len(pages) >= 25
    for page in pages:
        body = parser.fromstring(page.read_text(encoding="utf-8")).find("body")
        found = [place for place in run_together(body) if not in_prose(place)]
        assert found == [], page.relative_to(site)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_label_and_its_fact_are_parted_in_the_text_itself(site, locale):
    """What screen readers and reading programs join: terms of lists of facts end with a colon."""
    colon = {"zh-TW": "：", "en": ":"}[locale]
    for name in ("since-2020", "glossary", "chapters/hair"):
        page = parser.fromstring((site / f"{LOCALES[locale]}{name}.html").read_text(encoding="utf-8"))
        labels = page.cssselect(".study dt, .entry__facts dt, .since__when, .note__label, .flag__status")
        assert labels, name
        assert all(label.text_content().strip().endswith(colon) for label in labels), name
