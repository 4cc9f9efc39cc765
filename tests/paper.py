"""Fixtures of the editions: the site as it is built for them, its pages on paper, a short book."""

import html
import os
import shutil
from contextlib import contextmanager

import pytest

from editions import listing
from editions.catalog import catalog
from editions.paper import book, fonts, parts
from editions.paper.printer import Printer
from release.verify import verify

SHORT = [
    "about/method", "chapters/overview", "chapters/hair", "since-2020", "questions", "timeline", "glossary",
    "about/errata",
]  # fmt: skip
"""A page of every kind that the book treats in a way of its own."""


@pytest.fixture(scope="session")
def faces(site, kb):
    """The font files, cut to what the site says."""
    assert shutil.which("pdftotext"), "poppler-utils is missing; run the tests by ./scripts/test"
    said = "".join(html.unescape(path.read_text(encoding="utf-8")) for path in site.rglob("*.html"))
    words = (word for both in kb.ui.values() for word in both.values())
    return fonts.make({*said, *"".join(words)}, kb.root / ".cache" / "fonts")


@pytest.fixture(scope="session")
def press(browser, site, address, faces):
    """Prints pages of the site."""
    return Printer(browser, site, address, faces)


@contextmanager
def short_book():
    """The book is made of the pages SHORT while this lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "pages", lambda kb: SHORT)
        yield


@pytest.fixture(scope="session")
def both(kb, site, address, press):
    """The short book in both languages, printed: (book, printed, pages, passes)."""
    with short_book():
        bound = book.assembled(kb, site, address, "parallel")
    return bound, *book.printed(press, bound, "editions/book.html")


@pytest.fixture(scope="session")
def listed(kb, tmp_path_factory, address):
    """The real site built for editions, with a file of a few bytes in place of each: (site, figures, problems of the
    site before the figures were filled in).
    """
    from conftest import ROOT, build

    target = tmp_path_factory.mktemp("listed") / "site"
    os.environ["EDITIONS"] = "true"
    try:
        build(ROOT, target, address)
    finally:
        del os.environ["EDITIONS"]
    known = {}
    for number, edition in enumerate(catalog(kb), 1):
        data = edition.file.encode() * number
        (target / edition.file).parent.mkdir(exist_ok=True)
        (target / edition.file).write_bytes(data)
        known[edition.file] = listing.figures(data, "2026-11-26", number)
    unfilled = verify(target)
    listing.fill(target, known)
    listing.write(target, known)
    return target, known, unfilled
