"""Verifies a built site by reading it, never by the log of what built it: `python -m release.verify site`.

Every page: language, one h1, title, description, canonical address, alternates in both languages that exist and point
back; the same segments in both languages. Every link and anchor within the site leads somewhere. Nothing is loaded from
elsewhere. Every page states the site's policy and holds nothing that it blocks (inline.py); the sitemap is that of the
pages (sitemap.py), and robots.txt names it. Either no page has a card for chats and feeds, or every page has one,
1200 × 630. No figure of an edition is left to be filled in. The open data are what their checksums tell of. Prints one
line a problem; exit code 1 if there is any.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import struct
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from release import inline, sitemap
from release.built import Built, read

LOCALES = {"": "zh-TW", "en/": "en"}


def verify(site: Path) -> list[str]:
    """All problems of the built site, a line each, sorted."""
    pages = read(site)
    problems = [] if "404.html" in pages else ["404.html is missing"]
    if not any(p.canonical for p in pages.values()):
        return [*problems, "no page has a canonical address"]
    root = pages["index.html"].canonical.removesuffix("index.html") if "index.html" in pages else "/"
    for name, page in pages.items():
        problems += [f"{name}: {what}" for what in (*_frame(name, page), *_addresses(name, page, pages, site, root))]
        if not page.noindex:
            problems += [f"{name}: {what}" for what in _alternates(name, page, pages, root)]
    problems += inline.problems(pages) if "index.html" in pages else ()
    problems += sitemap.problems(site, {page.canonical for page in pages.values() if not page.noindex})
    problems += _robots(site, root)
    problems += _cards(pages, site, root)
    problems += _data(site / "data")
    problems += [f"{name}: figures of editions are not filled in" for name, page in pages.items() if page.unfilled]
    problems += [f"{p.relative_to(site).as_posix()}: a source map is left" for p in site.rglob("*.map")]
    return sorted(problems)


def _frame(name: str, page: Built):
    if page.noindex:
        return
    locale = "en" if name.startswith("en/") else "zh-TW"
    if page.lang != locale:
        yield f"lang is “{page.lang}”, not {locale}"
    if page.headings != 1:
        yield f"{page.headings} h1 headings"
    for what in ("title", "description", "canonical"):
        if not getattr(page, what).strip():
            yield f"no {what}"
    for identity in page.repeated_ids:
        yield f"id “{identity}” stands more than once"


def _alternates(name: str, page: Built, pages: dict[str, Built], root: str):
    bare = name.removeprefix("en/")
    for prefix, locale in LOCALES.items():
        twin = pages.get(prefix + bare)
        address = root + (prefix + bare).removesuffix("index.html")
        if twin is None:
            yield f"has no page in {locale}"
        elif page.alternates.get(locale) != address:
            yield f"hreflang {locale} is {page.alternates.get(locale)}, not {address}"
        elif _segments(twin) != _segments(page):
            yield f"segments differ from {prefix + bare}"
    if page.alternates.get("x-default") != root + bare.removesuffix("index.html"):
        yield f"x-default is {page.alternates.get('x-default')}"


def _segments(page: Built) -> list[str]:
    return [identity for identity in page.ids if re.search(r"-\d{3}$", identity)]


def _addresses(name: str, page: Built, pages: dict[str, Built], site: Path, root: str):
    here = root + name
    for address in {*page.links, *page.loads}:
        target = urljoin(here, address)
        if not target.startswith(root):
            if address in page.loads:
                yield f"loads from elsewhere: {address}"
            elif urlsplit(target).netloc == urlsplit(root).netloc:
                yield f"leads out of the site: {address}"
            continue
        path, _, fragment = target.removeprefix(root).partition("#")
        path = unquote(path.partition("?")[0])
        path = path + "index.html" if path == "" or path.endswith("/") else path
        if not (site / path).is_file():
            yield f"leads nowhere: {address}"
        elif fragment and path in pages and unquote(fragment) not in pages[path].ids:
            yield f"no such anchor: {address}"


def _robots(site: Path, root: str):
    robots = site / "robots.txt"
    if not robots.is_file() or f"Sitemap: {root}sitemap.xml" not in robots.read_text(encoding="utf-8").splitlines():
        yield f"robots.txt does not name the sitemap {root}sitemap.xml"


def _cards(pages: dict[str, Built], site: Path, root: str):
    cards = {name: page.card for name, page in pages.items() if not page.noindex}
    for name, card in cards.items() if any(cards.values()) else ():
        path = site / unquote(card.removeprefix(root))
        if not card:
            yield f"{name}: no og:image, though other pages have one"
        elif not card.startswith(root) or not path.is_file():
            yield f"{name}: og:image leads nowhere: {card}"
        elif (size := _size(path)) != (1200, 630):
            yield f"{name}: og:image is {size[0]} × {size[1]}, not 1200 × 630"


def _data(folder: Path):
    sums = folder / "SHA256SUMS"
    if not sums.is_file():
        yield "data/SHA256SUMS is missing"
        return
    told = {name: digest for digest, name in (line.split("  ", 1) for line in sums.read_text("utf-8").splitlines())}
    held = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path != sums}
    for name in sorted(told.keys() | held.keys()):
        if name not in held:
            yield f"data/{name} is missing"
        elif held[name] != told.get(name):
            yield f"data/{name} is not the file that data/SHA256SUMS tells of"


def _size(png: Path) -> tuple[int, int]:
    """Width and height as a PNG's first chunk gives them; 0 × 0 for what is no PNG."""
    with png.open("rb") as file:
        head = file.read(24)
    return struct.unpack(">II", head[16:]) if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) == 24 else (0, 0)


def main(arguments: list[str]) -> int:
    """Verifies the site named on the command line; 0 when it is sound."""
    parser = argparse.ArgumentParser(prog="release.verify", description=__doc__.partition("\n")[0])
    parser.add_argument("site", metavar="SITE", type=Path)
    problems = verify(parser.parse_args(arguments).site)
    print(*problems, sep="\n", file=sys.stderr, end="\n" if problems else "")
    print(f"verify: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
