"""Whether the sitemap names what it should: every canonical page once, in both languages that point to each other."""

from __future__ import annotations

import datetime
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

_OF = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_KINDS = {"zh-TW", "en", "x-default"}


def problems(site: Path, canonical: Iterable[str]) -> Iterator[str]:
    """What is wrong with a site's sitemap.xml, a line each; `canonical` are the addresses that pages give as theirs."""
    path = site / "sitemap.xml"
    try:
        tree = ElementTree.fromstring(path.read_bytes())
    except (OSError, ElementTree.ParseError) as error:
        yield f"sitemap.xml cannot be read: {error}"
        return
    named = {}
    for entry in tree.iterfind("s:url", _OF):
        address = entry.findtext("s:loc", "", _OF)
        if address in named:
            yield f"sitemap.xml: {address} stands more than once"
        links = entry.findall("x:link[@rel='alternate']", _OF)
        named[address] = {link.get("hreflang", ""): link.get("href", "") for link in links}
        if not _is_day(day := entry.findtext("s:lastmod", "", _OF)):
            yield f"sitemap.xml: {address}: lastmod “{day}” is no day"
    wanted = set(canonical)
    yield from (f"sitemap.xml: {address} is missing" for address in wanted - set(named))
    yield from (f"sitemap.xml: {address} is no canonical address of a page" for address in set(named) - wanted)
    for address, alternates in named.items():
        if set(alternates) != _KINDS or address not in alternates.values():
            yield f"sitemap.xml: {address}: alternates are {', '.join(sorted(alternates)) or 'none'}, or not for it"
        for other in alternates.values():
            if named.get(other) != alternates:
                yield f"sitemap.xml: {address}: {other} does not point back"
    packed = site / "sitemap.xml.gz"
    if packed.exists() and gzip.decompress(packed.read_bytes()) != path.read_bytes():
        yield "sitemap.xml.gz holds something else than sitemap.xml"


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
