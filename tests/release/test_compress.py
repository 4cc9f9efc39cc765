"""Compressed copies: as small as they get, the same every time, and only where they are smaller."""

import gzip

import brotli

from release.compress import TEXT, compressed

WORDS = "幹細胞與外泌體 stem cells and exosomes ".encode() * 50


def test_text_has_a_copy_of_each_kind_that_holds_the_same():
    made = compressed(".html", WORDS)
    assert brotli.decompress(made[".br"]) == gzip.decompress(made[".gz"]) == WORDS
    assert len(made[".br"]) < len(made[".gz"]) < len(WORDS)


def test_copies_are_as_small_as_these_methods_make_them_and_hold_no_date():
    made = compressed(".css", WORDS)
    assert made[".br"] == brotli.compress(WORDS, quality=11)
    assert made[".gz"][4:8] == bytes(4), "the date of RFC 1952, §2.3.1"
    assert made == compressed(".css", WORDS)


def test_what_does_not_shrink_has_no_copy():
    assert compressed(".txt", b"ab") == {}


def test_pictures_and_archives_have_none():
    assert all(compressed(suffix, WORDS) == {} for suffix in (".png", ".pdf", ".zip", ".epub", ".ico", ""))


def test_every_kind_of_text_that_the_site_holds_is_known(site):
    known = TEXT | {".png", ".ico", ".gz"}
    bare = ("_headers", "SHA256SUMS")
    assert {path.suffix for path in site.rglob("*") if path.is_file() and path.name not in bare} <= known
