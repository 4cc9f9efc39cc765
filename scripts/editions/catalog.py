"""Which editions there are: what can be taken along besides the pages, and under which address.

Addresses are promises, like those of pages: one that was published stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import LOCALES, Knowledge

FOLDER = "editions"
PARALLEL = "parallel"
"""In place of a locale: both languages, paired."""

SUMS = f"{FOLDER}/SHA256SUMS"


@dataclass(frozen=True)
class Edition:
    """One file. `what`: chapter, book, questions or site; `locale`: a locale, PARALLEL or "" (all of the site)."""

    what: str
    locale: str
    format: str
    page: str = ""
    """The path of the page it is printed from; of a book and of the site there is none."""

    @property
    def file(self) -> str:
        """Its address below the site's root. The name says what it is, for it will lie among a reader's other files."""
        name = self.page.rpartition("/")[2] or self.what
        return f"{FOLDER}/stem-cell-review-{name}{'.' if self.locale else ''}{self.locale}.{self.format}"


def catalog(kb: Knowledge) -> list[Edition]:
    """Every edition, in the order of the downloads page."""
    both = (*LOCALES, PARALLEL)
    return [
        *(Edition("book", locale, "pdf") for locale in both),
        *(Edition("chapter", locale, "pdf", chapter.path) for chapter in kb.chapters for locale in LOCALES),
        *(Edition("questions", locale, "pdf", "questions") for locale in both),
        *(Edition("book", locale, "epub") for locale in both),
        Edition("site", "", "zip"),
    ]


def of_chapter(kb: Knowledge, path: str) -> list[Edition]:
    """The editions of one chapter."""
    return [edition for edition in catalog(kb) if edition.page == path]
