"""Markdown pages as blocks with line numbers: headings and paragraphs with their ids, term marks and citations.

Reads only the Markdown this site is written in (docs/_data names, `{ #id }` lines, comments, lists); rendering is
MkDocs' work, not ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path

from kb.textfile import read_text

HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
ID_LINE = re.compile(r"^\{\s*#([\w-]+)\s*\}$")
ATTRIBUTES = re.compile(r"^\{[^}]*\}$")
MARK = re.compile(r"\[([^\[\]^][^\[\]]*)\]\[([^\[\]\s^][^\[\]\s]*)\]")  # [words][term], never [^one][^other]
CITATION = re.compile(r"\[\^([\w-]+)\]")
FOREIGN = re.compile(r"<(cite|span) lang=\"[\w-]+\">.*?</\1>|〈[^〈〉]+〉|<pre.*?</pre>", re.S)


@dataclass(frozen=True)
class Block:
    """A heading (`level` 1 to 6), a paragraph (`level` 0) or anything else (`level` -1), with its raw Markdown."""

    id: str | None
    text: str
    line: int
    level: int

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Term ids marked in the block, in order."""
        return tuple(m[1] for m in MARK.findall(self.text))

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """Reference keys cited in the block, in order."""
        return tuple(CITATION.findall(self.text))

    @cached_property
    def plain(self) -> str:
        """The words a reader sees: no marks, ids, tags or emphasis; `10^7^` stays as it is for the number reader."""
        return plain(self.text)

    @cached_property
    def own(self) -> str:
        """`plain` without titles, examples and stretches in another language, which follow rules of their own."""
        return plain(FOREIGN.sub("", self.text))


@dataclass(frozen=True)
class Document:
    """A page in one language."""

    path: Path
    locale: str
    name: str
    blocks: tuple[Block, ...]

    @cached_property
    def by_id(self) -> dict[str, Block]:
        """Blocks that have an id."""
        return {b.id: b for b in self.blocks if b.id}

    @cached_property
    def sections(self) -> list[tuple[str, list[Block]]]:
        """What stands under each heading, as (the heading's id, blocks); what stands before the first has the id ""."""
        return self.parts()

    def parts(self, deepest: int = 6) -> list[tuple[str, list[Block]]]:
        """The same, where only headings of level `deepest` or higher (1 is the highest) begin a part."""
        parts: list[tuple[str, list[Block]]] = [("", [])]
        for block in self.blocks:
            if 0 < block.level <= deepest:
                parts.append((block.id or "", []))
            elif block.level == 0:
                parts[-1][1].append(block)
        return parts


Documents = dict[str, dict[str, Document]]
"""Page name → locale → page."""


@lru_cache(maxsize=1 << 15)  # asked for by most checks and by search
def plain(text: str) -> str:
    """`text` without Markdown and HTML: what a reader sees, in one line."""
    text = MARK.sub(r"\1", text)
    text = CITATION.sub("", text)
    text = re.sub(r"\[([^\[\]]+)\]\([^()\s]+\)", r"\1", text)
    text = re.sub(r"<[^>]+>|\*\*|^[-*]\s+|\{[^}]*\}", "", text, flags=re.M)
    return " ".join(unescape(text).split())


def bare(text: str) -> str:
    """`plain` for places that know no markup at all: `10^7^` is written `10^7`, `CO~2~` is CO2.

    Not 10⁷: compatibility normalization (NFKC), which many programs apply to what they read, would make 107 of it.
    """
    return re.sub(r"~([^\s~]+)~", r"\1", re.sub(r"\^([^\s^]+)\^", r"^\1", plain(text)))


def with_power_signs(html: str) -> str:
    """`html` with a sign that is heard and copied, but not seen (type.css), before every exponent.

    `10<sup>7</sup>` is otherwise copied, read out and kept by reading programs as 107.
    """
    return re.sub(r"<sup>(?=\d+</sup>)", '<sup><span class="power">^</span>', html)


def bare_words(words: dict[str, str]) -> dict[str, str]:
    """A text in each language, `bare`."""
    return {locale: bare(text) for locale, text in words.items()}


def read(path: Path, locale: str, name: str) -> Document:
    """The page at `path` as a Document; `name` is its path below the language folder, without suffix.

    Raises Stop for a file that is no text (kb.textfile).
    """
    return Document(path, locale, name, blocks(read_text(path)))


@lru_cache(maxsize=1 << 11)
def blocks(markdown: str) -> tuple[Block, ...]:
    """Splits Markdown at blank lines into blocks. A paragraph's id stands on its last line, a heading's at its end.

    Kept by content, with all that a block has worked out: under `serve` only the page that changed is read again.
    """
    found: list[Block] = []
    lines = markdown.splitlines()
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        found.append(_block(lines[start:end], start + 1))
        start = end
    return tuple(found)


def _block(lines: list[str], line: int) -> Block:
    if heading := HEADING.match(lines[0]):
        return Block(heading[3], heading[2], line, len(heading[1]))
    if lines[0].startswith(("<!--", "- ", "* ", "<", "|", "```", "1. ")):
        return Block(None, "\n".join(lines), line, -1)
    identity = ID_LINE.match(lines[-1])
    text = "\n".join(lines[:-1] if ATTRIBUTES.match(lines[-1]) else lines)
    return Block(identity[1] if identity else None, text, line, 0)


def page_names(tree: Path) -> dict[str, Path]:
    """The pages below a language folder: path without suffix → file."""
    return {p.relative_to(tree).with_suffix("").as_posix(): p for p in sorted(tree.rglob("*.md"))}


def split_sentences(text: str, locale: str) -> list[str]:
    """`text` cut after 。！？ (zh-TW) or after . ! ? before a capital or an opening quote (en)."""
    if locale == "zh-TW":
        parts = re.findall(r"[^。！？]+[。！？]?[」』）]*", text)
    else:
        end = r"(?:(?<=[.!?])|(?<=[.!?][”’)]))(?<!\bE\.)(?<!\bvol\.)(?<!\bno\.)"
        parts = re.split(rf"{end}\s+(?=[A-Z“(])", text)
    return [p.strip() for p in parts if p.strip()]


def locate(uri: str) -> tuple[str, str]:
    """A page's source address below docs/ as (locale, name): `en/chapters/hair.md` → (`en`, `chapters/hair`)."""
    locale, _, rest = uri.partition("/")
    return locale, rest.removesuffix(".md")


def title(path: Path) -> str:
    """The words of a page's first heading. Raises TypeError when the page has none."""
    return re.search(r"^# (.+?)\s*\{", path.read_text(encoding="utf-8"), re.M)[1]


def minutes(markdown: str, locale: str) -> int:
    """Reading time in whole minutes, at least 1: 400 Han characters or 220 words a minute, ordinary reading speeds."""
    text = " ".join(b.plain for b in blocks(markdown) if b.level >= 0)
    size = len(re.findall(r"[㐀-鿿]", text)) / 400 if locale == "zh-TW" else len(text.split()) / 220
    return max(1, round(size))
