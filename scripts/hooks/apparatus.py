"""Places what stands beside the text: the paragraph's number before it, evidence badges and the way to the timeline in
it, later evidence and editors' notes after it.

Term marks `[words][id]` become links to the glossary, described by the page's own list of its terms.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb import apparatus
from kb.prose import ID_LINE, MARK, locate

# A range such as 3.0–7.0 × 10^7^ stays on one line; the letters of a drawing end their lines themselves.
_RANGE = re.compile(r"\b[\d.]+–[\d.]+(?: × 10\^\d+\^)?(?![^<]*</(?:tspan|text|title|desc)>)")


def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, **_) -> str:
    """The page's Markdown with the apparatus of its segments put in."""
    locale, name = locate(page.file.src_uri)
    kb, render = config.extra["kb"], config.extra["render"]
    text = _RANGE.sub(r'<span class="nowrap">\g<0></span>', text)
    up = "../" * name.count("/")
    text = MARK.sub(rf'<a class="term" href="{up}glossary.html#\2" aria-describedby="term-\2">\1</a>', text)
    text = text.replace('</a><a class="term"', '</a><a class="term term--next"')
    if not name.startswith("chapters/"):
        return text
    lines: list[str] = []
    for line in text.splitlines():
        identity = ID_LINE.match(line)
        if not identity or identity[1] not in kb.segments:
            lines.append(line)
            continue
        at = apparatus.at(kb, identity[1])
        values = {"at": at, "locale": locale, "up": up}
        first = max((n for n, before in enumerate(lines) if not before.strip()), default=-1) + 1
        lines[first] = _one_line(render("blocks/place.html", **values)) + lines[first]
        if at.inline:
            lines[-1] += " " + _one_line(render("blocks/badges-inline.html", **values))
        lines.append(line)
        if at.beside:
            lines += ["", re.sub(r"\n\s*\n", "\n", render("blocks/beside.html", **values)), ""]
    return "\n".join(lines)


def _one_line(html: str) -> str:
    return re.sub(r"\s*\n\s*", "", html)
