"""Gives the page templates what they need around the text: the page's own data, its place, its other language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from editions import cards, catalog
from kb import csl, updates
from kb.collate import sort_key
from kb.dates import in_words
from kb.metadata import as_script, describe, running_title
from kb.model import LOCALES, Knowledge, home_of
from kb.model import Page as Entry
from kb.prose import MARK, locate, minutes, with_power_signs

_H1 = re.compile(r"<h1[^>]*>.*?</h1>\s*", re.S)
_HTML = re.compile(r"<html\b[^>]*(?=>)")
# Material's two switches stand in no block of its template; on a checkbox HTML does not allow this attribute.
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def on_page_content(html: str, *, page: Page, **_) -> str:
    """Takes the first heading out of the text, so that the template can set it into the opening; exponents get their
    sign.
    """
    heading = _H1.search(html)
    page.meta["heading"] = heading[0] if heading else ""
    return with_power_signs(_H1.sub("", html, count=1))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_) -> dict[str, Any]:
    """Adds what templates use: `kb`, `locale`, `other` (locale), `entry` (of pages.yml), `paths`, `titles` by locale,
    `chapter` (the one that the page shows, or None), `home`, `say`, `terms` (those the page marks, in order),
    `address`, `this_page` (how to cite it), `card` (its picture in chats and feeds), `metadata` (JSON-LD),
    `theme_script` …
    """
    kb = config.extra["kb"]
    locale, name = locate(page.file.src_uri)
    entry = kb.pages[name]
    page.meta["description"] = entry.description[locale]
    title = config.extra["titles"][name][locale]
    address = page.canonical_url.removesuffix("index.html")  # a home page is called by its folder, everywhere
    paths = {loc: f"{home_of(loc)}{name}.html" for loc in LOCALES}
    other = next(loc for loc in LOCALES if loc != locale)
    source = Path(page.file.abs_src_path).read_text(encoding="utf-8")
    chapter = kb.chapter_on(entry)
    marks = dict.fromkeys(mark[1] for mark in MARK.findall(source))
    if chapter and chapter is not entry:
        marks = dict.fromkeys(i for block in config.extra["docs"][chapter.path][locale].blocks for i in block.marks)
    marked = [kb.terms[identity] for identity in marks]
    context |= {
        "kb": kb, "locale": locale, "entry": entry, "paths": paths, "other": other, "address": address,
        "say": lambda key, **values: kb.say(key, locale, **values),
        "home": paths[locale].removesuffix(f"{name}.html"),
        "minutes": minutes(source, locale),
        "terms": sorted(marked, key=lambda term: sort_key(term.label[locale], locale)),
        "titles": config.extra["titles"],
        "this_page": csl.of_page(kb, entry, title, address, locale) if chapter else "",
        "metadata": as_script(describe(kb, entry, locale, title, address, [*page.meta["cited"]])),
        "statuses": {code: status.label[locale] for code, status in kb.statuses.items()},
        "evidence_to": _evidence_to(kb, chapter), "in_words": in_words, "chapter": chapter,
        "of_chapter": catalog.of_chapter,
        "card": cards.address(kb, entry, locale),
        "theme_script": theme_script(config.theme),
    }  # fmt: skip
    page.meta["running"] = _running(kb, entry, chapter, locale, title, address)
    return context


def on_post_page(output: str, *, page: Page, **_) -> str:
    """The page as valid HTML. What print.css sets at the head and foot of each sheet stands in attributes of <html>,
    which no block of Material's template holds.
    """
    said = "".join(f' data-running-{name}="{escape(words)}"' for name, words in page.meta["running"].items())
    return _HTML.sub(lambda start: start[0] + said, _SWITCH.sub(r"\1", output), count=1)


def theme_script(theme: Theme) -> str:
    """Where the theme's own script lies in the site: each version of the theme has another hash in its name.

    Raises PluginError if the theme has none, or more than one.
    """
    found = [path.name for place in theme.dirs for path in Path(place).glob("assets/javascripts/bundle.*.min.js")]
    if len(found) != 1:
        raise PluginError(f"the theme has {len(found)} scripts assets/javascripts/bundle.*.min.js, not 1")
    return f"assets/javascripts/{found[0]}"


def _running(
    kb: Knowledge, entry: Entry, chapter: Entry | None, locale: str, title: str, address: str
) -> dict[str, str]:
    """What stands at the head and foot of each sheet of paper, by name."""
    words = re.sub(r"<[^>]+>", "", title)
    words = running_title(kb, chapter.number if chapter else None, words, locale)
    version = kb.say("running-version", locale, version=entry.updated, facts=_evidence_to(kb, chapter))
    return {"site": kb.site["short-name"][locale], "title": words, "address": address, "version": version}


def _evidence_to(kb: Knowledge, chapter: Entry | None) -> str:
    """The day the latest fact on a page was read: of a chapter, among the updates it shows; elsewhere, among all."""
    segments = kb.segments_of(chapter) if chapter else ()
    seen = [update.seen for segment in segments for update in updates.at_segment(kb, segment)]
    return max(seen or [update.seen for update in kb.updates.values()])
