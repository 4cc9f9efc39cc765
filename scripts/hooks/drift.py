"""Tells a reader where a paragraph, a section or an entry was worded anew in the other language, not in this one."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb.prose import HEADING, ID_LINE, locate


def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, **_) -> str:
    """The page with a small notice after each block that is out of date. Most builds have none."""
    locale, name = locate(page.file.src_uri)
    places = (key.partition("#")[::2] for key, language in config.extra["outdated"].items() if language == locale)
    behind = {identity for page_name, identity in places if page_name == name}
    if not behind:
        return text
    notice = re.sub(r"\s*\n\s*", "", config.extra["render"]("blocks/outdated.html", locale=locale, path=name))
    lines = []
    for line in text.splitlines():
        lines.append(line)
        heading = HEADING.match(line)
        identity = heading[3] if heading else (ID_LINE.match(line) or (None, None))[1]
        if identity in behind:
            lines += ["", notice.replace("{id}", identity), ""]
    return "\n".join(lines)
