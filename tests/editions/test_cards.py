"""The cards that chats and feeds show, and the icons, drawn by a real Chromium."""

import re

import pytest
from PIL import Image

from editions import cards
from kb.model import LOCALES
from kb.prose import title

# Every text on the sheet with the box of each of its lines, measured from the corner of its card.
MEASURE = r"""() => [...document.querySelectorAll(".card")].map((card) => {
  const corner = card.getBoundingClientRect();
  const boxes = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].map(({left, right, top, bottom}) => (
      {left: left - corner.left, right: right - corner.left, top: top - corner.top, bottom: bottom - corner.top}));
  };
  const lines = (part) => {
    const found = [], texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let last = -1, text; (text = texts.nextNode());)
      for (let i = 0; i < text.length; i += 1) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const {top, width} = range.getBoundingClientRect();
        if (width && top > last + 5) { found.push(""); last = top; }
        found[found.length - 1] += text.data[i];
      }
    return found.map((line) => line.trim());
  };
  const title = card.querySelector(".card__title");
  const drawing = [...card.querySelectorAll(".card__art *")].map((e) => e.getBoundingClientRect().left - corner.left);
  return {
    page: card.dataset.page, locale: card.lang, text: card.innerText, art: Math.min(...drawing),
    title: boxes(title), foot: boxes(card.querySelector(".card__foot p")),
    place: boxes(card.querySelector(".card__place")),
    lines: [...title.children].map(lines), html: [...title.children].map((part) => part.innerHTML),
  };
})"""


@pytest.fixture(scope="module")
def drawn(kb, tmp_path_factory):
    """A folder with every card."""
    folder = tmp_path_factory.mktemp("cards")
    cards.write(kb, folder)
    return folder


@pytest.fixture(scope="module")
def sheet(kb, browser):
    """What every card holds, as the browser sets it."""
    page = browser.new_page(viewport={"width": cards.COLUMNS * cards.WIDTH, "height": 1000})
    page.set_content(cards.sheet(kb))
    measured = page.evaluate(MEASURE)
    page.close()
    return measured


def test_every_page_has_a_card_in_each_language_and_a_chapter_side_by_side_shares_its_chapters(kb, drawn):
    found = {path.relative_to(drawn).as_posix() for path in drawn.rglob("*.png")}
    assert found == {cards.address(kb, page, locale) for page in kb.pages.values() for locale in LOCALES}
    own = [page for page in kb.pages.values() if page.kind != "parallel"]
    assert len(found) == len(own) * len(LOCALES)
    assert cards.address(kb, kb.pages["parallel/hair"], "en") == "assets/cards/en/chapters-hair.png"
    assert cards.address(kb, kb.pages["about/source"], "zh-TW") == "assets/cards/zh-TW/about-source.png"


def test_a_card_is_1200_by_630_small_and_shows_something_of_its_own(drawn):
    seen = set()
    for path in drawn.rglob("*.png"):
        with Image.open(path) as card:
            assert card.size == (1200, 630), path
            assert len(card.getcolors()) > 20, path
            left, top, right, bottom = 285, 72, 915, 558
            assert card.crop((left, top, right, bottom)).convert("L").getextrema()[0] < 80, "there is ink in the middle"
        assert path.stat().st_size <= 40_000, path
        seen.add(path.read_bytes())
    assert len(seen) == len(list(drawn.rglob("*.png"))), "no two are alike"


def test_paper_ink_and_accent_are_those_of_the_site(root, drawn):
    tokens = (root / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    with Image.open(drawn / "assets/cards/en/glossary.png") as card:
        colors = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in card.convert("RGB").getcolors(1 << 20)}
    for name in ("paper", "paper-deep", "ink", "accent"):
        assert re.search(rf"--{name}: (#\w+);", tokens)[1] in colors, name


def test_drawing_twice_gives_the_same_bytes(kb, drawn, tmp_path):
    cards.write(kb, tmp_path)
    for path in drawn.rglob("*.png"):
        assert (tmp_path / path.relative_to(drawn)).read_bytes() == path.read_bytes(), path


def test_nothing_is_written_on_a_card_but_title_site_and_what_the_site_is(kb, sheet):
    for card in sheet:
        page, locale = kb.pages[card["page"]], card["locale"]
        words = title(kb.root / "docs" / locale / f"{page.path}.md").replace("<wbr>", "")
        number = kb.say("chapter-label", locale, n=page.number) if page.number else ""
        site = "" if page.kind == "home" else kb.site["short-name"][locale]
        shown, expected = (
            re.sub(r"\s|[：:]", "", text)
            for text in (card["text"], f"{number}{words}{site}{kb.say('card-line', locale)}")
        )
        assert shown == expected
        assert page.description[locale] not in card["text"]


def test_no_title_sticks_out_and_all_of_it_stands_in_the_middle_square(sheet):
    for card in sheet:
        for box in card["title"]:
            assert box["left"] >= 285 and box["right"] <= 915 < card["art"], card
            assert box["top"] >= 72 and box["bottom"] <= min(b["top"] for b in card["foot"]) - 20, card
        for box in card["foot"] + card["place"]:
            assert box["left"] >= 72 and box["right"] <= 915 < card["art"], card
            assert box["bottom"] <= 630 - 60, card


def test_a_chinese_title_breaks_between_words_only_and_leaves_no_character_alone(kb, sheet):
    names = {name.text for term in kb.terms.values() for name in term.names if len(name.text) > 1}
    broken = 0
    for card in (c for c in sheet if c["locale"] == "zh-TW"):
        for lines, html in zip(card["lines"], card["html"], strict=True):
            words = "".join(lines)
            for count in range(1, len(lines)):
                before, after = "".join(lines[:count]), "".join(lines[count:])
                broken += 1
                assert before[-1] in "，、。：；？！…" or f"{before[-2:]}<wbr>{after[:2]}" in html, card["lines"]
                inside = [n for n in names if n in words and n not in before and n not in after]
                assert not inside, card["lines"]
            assert len(lines) == 1 or min(map(len, lines)) >= 3, card["lines"]
    assert broken >= 5, "some titles take more than one line"


def test_an_english_title_leaves_no_short_word_alone(sheet):
    for card in (c for c in sheet if c["locale"] == "en"):
        for lines in card["lines"]:
            assert len(lines) == 1 or min(map(len, lines)) >= 5, card["lines"]


@pytest.mark.parametrize(
    ("words", "locale", "expected"),
    [
        ("間質幹細胞與外泌體：從研究到診所", "zh-TW", ("間質幹細胞<wbr>與外泌體", "從研究到診所")),
        ("與原文待核對之處", "zh-TW", ("與原文待核對之處", "")),
        ("請大家參與研究", "zh-TW", ("請大家參與研究", "")),
        ("Hair loss: drugs and follicle regeneration", "en", ("Hair loss", "drugs and follicle regeneration")),
    ],
)
def test_a_title_is_parted_at_its_colon(words, locale, expected):
    assert cards.parts(words, locale) == expected


def test_without_a_browser_one_line_says_so(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert cards.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == "cards: there is no Chromium (CHROMIUM= ./scripts/build builds without cards)\n"
    assert not list(tmp_path.iterdir())


def test_a_browser_that_draws_nothing_is_an_error_not_an_empty_card(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", "false")
    assert cards.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("cards: Chromium drew nothing: exit code 1 (")


def test_the_icons_are_those_of_the_mark(root, tmp_path):
    assert cards.main(["--icons", str(tmp_path)]) == 0
    for name in ("favicon.ico", "assets/img/apple-touch-icon.png"):
        again, kept = tmp_path / name, root / "docs" / name
        assert _near(again, kept), f"{name} is out of date: ./scripts/run editions.cards --icons docs"
    with Image.open(root / "docs/favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    with Image.open(root / "docs/assets/img/apple-touch-icon.png").convert("RGB") as icon:
        assert icon.size == (180, 180)
        paper = icon.getpixel((0, 0))
        margin = [icon.crop(box) for box in ((0, 0, 180, 28), (0, 152, 180, 180), (0, 0, 28, 180), (152, 0, 180, 180))]
        assert all(part.getcolors() == [(part.width * part.height, paper)] for part in margin), "paper all around"


def _near(one, other):
    """Whether two pictures differ by no more than another version of the browser would make them differ."""
    with Image.open(one) as a, Image.open(other) as b:
        pairs = zip(a.convert("RGBA").tobytes(), b.convert("RGBA").tobytes(), strict=True)
        return a.size == b.size and sum(abs(x - y) for x, y in pairs) / (a.width * a.height) < 4
