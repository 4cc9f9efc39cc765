"""The feed of changes, read as a feed reader reads it."""

from xml.etree import ElementTree as ET

import pytest

from conftest import LOCALES
from editions import feed

ADDRESS = "https://example.org/"
NS = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_feed_has_what_atom_asks_of_it(kb, locale):
    tree = ET.fromstring(feed.as_atom(kb, locale, ADDRESS))
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    for part in ("title", "subtitle", "id", "rights", "updated", "author/a:name"):
        assert tree.find(f"a:{part}", NS).text
    own = {link.get("rel"): link.get("href") for link in tree.findall("a:link", NS)}
    home = ADDRESS + LOCALES[locale]
    assert own == {"self": f"{home}feed.xml", "alternate": f"{home}about/changelog.html"}
    for entry in tree.findall("a:entry", NS):
        for part in ("title", "id", "updated", "content"):
            assert entry.find(f"a:{part}", NS).text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_change_is_in_the_feed_newest_first_and_leads_to_its_place_on_the_page(kb, site, locale):
    tree = ET.fromstring((site / LOCALES[locale] / "feed.xml").read_bytes())
    entries = tree.findall("a:entry", NS)
    assert {e.find("a:id", NS).text.partition("#")[2] for e in entries} == set(kb.changes)
    days = [e.find("a:updated", NS).text for e in entries]
    assert days == sorted(days, reverse=True)
    page = (site / LOCALES[locale] / "about/changelog.html").read_text(encoding="utf-8")
    for change in kb.changes.values():
        assert f'<li id="{change.id}">' in page
        assert change.text[locale] in page


def test_the_same_data_give_the_same_bytes(kb):
    assert feed.as_atom(kb, "en", ADDRESS) == feed.as_atom(kb, "en", ADDRESS)
