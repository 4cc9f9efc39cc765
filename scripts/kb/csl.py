"""Sources set as people read them, by a CSL processor (citeproc-py) and the styles beside this file.

On an English page every source is set in Latin fashion, a Chinese or Japanese title followed by ours in brackets. On a
Chinese page a Chinese or Japanese source is set in Chinese fashion. What is in another language is marked as such.
"""

from __future__ import annotations

import json
import re
import warnings
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON

from kb.load import THE_REVIEW
from kb.model import Knowledge, Page, Reference

# For each source anew, citeproc looks up what the style says in twenty places, and a style never changes.
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)

_HERE = Path(__file__).parent
_STYLES = {"reference": "en-US", "reference-zh": "zh-TW"}
_ALL_NAMED = 7  # as many names as et-al-min in the styles: from there on the processor itself cuts the list
_HAN = ("ja", "zh-TW", "zh-CN")
_HAN_LETTER = re.compile("[぀-ヿ㐀-鿿]")


@lru_cache(maxsize=4)
def bibliography(kb: Knowledge, locale: str) -> dict[str, str]:
    """Every source of the site as HTML for pages in `locale`, by its key; without links."""
    items = {ref.id: _item(kb, ref, locale) for ref in kb.references.values()}
    chinese = {key: item for key, item in items.items() if _in_han(kb.references[key], locale)}
    latin = {key: item for key, item in items.items() if key not in chinese}
    return _set(latin, "reference") | _set(chinese, "reference-zh")


def language(ref: Reference, locale: str) -> str:
    """The language in which a source is set on pages in `locale`: Chinese fashion there for Chinese and Japanese."""
    return locale if _in_han(ref, locale) else "en"


def of_page(kb: Knowledge, page: Page, title: str, address: str, locale: str) -> str:
    """How to cite a page of this site, as HTML: title, site, day of its last change; `address` follows it."""
    item = {
        "id": "page", "type": "webpage", "title": _escaped(title), "container-title": _escaped(kb.site["name"][locale]),
        "issued": _date(page.updated), "URL": address,
    }  # fmt: skip
    if kb.site["publisher"]:
        item["author"] = [{"literal": _escaped(kb.site["publisher"])}]
    return _set({"page": item}, "reference-zh" if locale == "zh-TW" else "reference")["page"]


def records(kb: Knowledge) -> list[dict[str, Any]]:
    """Every source as CSL-JSON, in the order of references.yml. A list of authors that was cut ends in “others”, as
    pandoc and BibTeX write it; the review's record says that it is not confirmed.
    """
    made = []
    for ref in kb.references.values():
        record: dict[str, Any] = {"id": ref.id, **ref.csl, "language": ref.language}
        if "issued" in record:
            record["issued"] = _date(record["issued"])
        if ref.cut:
            record["author"] = [*record.get("author", []), {"literal": "others"}]
        if "title" not in record:
            record["title"] = f"[{ref.readings['en']['title']}]"
        record["accessed"] = _date(ref.seen)
        if ref.id == THE_REVIEW:
            record["note"] = f"{kb.say('not-confirmed', 'en')}: {kb.say('not-confirmed-why', 'en')}"
        made.append(record)
    return made


def _in_han(ref: Reference, locale: str) -> bool:
    return locale == "zh-TW" and ref.language in _HAN


def _item(kb: Knowledge, ref: Reference, locale: str) -> dict[str, Any]:
    """A source as the processor takes it: texts as HTML, other languages tagged, our reading of its title as `note`."""
    reading = ref.readings.get(locale, {})

    def tagged(text: str) -> str:
        foreign = ref.language not in ("en", locale) and _HAN_LETTER.search(text)
        return f'<span lang="{ref.language}">{_escaped(text)}</span>' if foreign else _escaped(text)

    def ours(text: str) -> str:  # in the page's language, which may not be the one that the record is set in
        foreign = language(ref, locale) != locale and _HAN_LETTER.search(text)
        return f'<span lang="{locale}">{_escaped(text)}</span>' if foreign else _escaped(text)

    def named(name: dict[str, str]) -> dict[str, str]:
        whole = name.get("literal") or name["family"] + name.get("given", "")
        if locale == "en" and tagged(whole) != _escaped(whole):
            return {"literal": tagged(whole)}  # a Chinese or Japanese name has no initials and no space
        return {part: tagged(text) if part == "literal" else _escaped(text) for part, text in name.items()}

    item = {"id": ref.id} | {key: tagged(value) for key, value in ref.csl.items() if isinstance(value, str)}
    if "title" in reading:
        item["note"] = ours(reading["title"])
    if "container-title" in reading:
        item["container-title"] = ours(reading["container-title"])
    if "author" in reading:
        item["author"] = [{part: ours(text) for part, text in name.items()} for name in reading["author"]]
    else:
        item["author"] = [named(name) for name in ref.csl.get("author", [])]
    if ref.cut and len(item["author"]) < _ALL_NAMED:
        item["author"].append({"literal": "等" if _in_han(ref, locale) else "et al"})
    if "issued" in ref.csl:
        item["issued"] = _date(ref.csl["issued"])
    return item


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _date(day: str | int) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in str(day).split("-")]]}


_KNOWN: dict[tuple[str, str], str] = {}
"""Style and item → the source as it was set: most are set alike for both languages, and under `serve` few change."""


def _set(items: dict[str, dict[str, Any]], style: str) -> dict[str, str]:
    names = {key: (style, json.dumps(item, ensure_ascii=False)) for key, item in items.items()}
    new = {key: item for key, item in items.items() if names[key] not in _KNOWN}
    for key, line in zip(new, _lines(new, style), strict=True):
        _KNOWN[names[key]] = _tidy(line)
    return {key: _KNOWN[name] for key, name in names.items()}


def _lines(items: dict[str, dict[str, Any]], style: str) -> list[str]:
    if not items:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor names every field that its model does not know
        source = CiteProcJSON(list(items.values()))
        made = CitationStylesBibliography(_style(style), source, formatter.html)
        for key in items:
            made.register(Citation([CitationItem(key)]))
        return [str(line) for line in made.bibliography()]


@lru_cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(_HERE / f"{name}.csl"), locale=_STYLES[name], validate=False)


def _tidy(line: str) -> str:
    """A title that ends in a mark of its own needs no full stop; journals are titles, not stressed words."""
    line = re.sub(r"([.?!？！])((?:</span>)?)\.(?=\s|$)", r"\1\2", line)
    return line.replace("<i>", "<cite>").replace("</i>", "</cite>")
