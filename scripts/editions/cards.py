"""How the site shows itself elsewhere: a card for each page in chats and feeds (Open Graph), and its icons.

    python -m editions.cards SITE         draws SITE/assets/cards/<locale>/<page>.png, 1200 × 630, for every page
    python -m editions.cards --icons DOCS redraws DOCS/favicon.ico and DOCS/assets/img/apple-touch-icon.png

Debian's Chromium draws all of them on one sheet (overrides/cards), once, from a file and without the network; Pillow
cuts the sheet. The same pages, Chromium and fonts give the same bytes. CHROMIUM names another browser.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markupsafe import Markup
from PIL import Image

from kb import templates
from kb.load import load
from kb.model import LOCALES, Knowledge, Page
from kb.prose import title

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1200, 630
COLUMNS = 6  # keeps the sheet far from 16384 pixels, which no side of a picture may pass
COLORS = 64
APART = 14
"""How far apart two colors of a card stand at least, as the root of their summed squares."""
ICONS = (16, 32, 48, 180)
"""Sizes in pixels: the first three go into favicon.ico, the last is the icon of a phone's home screen."""

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--font-render-hinting=none", "--disable-lcd-text", "--default-background-color=00000000",
)  # fmt: skip


class NotDrawn(Exception):
    """The browser is missing or gave no picture of the size asked for; the message is one line."""


def subject(kb: Knowledge, page: Page) -> Page:
    """The page whose card stands for `page`: a chapter's for its two languages side by side, else its own."""
    return kb.chapter_on(page) or page


def address(kb: Knowledge, page: Page, locale: str) -> str:
    """Where the card that stands for `page` is, below the site's root."""
    return f"assets/cards/{locale}/{subject(kb, page).path.replace('/', '-')}.png"


def drawn(kb: Knowledge) -> list[tuple[Page, str]]:
    """The pages that have a card of their own, in each language, as they follow on the sheet."""
    return [(page, locale) for page in kb.pages.values() if subject(kb, page) is page for locale in LOCALES]


def parts(words: str, locale: str) -> tuple[Markup, Markup]:
    """A page's title as HTML, parted at its colon into what is set large and what is set below it (may be empty).

    A Chinese title may break at its own <wbr>, after punctuation and before 與 between two words, nowhere else.
    """
    if locale == "zh-TW":
        words = re.sub(r"(?<=[㐀-鿿]{3})(?<!參)與(?=[㐀-鿿]{2})", "<wbr>與", words)
    head, _, rest = words.partition("：" if locale == "zh-TW" else ": ")
    return Markup(head), Markup(rest)


def sheet(kb: Knowledge) -> str:
    """All cards as one page of HTML, COLUMNS beside each other, in the order of `drawn`."""
    cards = [
        (page, locale, *parts(title(kb.root / "docs" / locale / f"{page.path}.md"), locale))
        for page, locale in drawn(kb)
    ]
    return _rendered(kb.root, "sheet", kb=kb, cards=cards, columns=COLUMNS, width=WIDTH, height=HEIGHT)


def write(kb: Knowledge, site: Path) -> None:
    """Draws every card into `site`. Raises NotDrawn."""
    cards = drawn(kb)
    rows = -(-len(cards) // COLUMNS)
    whole = photograph(sheet(kb), COLUMNS * WIDTH, rows * HEIGHT).convert("RGB")
    palette = colors(whole)
    for number, (page, locale) in enumerate(cards):
        left, top = number % COLUMNS * WIDTH, number // COLUMNS * HEIGHT
        card = whole.crop((left, top, left + WIDTH, top + HEIGHT))
        save(card, site / address(kb, page, locale), palette)


def write_icons(root: Path, docs: Path) -> None:
    """Draws the icons from overrides/partials/mark.html into `docs`. Raises NotDrawn."""
    whole = photograph(_rendered(root, "icons", sizes=ICONS), sum(ICONS), max(ICONS))
    found = [whole.crop((sum(ICONS[:i]), 0, sum(ICONS[: i + 1]), size)) for i, size in enumerate(ICONS)]
    *tabs, phone = found
    largest = tabs[-1]
    largest.save(docs / "favicon.ico", sizes=[icon.size for icon in tabs], append_images=tabs[:-1])
    phone = phone.convert("RGB")
    save(phone, docs / "assets" / "img" / "apple-touch-icon.png", colors(phone))


def photograph(html: str, width: int, height: int) -> Image.Image:
    """What Chromium shows of a page of HTML, exactly `width` × `height` pixels. Raises NotDrawn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sheet.html").write_text(html, encoding="utf-8")
        call = [
            *(browser(), *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}"),
            *(f"--screenshot={folder / 'sheet.png'}", (folder / "sheet.html").as_uri()),
        ]
        try:
            done = subprocess.run(call, capture_output=True, text=True, timeout=180, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotDrawn(f"Chromium drew nothing: {type(error).__name__}") from error
        if not (folder / "sheet.png").is_file():
            said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
            raise NotDrawn(f"Chromium drew nothing: {said[-1]}")
        with Image.open(folder / "sheet.png") as picture:
            picture.load()
    if picture.size != (width, height):
        raise NotDrawn(f"Chromium drew {picture.width} × {picture.height} pixels instead of {width} × {height}")
    return picture


def browser() -> str:
    """The Chromium to draw with: CHROMIUM, else the first on the path. Raises NotDrawn when there is none."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in (shutil.which(name) for name in names if name) if path), None)
    if not found:
        raise NotDrawn("there is no Chromium")
    return found


def colors(picture: Image.Image) -> Image.Image:
    """A palette of the picture's most frequent colors, most frequent first.

    They stand far enough apart for Pillow to find each again: else flat paper would turn into the nearest edge of a
    letter, a shade too dark.
    """
    counts = picture.getcolors(picture.width * picture.height) or []
    chosen: list[tuple[int, ...]] = []
    for _, color in sorted(counts, key=lambda pair: (-pair[0], pair[1])):
        if all(sum((a - b) ** 2 for a, b in zip(color, other, strict=True)) >= APART**2 for other in chosen):
            chosen.append(color)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color in chosen[:COLORS] for part in color])
    return palette


def save(picture: Image.Image, path: Path, palette: Image.Image) -> None:
    """Writes the picture as a PNG of few colors."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _rendered(root: Path, name: str, **values: object) -> str:
    environment = templates.environment(root)
    tokens = (root / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    return environment.get_template(f"cards/{name}.html").render(tokens=Markup(tokens), **values)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Draws the cards or the icons; 0 when done, 1 with one line when they cannot be drawn."""
    parser = argparse.ArgumentParser(prog="editions.cards", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="SITE", help="the built site, or docs/ with --icons")
    parser.add_argument("--icons", action="store_true", help="redraw the icons instead of the cards")
    options = parser.parse_args(arguments)
    try:
        if options.icons:
            write_icons(root, options.folder)
        else:
            write(load(root), options.folder)
    except NotDrawn as error:
        print(f"cards: {error} (CHROMIUM= ./scripts/build builds without cards)", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
