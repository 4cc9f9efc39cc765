"""Makes every edition of a built site, checks each, and lists them on its pages: `python -m editions.publish SITE`.

Prints a line an edition (pages, size, seconds), what could be set better, the peak of memory. Exit code 1 with one line
for each problem; then the site is not complete and must not be put in place (scripts/build sees to that).
"""

from __future__ import annotations

import argparse
import html
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from editions import epub, epub_checks, listing, offline
from editions.catalog import PARALLEL, Edition, catalog
from editions.paper import book, checks, finish, fonts, pairs, sheet
from editions.paper.parts import title_of
from editions.paper.printer import NotPrinted, Printed, Printer, printer
from kb.dates import in_words
from kb.load import load
from kb.model import LOCALES, Knowledge
from release.address import NoAddress
from release.address import of as address_of

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / ".cache" / "fonts"
TOOLS = {"pdftotext": "poppler-utils", "java": "default-jre-headless"}
"""Programs that the checks need, and Debian's packages that hold them."""


class NotPublished(Exception):
    """An edition could not be made or does not pass its checks; one line each."""


class Press:
    """Makes the editions of one built site, one after the other."""

    def __init__(self, kb: Knowledge, site: Path, chromium: Printer, address: str) -> None:
        """`address` is where the site will be, as its pages say."""
        self.kb, self.site, self.chromium, self.address = kb, site, chromium, address
        self.stops: list[str] = []
        self.reports: list[str] = []

    def made(self, edition: Edition) -> tuple[bytes, int]:
        """An edition's file and how many pages it has (0 where it has none). What is wrong is kept."""
        if edition.format == "epub":
            data = epub.made(self.kb, self.site, self.address, edition.locale, self.chromium)
            self._keep(edition, checks.Found(epub_checks.problems(self.kb, data, self.day(edition)), []))
            return data, 0
        makers: dict[str, Callable[[Edition], tuple[bytes, checks.Found]]] = {
            "book": self._book, "chapter": self._chapter, "questions": self._questions,
        }  # fmt: skip
        data, found = makers[edition.what](edition)
        self._keep(edition, found)
        return data, finish.pages(data)

    def day(self, edition: Edition) -> str:
        """The day of an edition's version: that of its page, or the newest of all."""
        return self.kb.pages[edition.page].updated if edition.page else book.version(self.kb)

    def _chapter(self, edition: Edition) -> tuple[bytes, checks.Found]:
        printed = self.chromium.printed(self._path(edition))
        return self._finished(edition, printed, title_of(self.site, edition.locale, edition.page))

    def _questions(self, edition: Edition) -> tuple[bytes, checks.Found]:
        words = " · ".join(self.kb.say("sheet-title", locale) for locale in self._locales(edition))
        if edition.locale == PARALLEL:
            both = sheet.in_both_languages(self.site)
            printed = self.chromium.printed(f"questions.html#{sheet.ID}", both, sheet.STYLE)
        else:
            printed = self.chromium.printed(f"{self._path(edition)}#{sheet.ID}")
        return self._finished(edition, printed, words)

    def _book(self, edition: Edition) -> tuple[bytes, checks.Found]:
        bound = book.assembled(self.kb, self.site, self.address, edition.locale)
        printed, pages, _ = book.printed(self.chromium, bound, edition.file.replace(".pdf", ".html"))
        data, found = self._finished(edition, printed, "", pages[bound.parts[0].id] - 1)
        found.stops.extend(checks.contents(data, bound.headings(), pages))
        return data, found

    def _finished(self, edition: Edition, printed: Printed, title: str, front: int = 0) -> tuple[bytes, checks.Found]:
        kb, locales = self.kb, self._locales(edition)
        site = " · ".join(kb.site["name"][locale] for locale in locales)
        day = self.day(edition)
        about = finish.About(
            title=f"{title} | {site}" if title else site,
            language=locales[0],
            author=kb.site["publisher"] or kb.site["name"][locales[0]],
            subject=f"{kb.say('status-line', locales[0])} ({in_words(day, locales[0])})",
            source=self.address + (self._path(edition) if edition.page else ""),
            day=day,
        )
        data = finish.finished(printed.pdf, about)
        return data, checks.found(data, printed, [kb.site["short-name"][locales[0]], *printed.running], front)

    def _path(self, edition: Edition) -> str:
        return ("" if edition.locale in (LOCALES[0], PARALLEL) else f"{edition.locale}/") + f"{edition.page}.html"

    def _locales(self, edition: Edition) -> tuple[str, ...]:
        return LOCALES if edition.locale == PARALLEL else (edition.locale,)

    def _keep(self, edition: Edition, found: checks.Found) -> None:
        self.stops += [f"{edition.file}: {line}" for line in found.stops]
        self.reports += [f"{edition.file}: {line}" for line in found.reports]


def publish(kb: Knowledge, site: Path, only: str = "") -> None:
    """Makes, checks and lists the editions of `site`; with `only`, just those whose file name holds it, unlisted.

    Raises NotPublished, and what the makers raise.
    """
    if lacking := [package for tool, package in TOOLS.items() if not shutil.which(tool)]:
        raise NotPublished(f"missing (Debian: apt-get install {' '.join(lacking)})")
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    address = address_of(site)
    said = "".join(html.unescape(page) for page in pages.values())
    faces = fonts.make({*said, *(c for both in kb.ui.values() for c in "".join(both.values()))}, FONTS)
    known: dict[str, listing.Figures] = {}
    editions = [edition for edition in catalog(kb) if only in edition.file]
    with printer(site, address, faces) as chromium:
        press = Press(kb, site, chromium, address)
        for edition in editions:
            if edition.what == "site":
                continue
            began = time.monotonic()
            data, count = press.made(edition)
            known[edition.file] = _put(site, edition, data, press.day(edition), count, began)
        print(*(f"report: {line}" for line in press.reports), sep="\n", end="\n" if press.reports else "")
        if press.stops:
            raise NotPublished("\n".join(press.stops))
    for edition in editions:
        if edition.what == "site":
            began = time.monotonic()
            data = offline.made(kb, site, address, book.version(kb), known)
            known[edition.file] = _put(site, edition, data, book.version(kb), 0, began)
    if not only:
        listing.fill(site, known)
        listing.write(site, known)


def _put(site: Path, edition: Edition, data: bytes, day: str, pages: int, began: float) -> listing.Figures:
    path = site / edition.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    figures = listing.figures(data, day, pages)
    print(f"{edition.file:52} {pages or '':>4} {figures.size:>8} {time.monotonic() - began:6.1f} s", flush=True)
    return figures


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Makes the editions of the site named on the command line; 0 when all are made and sound."""
    parser = argparse.ArgumentParser(prog="editions.publish", description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, metavar="SITE", help="the built site")
    parser.add_argument("--only", default="", help="only editions whose file name holds this; lists nothing")
    options = parser.parse_args(arguments)
    try:
        publish(load(root), options.site, options.only)
    except (
        NotPublished, NoAddress, NotPrinted, fonts.NoFont, pairs.NotPaired, epub.NotBound, listing.NoFigure,
    ) as error:  # fmt: skip
        print(*(f"publish: {line}" for line in str(error).splitlines()), sep="\n", file=sys.stderr)
        return 1
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak of memory: {own / 1024:.0f} MB, largest program started {others / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
