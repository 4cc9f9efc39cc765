"""The faces of the PDF files: static TrueType with just the characters that the site holds.

Chromium embeds only TrueType outlines as they are; from CFF or variable fonts it makes Type 3 fonts, whose text copies
out wrong. So each face is cut from Debian's Noto CJK or TeX Gyre Pagella, its outlines are turned into quadratic curves
(fontTools' Cu2Qu), and it is renamed. Cutting also leaves out the Kangxi radicals, which would else take the place of
common characters when text is copied.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

CJK = Path("/usr/share/fonts/opentype/noto")
GYRE = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")
PACKAGES = ("fonts-noto-cjk", "fonts-texgyre")
"""Debian's packages that hold the sources (OFL 1.1; GUST Font License)."""

ERROR = 0.5
"""How far a quadratic curve may stray from the cubic one, in thousandths of an em."""

_FEATURES = ("kern", "halt", "chws", "mark", "mkmk", "ccmp", "liga", "lnum", "tnum")
"""`halt` is what text-spacing-trim works with. Never `locl`: it brings in the glyphs of other regions."""

_PARTS = {
    # Within Chinese: all but · — “ ” ‘ ’ …, which Chinese sets as wide as a character.
    "Book Western": "U+20-B6,U+B8-2013,U+2016-2017,U+201E-2024,U+2027-2E7F",
    # Within English labels, whose face is the Chinese one: just those, which it has in full width only.
    "Book Marks": "U+B7,U+2018-201D,U+2026",
}
"""Families that are a part of the Latin face."""


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode's categories of what has no glyph; a word joiner and a zero-width space get an empty one all the same."""


class NoFont(Exception):
    """A source font is not installed, or no face has a glyph for a character; the message is one line."""


@dataclass(frozen=True)
class Face:
    """One file: a CSS family, weight and style, and where it is cut from (`index`: its place in a collection)."""

    family: str
    source: Path
    weight: int = 400
    italic: bool = False
    index: int = -1

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.family.replace(' ', '')}-{self.weight}{'i' if self.italic else ''}.ttf"


_JP, _SC, _TC = 0, 2, 3  # places in Noto's collections
FACES = (
    Face("Book Ming", CJK / "NotoSerifCJK-Regular.ttc", 400, index=_TC),
    Face("Book Ming", CJK / "NotoSerifCJK-Bold.ttc", 700, index=_TC),
    Face("Book Hei", CJK / "NotoSansCJK-Regular.ttc", 400, index=_TC),
    Face("Book Hei", CJK / "NotoSansCJK-Bold.ttc", 700, index=_TC),
    Face("Book Ming JA", CJK / "NotoSerifCJK-Regular.ttc", 400, index=_JP),
    Face("Book Hei JA", CJK / "NotoSansCJK-Regular.ttc", 400, index=_JP),
    Face("Book Hei CN", CJK / "NotoSansCJK-Regular.ttc", 400, index=_SC),
    Face("Book Latin", GYRE / "texgyrepagella-regular.otf", 400),
    Face("Book Latin", GYRE / "texgyrepagella-italic.otf", 400, italic=True),
    Face("Book Latin", GYRE / "texgyrepagella-bold.otf", 700),
    Face("Book Latin", GYRE / "texgyrepagella-bolditalic.otf", 700, italic=True),
)

STACKS = """
:root, :root:lang(en) {
  --latin: "Book Latin", "Book Ming"; --ming: "Book Western", "Book Ming"; --hei: "Book Hei", "Book Latin";
  --ming-ja: "Book Ming JA"; --hei-ja: "Book Hei JA"; --hei-cn: "Book Hei CN"; --label: var(--hei);
}
/* With faces of a part of the characters Chromium does not reckon this the same every time; ours need it not. */
:root:lang(en) body { font-size-adjust: none; }
:root:lang(en), [lang="en"] { --label: "Book Marks", "Book Hei"; }
"""
"""How the site's font variables (tokens.css) are set with these faces."""


def missing() -> list[str]:
    """Debian's packages that hold a source that is not installed, sorted."""
    lacking = {PACKAGES[face.source.parent == GYRE] for face in FACES if not face.source.is_file()}
    return sorted(lacking)


def make(characters: Iterable[str], folder: Path) -> dict[str, Path]:
    """Cuts every face to `characters`: file name → file, below `folder`. What is there from before is used again.

    Raises NoFont when a source is missing, or when no face has a glyph for one of the characters.
    """
    if lacking := missing():
        raise NoFont(f"fonts are missing (Debian: apt-get install {' '.join(lacking)})")
    wanted = {c for c in characters if unicodedata.category(c) not in _UNSEEN and not 0xFE00 <= ord(c) <= 0xFE0F}
    wanted |= set(" 0123456789ivxlcdm\u2060\u200b")  # page numbers
    kept = "".join(sorted(wanted))
    folder.mkdir(parents=True, exist_ok=True)
    files, found = {}, {"\u2060", "\u200b"}
    for face in FACES:
        key = hashlib.sha256(f"{version('fonttools')} {face} {ERROR} {_FEATURES} {kept}".encode()).hexdigest()[:16]
        path = folder / f"{key}-{face.file}"
        if not path.is_file():
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(cut(face, kept))
            unfinished.replace(path)
        files[face.file] = path
        if face.weight == 400 and not face.italic:
            found |= covered(path)
    if lost := wanted - found:
        raise NoFont("no face has a glyph for " + ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lost)))
    return files


def cut(face: Face, characters: str) -> bytes:
    """The face as a static TrueType font that holds just those of `characters` that its source has."""
    if face.index >= 0:
        buffer = io.BytesIO()
        TTCollection(str(face.source), lazy=True).fonts[face.index].save(buffer)  # out of the tables that it shares
        font = TTFont(buffer)
    else:
        font = TTFont(str(face.source))
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.name_IDs, options.notdef_outline, options.hinting = [1, 2], True, False
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG", "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    _to_quadratic(font)
    style = {400: "Regular", 700: "Bold"}[face.weight] + (" Italic" if face.italic else "")
    _rename(font, face.family, style)
    buffer = io.BytesIO()
    font.recalcTimestamp, font["head"].modified = False, font["head"].created
    font.save(buffer)
    return buffer.getvalue()


def covered(path: Path) -> set[str]:
    """The characters that a font file has glyphs for."""
    return {chr(code) for code in TTFont(str(path), lazy=True).getBestCmap()}


def style_sheet(address: str) -> str:
    """@font-face rules for every face, whose files are served below `address`, and the stacks that use them."""
    rules = []
    for face in FACES:
        families = [(face.family, "")]
        if face.family == "Book Latin":
            families += [(family, f" unicode-range: {part};") for family, part in _PARTS.items()]
        rules += [
            f'@font-face {{ font-family: "{family}"; font-weight: {face.weight}; '
            f"font-style: {'italic' if face.italic else 'normal'}; src: url({address}{face.file});{extra} }}"
            for family, extra in families
        ]
    return "\n".join(rules) + STACKS


def _to_quadratic(font: TTFont) -> None:
    """Replaces CFF outlines by glyf ones."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, ERROR * font["head"].unitsPerEm / 1000, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], glyf = newTable("loca"), newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    font["glyf"] = glyf
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion, maxp.maxZones = 0x00010000, 1
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements",
    ):  # fmt: skip
        setattr(maxp, name, 0)
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    maxp.compile(font)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _rename(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    names.names = []
    full = f"{family} {style}"
    for number, text in {1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "-")}.items():
        names.setName(text, number, 3, 1, 0x409)
