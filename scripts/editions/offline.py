"""The site as one archive that works from a folder, with search, cards and figures and without a network."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from editions.catalog import FOLDER, catalog
from editions.listing import Figures, filled
from kb.model import LOCALES, Knowledge
from release.policy import bare

NAME = "stem-cell-review"
"""The folder within the archive."""

_LEFT_OUT = re.compile(rf"^({FOLDER}/|(en/)?404\.html|sitemap\.xml|robots\.txt|_headers|\.well-known/)")
"""What only a host can use."""
_EDITION = re.compile(rf'href="(?:\.\./)*({FOLDER}/[^"]+)"')


def made(kb: Knowledge, site: Path, address: str, day: str, known: Mapping[str, Figures]) -> bytes:
    """The archive of a built site; equal input gives equal bytes.

    Links to the editions lead to `address`; `known` are their figures. Of itself it can tell only its day.
    """
    itself = next(edition.file for edition in catalog(kb) if edition.what == "site")
    known = {**known, itself: Figures(0, 0, day, "—")}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "README.txt", _read_me(kb, address, day).encode(), day)
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            name = path.relative_to(site).as_posix()
            if _LEFT_OUT.match(name):
                continue
            data = path.read_bytes()
            if path.suffix == ".html":
                page = filled(bare(data.decode("utf-8")), known)
                data = _EDITION.sub(rf'href="{address}\1"', page).encode("utf-8")
            _add(archive, name, data, day)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, day: str) -> None:
    year, month, date = map(int, day.split("-"))
    entry = zipfile.ZipInfo(f"{NAME}/{name}", (year, month, date, 0, 0, 0))
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    archive.writestr(entry, data)


def _read_me(kb: Knowledge, address: str, day: str) -> str:
    said = []
    for locale in LOCALES:
        lines = (kb.site["name"][locale], kb.say("offline-open", locale), kb.say("offline-newest", locale, day=day))
        said.append("\n".join((*lines, address, kb.say("not-advice", locale), kb.say("license", locale))))
    return "\n\n".join(said) + "\n"
