"""Whether the links within the pages lead somewhere, and to the same places in both languages.

Only what a page's own Markdown holds is looked at. Anchors that a generated block makes are known only once the site
is built; they are left to release.verify.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from kb.model import LOCALES, Knowledge
from kb.problem import Problem, nearest
from kb.prose import Block, Document, Documents

LINK = re.compile(r"(?<!!)\[[^\[\]]+\]\(([^()\s]+)\)")
_GENERATED = re.compile(r"<!-- kb:(?!figure )")


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Links to pages or anchors that do not exist, and links that one language alone has."""
    for name, pair in docs.items():
        targets: dict[str, list[tuple[str, Block]]] = {}
        for locale, document in pair.items():
            targets[locale] = [(link, block) for block in document.blocks for link in LINK.findall(block.text)]
            for link, block in targets[locale]:
                if what := _broken(link, name, locale, docs, kb.figures):
                    yield Problem(document.path, block.line, what)
        if len(pair) == len(LOCALES):
            yield from _unlike(pair, targets)


def _broken(link: str, name: str, locale: str, docs: Documents, figures: Iterable[str]) -> str | None:
    """What is wrong with a link on the page `name`, or None. A figure's id is its anchor."""
    path, _, anchor = link.partition("#")
    if ":" in path:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path.removesuffix(".md"))) if path else name
    if target not in docs or (path and not path.endswith(".md")):
        choices = [posixpath.relpath(page, posixpath.dirname(name) or ".") + ".md" for page in docs]
        return f"the link {link} leads to no page{nearest(path, choices)}"
    page = docs[target].get(locale)
    if page is None or not anchor or anchor in {*page.by_id, *figures}:
        return None
    if any(_GENERATED.match(block.text) for block in page.blocks):
        return None
    return f"the link {link} leads to no place on that page{nearest(anchor, page.by_id)}"


def _unlike(pair: dict[str, Document], targets: dict[str, list[tuple[str, Block]]]) -> Iterator[Problem]:
    for here, there in (LOCALES, LOCALES[::-1]):
        others = [link for link, _ in targets[there]]
        for link, block in targets[here]:
            if link in others:
                others.remove(link)
            elif ":" not in link:
                yield Problem(pair[here].path, block.line, f"the link {link} has no counterpart in {there}")
