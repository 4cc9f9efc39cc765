"""What nginx is told: two files to include, filled in for one site (its address) in one folder (of its releases)."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from release import address, headers

FILES = ("http.conf", "server.conf")
"""One for the http block, one for a server of its own."""

_SPOILS = re.compile(r"[\"\\${}*?\[\]\n]")


class NotTold(Exception):
    """A name would mean something else to nginx; the message is one line."""


def configuration(site: Path, folder: Path) -> dict[str, str]:
    """The files by name, for a built site whose releases stand in `folder`. Raises NotTold, address.NoAddress."""
    filled = {
        "FOLDER": str(folder),
        "PATH": unquote(address.path(site)),
        "HASHED": headers.HASHED.pattern,
        "FOREVER": headers.FOREVER,
        "FRAMED": headers.FRAMED,
        "HEADERS": "\n".join(f'add_header {name} "{value}" always;' for name, value in headers.FIXED.items()),
    }
    for what in (filled["FOLDER"], filled["PATH"]):
        if spoils := _SPOILS.search(what):
            raise NotTold(f"{what}: “{spoils[0]}” cannot stand in a name that nginx reads")
    templates = {name: Path(__file__).with_name(name).read_text(encoding="utf-8") for name in FILES}
    return {name: re.sub(r"@([A-Z]+)@", lambda place: filled[place[1]], text) for name, text in templates.items()}


def policy(release: str, stated: str) -> str:
    """The line that tells nginx what to send with the pages of releases whose name ends like this one's.

    A release is called NUMBER-CONTENT-POLICY (deploy.py): all of the same policy are known by one of them.
    """
    kind = release.rpartition("-")[2]
    return f'"~-{kind}/site$" "{stated}; {headers.FRAMED}";\n'
