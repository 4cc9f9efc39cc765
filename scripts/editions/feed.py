"""The change log as a feed (Atom, RFC 4287), one a language: feed.xml and en/feed.xml.

Writing twice gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from kb.model import LOCALES, Knowledge, home_of
from kb.prose import bare

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(kb: Knowledge, site: Path, address: str) -> None:
    """Writes the feeds below `site`; `address` is where the site will be (ends in /)."""
    for locale in LOCALES:
        folder = site if locale == LOCALES[0] else site / locale
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "feed.xml").write_bytes(as_atom(kb, locale, address))


def as_atom(kb: Knowledge, locale: str, address: str) -> bytes:
    """The feed of one language, newest change first; its entries lead to their place on the change log's page."""
    home = address + home_of(locale)
    page = f"{home}about/changelog.html"
    changes = sorted(kb.changes.values(), key=lambda change: (change.date, change.line), reverse=True)
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {_LANG: locale})
    _add(feed, "title", f"{kb.site['name'][locale]} · {kb.say('changes', locale)}")
    _add(feed, "id", page)
    _add(feed, "link", rel="self", href=f"{home}feed.xml", type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=page, type="text/html")
    _add(feed, "subtitle", kb.say("not-advice", locale))
    _add(feed, "rights", kb.say("license", locale))
    _add(feed, "updated", f"{changes[0].date}T00:00:00Z")
    _add(_add(feed, "author"), "name", kb.site["publisher"] or kb.site["name"][locale])
    for change in changes:
        entry = _add(feed, "entry")
        _add(entry, "title", f"{kb.change_kinds[change.kind][locale]} · {change.date}")
        _add(entry, "id", f"{page}#{change.id}")
        _add(entry, "link", rel="alternate", href=f"{page}#{change.id}", type="text/html")
        _add(entry, "updated", f"{change.date}T00:00:00Z")
        _add(entry, "content", bare(change.text[locale]), type="text")
    ET.indent(feed, " ")
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child
