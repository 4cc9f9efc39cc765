"""The faces of the PDF files."""

import pytest
from fontTools.ttLib import TTFont

from editions.paper import fonts

MING, HEI = fonts.FACES[0], fonts.FACES[2]
LATIN = next(face for face in fonts.FACES if face.family == "Book Latin" and face.italic)


@pytest.fixture(scope="module")
def ming(tmp_path_factory):
    path = tmp_path_factory.mktemp("font") / "ming.ttf"
    path.write_bytes(fonts.cut(MING, "血力（α）。"))
    return path


def test_a_face_holds_just_the_characters_asked_for_as_true_type_outlines(ming):
    font = TTFont(str(ming))
    assert {chr(code) for code in font.getBestCmap()} == set("血力（α）。")
    assert "CFF " not in font
    assert font.sfntVersion == "\x00\x01\x00\x00"
    outlines = [font["glyf"][name] for name in font.getBestCmap().values()]
    assert all(outline.numberOfContours > 0 for outline in outlines)


def test_a_face_can_trim_punctuation_and_brings_no_other_regions_shapes(ming):
    font = TTFont(str(ming))
    features = {
        record.FeatureTag
        for name in ("GSUB", "GPOS")
        if name in font
        for record in font[name].table.FeatureList.FeatureRecord
    }
    assert "halt" in features
    assert "locl" not in features


def test_a_face_has_a_name_of_its_own(ming):
    names = TTFont(str(ming))["name"]
    assert names.getDebugName(1) == "Book Ming"
    assert not any("Noto" in str(record) for record in names.names)


def test_cutting_twice_gives_the_same_bytes(ming):
    assert fonts.cut(MING, "血力（α）。") == ming.read_bytes()


def test_the_latin_face_has_a_true_italic(tmp_path):
    (tmp_path / "italic.ttf").write_bytes(fonts.cut(LATIN, "Journal"))
    assert TTFont(str(tmp_path / "italic.ttf"))["post"].italicAngle < 0


def test_a_character_that_no_face_has_stops_and_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FACES", (MING,))
    with pytest.raises(fonts.NoFont, match=r"no face has a glyph for 🧬 \(U\+1F9EC\)"):
        fonts.make("血🧬", tmp_path)


def test_what_has_no_shape_needs_no_glyph(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FACES", (MING,))
    assert fonts.make("血\n\u200b\u2060\ufe0f\u00ad", tmp_path)


def test_a_font_that_is_not_installed_is_named_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FACES", (MING, fonts.Face("Book Latin", fonts.GYRE / "none.otf")))
    assert fonts.missing() == ["fonts-texgyre"]
    with pytest.raises(fonts.NoFont, match="apt-get install fonts-texgyre"):
        fonts.make("血", tmp_path)
    assert not list(tmp_path.iterdir())


def test_every_character_of_the_site_has_a_glyph(faces, site):
    regular = [path for name, path in faces.items() if name.endswith("-400.ttf")]
    held = set().union(*map(fonts.covered, regular))
    page = (site / "glossary.html").read_text(encoding="utf-8")
    assert {c for c in page if c.isprintable()} <= held
    assert set("α×–—…·") <= held
