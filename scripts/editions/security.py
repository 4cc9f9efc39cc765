"""Whom to tell of a hole in the site's security: .well-known/security.txt (RFC 9116), where a contact is configured."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kb.model import LOCALES, Knowledge

FILE = ".well-known/security.txt"
VALID = timedelta(days=364)
"""Recommended is less than a year (§2.5.5): an old build says by itself that it is no longer to be trusted."""


def text(contact: str, address: str, day: datetime) -> str:
    """The file of a site at `address`, built on `day` (in UTC); `contact` is an e-mail or https address (the schema's).

    Its own address is named only when it is a secure one (§2.5.2). Programs look for the file at a host's root alone:
    for a site below a path it belongs there.
    """
    own = address + FILE
    return "".join(
        (
            f"Contact: {contact if contact.startswith('https://') else f'mailto:{contact}'}\n",
            f"Expires: {(day + VALID).strftime('%Y-%m-%dT%H:%M:%SZ')}\n",
            f"Preferred-Languages: {', '.join(LOCALES)}\n",
            f"Canonical: {own}\n" if own.startswith("https://") else "",
        )
    )


def write(kb: Knowledge, site: Path, address: str) -> None:
    """Writes the file into a built site, unless nobody is named. The day is that of SOURCE_DATE_EPOCH, or today."""
    if kb.site["contact"]:
        day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
        (site / FILE).parent.mkdir(exist_ok=True)
        (site / FILE).write_text(text(kb.site["contact"], address, day), encoding="utf-8")
