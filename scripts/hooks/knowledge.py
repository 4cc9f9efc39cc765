"""Loads and checks the site's knowledge once a build and gives it to the other hooks as `config.extra["kb"]`, its pages
as `config.extra["docs"]`.

A stop ends the build before MkDocs has written anything. `config.extra["titles"]` holds every page's
title (path → locale → words); `config.extra["bibliography"]` every source as HTML (locale → key → HTML);
`config.extra["render"]` renders a template of overrides/.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from editions import catalog, listing
from editions.data.catalog import FILES
from kb import (
    agreed,
    apparatus,
    check,
    cite,
    collate,
    csl,
    dates,
    evidence,
    fields,
    figures,
    parity,
    situations,
    templates,
    terms,
    timeline,
    updates,
)
from kb.load import load
from kb.model import LOCALES
from kb.problem import Stop
from kb.prose import CITATION, split_sentences, title


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops with one line a problem; otherwise adds `kb` and `render` to the configuration's extras.

    Each language is a build within the first one's, of the same configuration: what is there already serves all.
    """
    if "kb" in config.extra:
        return config
    root = Path(config.config_file_path).parent
    try:
        kb = load(root)
        docs = parity.documents(kb)
        stops = [problem for problem in check.content(kb, docs) if problem.stops]
    except Stop as stop:
        stops = stop.problems
    if stops:
        raise Abort("\n".join(problem.shown(root) for problem in stops))
    config.extra["outdated"] = agreed.outdated(kb, docs)
    environment = templates.environment(root, config.extra["kept"])
    environment.filters.update(inline=_inline, sentences=split_sentences, prose=_prose, lean=_lean, sized=listing.sized)
    environment.globals.update(
        kb=kb, identifier=cite.identifier, links=cite.links, short=cite.short, cited_in=cite.cited_in(kb, docs),
        timeline=timeline,
        bibliography={locale: _safe(csl.bibliography(kb, locale)) for locale in LOCALES}, language=csl.language,
        names_of=terms.names_of, uses=terms.uses(kb, docs), places=terms.places,
        groups=collate.groups, anchor=collate.anchor, updates=updates, shown_at=updates.places(kb),
        catalog=catalog.catalog, sums=catalog.SUMS, editions=config.extra["editions"],
        evidence=evidence, outdated=config.extra["outdated"], in_words=dates.in_words, apparatus=apparatus, docs=docs,
        figures=figures, fields=fields, data_files=FILES, situations=situations,
    )  # fmt: skip

    def render(name: str, **values: Any) -> str:
        return environment.get_template(name).render(**values).strip()

    config.extra["kb"] = kb
    config.extra["docs"] = docs
    config.extra["titles"] = {
        path: {locale: title(root / "docs" / locale / f"{path}.md") for locale in LOCALES} for path in kb.pages
    }
    config.extra["render"] = render
    config.extra["bibliography"] = environment.globals["bibliography"]
    return config


def _safe(texts: dict[str, str]) -> dict[str, Markup]:
    return {key: Markup(text) for key, text in texts.items()}


def _prose(text: str) -> Markup:
    """A segment's Markdown where a template sets it: its term marks and citations are left to the hooks that follow."""
    return _inline(CITATION.sub(r'<sup data-cite="\1"></sup>', text))


def _lean(svg: str) -> Markup:
    """A drawing without the white space and the needless zeros that make it readable for us."""
    lean = lambda tag: re.sub(r"(\.\d*?)0+(?=\D)", lambda m: m[1].rstrip("."), tag[0])  # noqa: E731
    # In tags only: a number that is read (3.0) keeps its zeros.
    return Markup(re.sub(r"<[^>]+>", lean, re.sub(r">\s+<", "><", svg.strip())))


@lru_cache(maxsize=1 << 14)  # what stands on a chapter's page stands on others, too
def _inline(text: str) -> Markup:
    """Markdown of the data's one-paragraph texts (10^7^ and the like), without the paragraph."""
    if _BARE.fullmatch(text):
        return Markup(text)
    return Markup(_MARKDOWN.reset().convert(text).removeprefix("<p>").removesuffix("</p>"))


# What Markdown leaves as it is: most texts. Letters first, so that no list or heading begins; none of its own signs.
_BARE = re.compile(r"[A-Za-z㐀-鿿「“](?:[^\\`*_\[\]!<>&^~|\s\x00-\x1f]| (?=\S))*")
_MARKDOWN = markdown.Markdown(extensions=["pymdownx.caret", "pymdownx.tilde"])
