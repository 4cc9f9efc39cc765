"""Where a built site will stand, as its home page says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*?)(?:index\.html)?">')


class NoAddress(Exception):
    """What is given is no built site; the message is one line."""


def of(site: Path) -> str:
    """The address of a site, which ends in “/”. Raises NoAddress."""
    home = site / "index.html"
    if not home.is_file():
        raise NoAddress(f"{site}: no built site is there (index.html is missing)")
    found = _CANONICAL.search(home.read_text(encoding="utf-8"))
    if not found or not urlsplit(found[1]).netloc or not found[1].endswith("/"):
        raise NoAddress(f"{home}: no canonical address that ends in “/”")
    return found[1]


def path(site: Path) -> str:
    """The path of that address: “/” for a site with a host of its own."""
    return urlsplit(of(site)).path
