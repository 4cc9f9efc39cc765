"""What Material's search, our fallback, loads: search/search_index.json, one a language, in the form that it reads.

It holds what our own search finds, with the same rule: a sentence of the review never travels alone. Material's plugin
would read every page's HTML for it, which took a fifth of a build, and make one index of both languages.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from kb import findable
from kb.model import LOCALES, Knowledge, home_of
from kb.prose import Documents

_SPLIT = (  # Chinese has no spaces: beside every Han character is a place to split, too
    r'[\s\u200b\u3000\-–—、。，．？！；：（）「」『』《》〈〉“”"()/]+'
    r"|(?<=[\u3400-\u9fff])(?=[\u3400-\u9fffA-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])"
)
_FIELDS = {"title": {"boost": 1000}, "text": {"boost": 1}}
_READ = {"lang": ["en"], "separator": _SPLIT, "pipeline": [], "fields": _FIELDS}  # words are taken as they are


def write(kb: Knowledge, docs: Documents, site: Path) -> None:
    """Writes the files below `site`."""
    for locale in LOCALES:
        content = {"config": _READ, "docs": places(kb, docs, locale)}
        path = site / home_of(locale) / "search" / "search_index.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="")


def places(kb: Knowledge, docs: Documents, locale: str) -> list[dict[str, str]]:
    """Every place that can be found in a language, once: its address below the language's home, what it is called and
    says, as HTML. A chapter side by side is left out: its words are found in the chapter.
    """
    colon = "：" if locale == "zh-TW" else ": "
    found: dict[str, dict[str, str]] = {}
    for entry in findable.entries(kb, docs, locale):
        if kb.pages[entry.page].kind == "parallel":
            continue
        address = f"{entry.page}.html{f'#{entry.anchor}' if entry.anchor else ''}"
        lead = kb.say("review-says", locale) + colon if entry.review else ""
        place = found.setdefault(address, {"location": address, "title": escape(entry.title), "text": ""})
        if entry.text:
            name = f"{entry.label}{colon}" if entry.kind == "term" and entry.label else ""  # in the other language
            place["text"] += f"<p>{escape(lead + name + entry.text)}</p>"
    return list(found.values())
