"""With JavaScript off all can be read, reached, filtered, unfolded and printed; what needs a script is not shown."""

from unicodedata import normalize

import pytest
from pypdf import PdfReader

from browser.conftest import DESKTOP, PHONE
from browser.pages import NAMES
from sets import thinned


@pytest.fixture
def plain(open_page):
    """Opens a page with JavaScript off."""
    return lambda path, viewport=DESKTOP: open_page(path, viewport=viewport, java_script_enabled=False)


@pytest.mark.parametrize("name", thinned(NAMES, 4))
def test_the_words_of_the_page_are_the_same_as_with_scripts(open_page, plain, name):
    pages = plain(f"{name}.html"), open_page(f"{name}.html")
    without, with_scripts = (set(page.locator("#text").inner_text().split()) for page in pages)
    # How many a filter shows, only a script can count; finding a term as it is typed needs one, too.
    theirs = pages[1].locator("#text :is([role=status], [role=search])").all_inner_texts()
    counted = {word for text in theirs for word in text.split()}
    assert len(without) > 10
    assert with_scripts - without - counted == set(), "nothing else is there only with scripts"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_is_shown_that_only_a_script_could_do(plain, viewport):
    for path in (
        "index.html",
        "chapters/hair.html",
        "glossary.html",
        "timeline.html",
        "questions.html",
        "evidence.html",
    ):
        page = plain(path, viewport=viewport)
        assert [b for b in page.locator("button").all() if b.is_visible()] == [], path
        assert not page.locator("#place-menu, #search-dialog").first.is_visible()
        kept = page.locator(".masthead__search, .finder__form, .filter__count, .take__print").all()
        assert [element.bounding_box() for element in kept if element.bounding_box()] == [], "no room is kept for it"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_menus_lead_everywhere(plain, served, viewport):
    page = plain("chapters/hair.html", viewport=viewport)
    for summary, link, target in (
        ("章節", "細胞支架", "chapters/scaffolds.html"),
        ("關於", "無障礙", "about/accessibility.html"),
    ):
        page.locator(".menu summary", has_text=summary).click()
        page.locator(".menu[open] a", has_text=link).click()
        assert page.url == served + target
    page.locator("[data-same-place]").click()
    assert page.url == served + "en/about/accessibility.html"


def test_on_a_phone_the_contents_are_in_the_masthead(plain):
    page = plain("chapters/hair.html", viewport=PHONE)
    page.locator(".menu--contents summary").click()
    page.locator(".menu--contents a", has_text="移植與毛囊再生").click()
    assert 0 <= page.locator("#hair-follicle").bounding_box()["y"] < PHONE["height"]


def test_the_timeline_and_the_ledger_are_filtered_by_css_alone(plain):
    page = plain("timeline.html")
    shown = lambda selector: sum(e.is_visible() for e in page.locator(selector).all())  # noqa: E731
    everything = shown(".event")
    page.locator("label:has(#topic-hair)").click()
    assert 0 < shown(".event") < everything
    page = plain("en/evidence.html")
    everything = shown(".claim")
    page.locator("label:has(#show-overtaken)").click()
    assert 0 < shown(".claim") < everything


def test_every_folded_part_opens(plain):
    for path in ("chapters/hair.html", "en/parallel/hair.html", "evidence.html", "glossary.html"):
        page = plain(path)
        parts = [part for part in page.locator("#text details").all() if part.is_visible()]
        assert parts, path
        for part in parts[:12]:
            part.locator("> summary").click()
            assert part.evaluate("d => d.open && d.lastElementChild.getBoundingClientRect().height > 0")


def test_a_term_and_a_source_are_links_to_their_places(plain, served):
    page = plain("chapters/hair.html")
    page.locator("#hair-020 .term").click()
    assert page.url == served + "glossary.html#androgenetic-alopecia"
    page = plain("chapters/hair.html")
    page.locator(".opening__status .cite a").click()
    assert page.url.endswith("#ref-ichihashi2020")
    assert page.locator("#ref-ichihashi2020").is_visible()


@pytest.mark.parametrize("path, said", [
    ("chapters/hair.html", ["2010年4月", "這張圖的文字版", "本章詞彙"]),
    ("en/parallel/scaffolds.html", ["Sets", "Terms on this page", "接近體溫"]),
    ("questions.html", ["先問這6題"]),
])  # fmt: skip
def test_it_prints_with_everything_folded_open(open_page, tmp_path, path, said):
    page = open_page(path, java_script_enabled=False)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages)
    text = "".join(normalize("NFKC", text).split())
    for words in said:
        assert "".join(words.split()) in text, words
