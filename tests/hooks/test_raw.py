"""HTML in a page is kept from Markdown and comes out as Markdown would have left it."""

import subprocess
import sys
from types import SimpleNamespace

import markdown
import pytest

from conftest import edit
from hooks import raw

EXTENSIONS = ["attr_list", "md_in_html", "pymdownx.caret", "pymdownx.tilde", "toc"]
PAGES = {
    "a block between paragraphs": "One.\n\n<div class='a'>\n<p>*raw*</p>\n\n<div>in it</div>\n</div>\n\nTwo *words*.\n",
    "no empty line around it": "One.\n<ul>\n<li>raw</li>\n</ul>\nTwo.\n",
    "two in a row": "<p>a</p>\n<p>b</p>\n\n<aside><p>c</p></aside>\n",
    "lines of spaces in it": "<div>\n   \n<pre>  x\n   \n</pre>\n</div>\n\nTwo.\n",
    "signs of Markdown in it": "<dl>\n<dt>10^7^ [a][b] `c` &amp; &lt;</dt>\n# no heading\n</dl>\n\n## Heading { #h }\n",
    "Markdown in it": "<div class='what' markdown>\n\n- **a** b\n\n<p>raw</p>\n\n</div>\n\nTwo.\n",
    "Markdown in it, further attributes": '<section markdown="1" id="x">\n\n*a*\n\n</section>\n',
    "words after it": "<p>raw</p> and *more*\n\nTwo.\n",
    "an end that is missing": "One.\n\n<div>\n<p>raw</p>\n\nTwo.\n",
    "inline elements": "<a class='b'>x</a> *words*\n\n<span>y</span>\n",
    "a list with a block": "- one\n- two\n\n<table><tr><td>x</td></tr></table>\n\n<ol>\n<li>y</li></ol>",
    "nothing but text": "# Title { #t }\n\nOne.\n{ #one }\n",
}  # fmt: skip


def page() -> SimpleNamespace:
    return SimpleNamespace(meta={}, present_anchor_ids=set())


@pytest.mark.parametrize("what", PAGES)
def test_a_page_is_as_markdown_alone_would_make_it(what):
    here = page()
    kept = raw.on_page_markdown(PAGES[what], page=here, config=None)
    html = raw.on_page_content(markdown.markdown(kept, extensions=EXTENSIONS), page=here)
    assert html == markdown.markdown(PAGES[what], extensions=EXTENSIONS)


def test_markdown_sees_an_empty_element_for_each_block():
    here = page()
    kept = raw.on_page_markdown(PAGES["a block between paragraphs"], page=here, config=None)
    assert kept == 'One.\n\n<div data-raw="0"></div>\n\nTwo *words*.\n'
    assert len(here.meta["raw"]) == 1


def test_anchors_in_the_blocks_are_known():
    here = page()
    kept = raw.on_page_markdown('<p id="a">x</p>\n\n<ul>\n<li id="b-1">y</li>\n</ul>\n', page=here, config=None)
    raw.on_page_content(markdown.markdown(kept, extensions=EXTENSIONS), page=here)
    assert here.present_anchor_ids == {"a", "b-1"}


def test_a_link_to_an_anchor_that_no_generated_block_has_stops_the_build(copy, tmp_path):
    """The anchor `sheet-where` stands in a generated block; its misspelling stands nowhere."""
    for locale in ("zh-TW", "en"):
        edit(copy / f"docs/{locale}/since-2020.md", "questions.md#sheet-where", "questions.md#sheet-wehre")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "out")],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "'zh-TW/questions.md' does not contain an anchor '#sheet-wehre'" in done.stderr
    assert "'#sheet-where'" not in done.stderr
