"""Debian's Chromium prints pages to PDF, with the faces of the PDF files and without any network.

Every address below the site's own is answered from the built site (or from a page made here), every other one is
refused; so the links of a PDF lead to the site's real addresses, though nothing is fetched from there. The styles that
are added here no policy of a page lets through: it is passed over.
"""

from __future__ import annotations

import mimetypes
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, sync_playwright

from editions import cards
from editions.paper import fonts, outline

FACES = "_faces/"
_SCRIPT = re.compile(r"<script\b(?![^>]*ld\+json).*?</script>", re.S)
_A4 = "@page { size: 210mm 297mm; }"
_READY = "Promise.all([...document.fonts].map((face) => face.load())).then(() => document.fonts.ready).then(() => true)"


# What stands on the paper, as the page itself says it: each stretch of text, and each heading.
_SAID = r"""() => {
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text && walker.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) texts.push(text);
  }
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, summary")].filter((e) => e.checkVisibility());
  return [texts, headings.map((e) => e.textContent.trim()).filter(Boolean)];
}"""


class NotPrinted(Exception):
    """Chromium is missing, or a page could not be printed; the message is one line."""


# An element alone on its page, with room around it for letters that stand out.
_ALONE = r"""(selector) => {
  const EDGE = selector === ".cover" ? 0 : 12;
  const element = document.querySelector(selector), { width, height } = element.getBoundingClientRect();
  const box = `width: ${Math.round(width)}px; height: ${Math.ceil(height)}px;`;
  const plain = "margin: 0; padding: 0; border: 0;";
  element.style.cssText = `${box} max-width: none; margin: ${EDGE}px;`;
  for (let e = element; e !== document.body; e = e.parentElement) {
    for (const sibling of [...e.parentElement.children]) if (sibling !== e) sibling.remove();
    if (e !== element) e.style.cssText = `display: block; float: none; position: static; ${plain}`;
  }
  document.body.style.cssText = "margin: 0; padding: 0; page: auto;";
  return [Math.round(width) + 2 * EDGE, Math.ceil(height) + 2 * EDGE];
}"""
_BARE = """@page {{ size: {width}px {height}px; margin: 0;
  @top-left {{ content: none }} @top-right {{ content: none }}
  @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}"""


@dataclass(frozen=True)
class Printed:
    """A PDF as Chromium made it, with bookmarks in the words of its headings; the page that it was made of; what stands
    on it: stretches of text, headings and lines that open; and the bookmarks.
    """

    pdf: bytes
    html: str
    texts: tuple[str, ...]
    headings: tuple[str, ...]
    bookmarks: tuple[str, ...] = ()

    @property
    def running(self) -> list[str]:
        """What its sheets say at head and foot: attributes of a page, custom properties of a book."""
        named = re.findall(r'data-running-[\w-]+="([^"]*)"|--running-[\w-]+: "([^"]*)"', self.html)
        return [unescape(of_page) or of_book for of_page, of_book in named]


class Printer:
    """Prints the pages of one built site; use it as `with printer(site, address, faces) as it: it.printed(...)`."""

    def __init__(self, browser: Browser, site: Path, address: str, faces: dict[str, Path]) -> None:
        """`address` is where the site will be (ends in /); `faces` are the font files by name (fonts.make)."""
        self._browser, self._site, self._address, self._faces = browser, site, address, faces
        self.refused: list[str] = []

    def printed(self, path: str, html: str | None = None, style: str = "") -> Printed:
        """A page of the site, or `html` as if it stood at `path`, as a PDF of A4. `path` may end in a #fragment.

        `style` is CSS that comes after all of the page's own. Raises NotPrinted when something it needs is missing.
        """
        context = self._browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True)
        try:
            page = self._opened(context, path, html, style)
            texts, headings = page.evaluate(_SAID)
            titles = [outline.Heading(**heading) for heading in page.evaluate(outline.HEADINGS)]
            source = page.content()
            pdf = page.pdf(prefer_css_page_size=True, print_background=False, tagged=True, outline=True)
        except Error as error:
            raise NotPrinted(f"{path}: {error.message.splitlines()[0]}") from error
        finally:
            context.close()
        if self.refused:
            raise NotPrinted(f"{path} asks for {self.refused[0]}, which is not in the site")
        try:
            pdf, bookmarks = outline.renewed(pdf, titles)
        except outline.NotOutlined as error:
            raise NotPrinted(f"{path}: {error}") from error
        return Printed(pdf, source, tuple(texts), tuple(headings), bookmarks)

    def pictured(self, path: str, selector: str, html: str | None = None, scale: float = 1) -> bytes:
        """The first element that a selector finds on a page, as on paper, as a PNG of `scale` dots a pixel.

        By way of a PDF, for the browser's own picture of the same drawing is not the same every time.
        """
        context = self._browser.new_context(
            viewport={"width": 800, "height": 1000}, color_scheme="light", bypass_csp=True
        )
        try:
            page = self._opened(context, path, html, "")
            width, height = page.evaluate(_ALONE, selector)
            page.add_style_tag(content=_BARE.format(width=width, height=height))
            pdf = page.pdf(prefer_css_page_size=True, print_background=True)
            return subprocess.run(
                ["pdftoppm", "-png", "-singlefile", "-r", str(round(96 * scale)), "-"],
                input=pdf, capture_output=True, check=True,
            ).stdout  # fmt: skip
        except Error as error:
            raise NotPrinted(f"{path}: {error.message.splitlines()[0]}") from error
        finally:
            context.close()

    def _opened(self, context: BrowserContext, path: str, html: str | None, style: str) -> Page:
        name = path.partition("#")[0]
        source = html if html is not None else (self._site / name).read_text(encoding="utf-8")
        faces = fonts.style_sheet(self._address + FACES)
        self._answer_from_disk(
            context, name, _SCRIPT.sub("", source).replace("</head>", f"<style>{faces}{_A4}{style}</style></head>", 1)
        )
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(self._address + path)
        page.evaluate(_READY)
        return page

    def _answer_from_disk(self, context: BrowserContext, name: str, html: str) -> None:
        def answer(route: Route) -> None:
            asked = unquote(route.request.url.partition("?")[0].partition("#")[0])
            inside = asked.removeprefix(self._address) if asked.startswith(self._address) else None
            if inside == name:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
                return
            file = self._faces.get(inside.removeprefix(FACES)) if inside and inside.startswith(FACES) else None
            file = file or (self._site / inside if inside else None)
            if file and file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                route.fulfill(body=file.read_bytes(), content_type=kind, headers={"access-control-allow-origin": "*"})
            else:
                self.refused.append(asked)
                route.abort()

        context.route("**/*", answer)


@contextmanager
def printer(site: Path, address: str, faces: dict[str, Path]) -> Iterator[Printer]:
    """A Printer while its Chromium runs. Raises NotPrinted when there is none."""
    try:
        executable = cards.browser()
    except cards.NotDrawn as error:
        raise NotPrinted(str(error)) from error
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=executable,
                args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text"],
            )
        except Error as error:
            raise NotPrinted(f"Chromium does not start: {error.message.splitlines()[0]}") from error
        try:
            yield Printer(browser, site, address, faces)
        finally:
            browser.close()
