"""Places what stands beside the text: evidence badges and the way to the timeline in the paragraph, later evidence and
editors' notes after it.

Term marks `[words][id]` become links to the glossary, described by the page's own list of its terms.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb import timeline, updates
from kb.prose import ID_LINE, MARK, locate

# A range such as 3.0–7.0 × 10^7^ stays on one line.
_RANGE = re.compile(r"\b[\d.]+–[\d.]+(?: × 10\^\d+\^)?")


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
        claims, notes = kb.claims_shown_at(identity[1]), kb.notes_at(identity[1])
        badges, events = [c for c in claims if c.badge], timeline.at_segment(kb, identity[1])
        if badges or events:
            inline = render("blocks/badges-inline.html", claims=badges, events=events, locale=locale, up=up)
            lines[-1] += " " + re.sub(r"\s*\n\s*", "", inline)
        lines.append(line)
        flagged, found = updates.flagged(kb, identity[1]), updates.at_segment(kb, identity[1])
        folded = [u for u in found if u not in [update for _, update in flagged]]
        if notes or found or any(c.searched for c in claims):
            beside = render(
                "blocks/beside.html", segment=identity[1], claims=claims, notes=notes, flagged=flagged, folded=folded,
                lead=folded and updates.leading(claims and claims[0], folded), locale=locale, up=up,
            )  # fmt: skip
            lines += ["", re.sub(r"\n\s*\n", "\n", beside), ""]
    return "\n".join(lines)
