"""The checks of an EPUB find what they are for; EPUBCheck itself is tried on the whole book (test_epub)."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pypandoc
import pytest

from editions import epub_checks

DAY = "2026-11-27"
SOUND = (
    "<h1 id=a>第一章</h1><p>把3.0 × 10<sup>7</sup>個細胞<sup><a href='#a'>7</a></sup></p>"
    "<p><b>註：</b><span>字</span></p>"
)


def bound(body, day=DAY, name="urn:uuid:7756d231-b003-5637-9865-107c49130ef3", title="第一章"):
    """A book of one text, as pandoc makes it, with that text's title, the day it was modified and its identifier."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        told = ["--metadata=title:書", "--metadata=lang:zh-TW", f"--metadata=identifier:{name}"]
        pypandoc.convert_text(body, "epub3", format="html", outputfile=str(path), extra_args=told)
        raw = path.read_bytes()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.namelist():
            data = old.read(item).decode()
            data = re.sub(r"<title>ch\d+\.xhtml</title>", f"<title>{title}</title>", data)
            new.writestr(item, re.sub(r'(modified">)[^T]*', rf"\g<1>{day}", data))
    return made.getvalue()


@pytest.fixture(autouse=True)
def without_epubcheck(monkeypatch):
    """It takes seconds a book, and these books are not of ours."""
    monkeypatch.setattr(epub_checks, "_of_epubcheck", lambda epub: [])


def test_a_sound_book_has_nothing_wrong(kb):
    assert epub_checks.problems(kb, bound(SOUND), DAY) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>列在年表（本書第000頁）。</p>", "words of another medium: .*（本書第000頁）"),
        ("<p>on the timeline (p. 12 of this book).</p>", r"words of another medium: .* \(p\. 12 of this book\)"),
        ("<p>另有2則（見第3、14頁）</p>", "words of another medium: .*（見第3、14頁）"),
        ("<p>用滑鼠指著，就看得到。</p>", "words of another medium: .*滑鼠"),
        ("<p>Point at a word to see more.</p>", "words of another medium: .*Point at"),
        ("<dl><dt></dt><dd>動物實驗</dd></dl>", r"EPUB/text/ch001\.xhtml: an empty <dt>"),
        ("<p><strong>編者註</strong><span>摘譯本</span></p>", "words run together: 編者註\\|摘譯本"),
    ],
)  # fmt: skip
def test_words_of_another_medium_empty_names_and_touching_labels_are_found(kb, body, said):
    [problem] = epub_checks.problems(kb, bound(SOUND + body), DAY)
    assert re.search(said, problem)


def test_a_study_of_mice_is_not_taken_for_advice_on_a_mouse(kb):
    body = "<p>In a mouse model; participants clicked; the press release points out mice.</p><p>在小鼠身上。</p>"
    assert epub_checks.problems(kb, bound(SOUND + body), DAY) == []


def test_two_terms_side_by_side_in_a_sentence_are_no_fault(kb):
    body = "<p><a class=term href='#a'>自體</a><a class=term href='#a'>纖維母細胞</a></p>"
    assert epub_checks.problems(kb, bound(SOUND + body), DAY) == []


def test_a_text_that_is_called_by_its_file_is_found(kb):
    problems = epub_checks.problems(kb, bound(SOUND, title="ch001.xhtml"), DAY)
    assert "EPUB/text/ch001.xhtml: its title is ch001.xhtml, its heading 第一章" in problems


def test_another_day_than_that_of_the_version_is_found(kb):
    [problem] = epub_checks.problems(kb, bound(SOUND, day="1980-01-01"), DAY)
    assert problem.startswith("says that it was modified 1980-01-01T")


def test_an_address_for_an_identifier_is_found(kb):
    assert epub_checks.problems(kb, bound(SOUND, name="https://example.org/x"), DAY) == [
        "its identifier is an address, which may change"
    ]


def test_a_power_that_reads_as_a_number_in_the_words_alone_is_found(kb, monkeypatch):
    monkeypatch.setattr(epub_checks, "as_plain_text", lambda epub: "把3.0 × 107個細胞")
    assert epub_checks.problems(kb, bound(SOUND), DAY) == [
        "EPUB/text/ch001.xhtml: 10 to the power of 7 cannot be told from a number"
    ]
