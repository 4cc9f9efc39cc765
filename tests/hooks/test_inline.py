"""Short texts of the data: those that hold nothing for Markdown are not given to it, and come out the same."""

import markdown
import pytest

from hooks import knowledge
from kb.parity import texts

SIGNS = (
    "a*b*c", "a_b_", "`a`", "[a](b)", "<b>a</b>", "1. a", "- a", "# a", "> a", "a  ", " a", "a\tb", "10^7^", "CO~2~",
    "a & b", "a &amp; b", "\\*a", "a\nb", "a\n===", "![a](b)", "a|b", "「a」*b*", "  ", "", "+ a", "2026. a",
)  # fmt: skip


def by_markdown(text: str) -> str:
    html = markdown.markdown(text, extensions=["pymdownx.caret", "pymdownx.tilde"])
    return html.removeprefix("<p>").removesuffix("</p>")


def test_every_text_of_the_data_is_as_markdown_makes_it(kb):
    told = {text for _, _, _, words in texts(kb) for text in words.values()}
    assert [text for text in told if knowledge._inline(text) != by_markdown(text)] == []
    assert len([text for text in told if knowledge._BARE.fullmatch(text)]) > 0.5 * len(told)


@pytest.mark.parametrize("text", SIGNS)
def test_a_text_with_signs_of_markdown_is_as_markdown_makes_it(text):
    assert knowledge._inline(text) == by_markdown(text)
