"""Links within the pages lead somewhere, to the same places in both languages."""

from conftest import edit


def both(check, old, new):
    """The same edit in both languages of about/source; returns the line it is on."""
    lines = [edit(check.root / f"docs/{locale}/about/source.md", old, new) for locale in ("zh-TW", "en")]
    return lines[0]


def test_a_misspelt_page_stops_with_the_nearest_page(check):
    line = both(check, "](errata.md)", "](eratta.md)")
    code, lines = check()
    assert code == 1
    assert lines == [
        f"docs/{locale}/about/source.md:{line}: the link eratta.md leads to no page; nearest valid: errata.md"
        for locale in ("en", "zh-TW")
    ]


def test_a_place_that_a_page_does_not_have_stops_with_the_nearest_place(check):
    for locale in ("zh-TW", "en"):
        path = check.root / f"docs/{locale}/questions.md"
        text = path.read_text(encoding="utf-8").replace("chapters/hair.md#hair-090", "chapters/hair.md#hair-095")
        path.write_text(text, encoding="utf-8")
    code, lines = check()
    assert code == 1
    assert len(lines) == 2
    assert "the link chapters/hair.md#hair-095 leads to no place on that page; nearest valid: hair-090" in lines[0]


def test_a_link_that_one_language_alone_has_stops(check):
    path = check.root / "docs/en/about/source.md"
    line = edit(path, "](errata.md)", "](method.md)")
    code, lines = check()
    assert code == 1
    assert f"docs/en/about/source.md:{line}: the link method.md has no counterpart in zh-TW" in lines
    assert any("the link errata.md has no counterpart in en" in said for said in lines)


def test_places_that_a_block_makes_are_left_to_the_built_site(check):
    assert check() == (0, []), "since-2020.md#since-safety and others are made by templates"
