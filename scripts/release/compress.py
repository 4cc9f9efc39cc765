"""Compressed copies of text files beside them, for servers that send what is ready (gzip_static, brotli_static)."""

from __future__ import annotations

import gzip

import brotli

TEXT = {
    ".bib", ".css", ".csv", ".html", ".js", ".json", ".jsonl", ".jsonld", ".svg", ".tbx", ".tmx", ".txt",
    ".webmanifest", ".xml",
}  # fmt: skip
"""What shrinks; pictures, PDF, EPUB and ZIP files are compressed as they are."""


def compressed(suffix: str, data: bytes) -> dict[str, bytes]:
    """The copies of a file by what is added to its name (.br, .gz): none of what is no text, none that is not smaller.

    As small as they get, and the same every time: no date within.
    """
    if suffix not in TEXT:
        return {}
    made = {".br": brotli.compress(data, quality=11), ".gz": gzip.compress(data, 9, mtime=0)}
    return {added: copy for added, copy in made.items() if len(copy) < len(data)}
