"""The whole site from a folder, with the network off."""

import io
import zipfile

import pytest

from editions import listing, offline
from editions.catalog import catalog
from sets import LONG

pytestmark = LONG  # minutes of printing; the gates of every change print the sheet and single pages

DAY = "2026-11-26"


@pytest.fixture(scope="module")
def archive(kb, site, address):
    known = {edition.file: listing.figures(b"x", DAY, 1) for edition in catalog(kb)}
    return offline.made(kb, site, address, DAY, known)


@pytest.fixture(scope="module")
def folder(archive, tmp_path_factory):
    target = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(io.BytesIO(archive)) as it:
        it.extractall(target)
    return target / offline.NAME


@pytest.fixture
def open_file(browser, folder):
    """Opens a page from the folder without a network; whatever is asked for elsewhere is noted."""
    contexts = []

    def open_it(path, **options):
        context = browser.new_context(offline=True, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.seen = {"asked": [], "errors": []}
        page.on("request", lambda request: page.seen["asked"].append(request.url))
        page.on("pageerror", lambda error: page.seen["errors"].append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.seen["errors"].append(message.text))
        page.goto(f"{(folder / path).as_uri()}")
        return page

    yield open_it
    for context in contexts:
        context.close()


def nothing_from_outside(page):
    return not page.seen["errors"] and all(url.startswith(("file:", "data:")) for url in page.seen["asked"])


def test_search_finds_in_both_scripts(open_file):
    page = open_file("index.html")
    page.locator("[data-search-button]").click()
    page.keyboard.type("掉髮")
    page.locator("#search-dialog a[href*='chapters/hair.html']").first.wait_for()
    page.locator("#search-dialog input[type=search]").fill("exosome")
    result = page.locator(
        "#search-dialog a[href*='msc-exosomes.html'], #search-dialog a[href*='glossary.html#exosome']"
    ).first
    result.wait_for()
    result.click()
    page.wait_for_url("file:**/*exosome*")
    assert nothing_from_outside(page)


def test_a_term_shows_its_card(open_file):
    page = open_file("en/chapters/hair.html")
    page.locator("a.term").first.hover()
    page.locator(".card").first.wait_for()
    assert nothing_from_outside(page)


def test_figures_and_both_languages_side_by_side_are_there(open_file):
    page = open_file("parallel/hair.html")
    assert page.locator(".figure > svg").bounding_box()["height"] > 200
    assert page.locator(".pair").count() > 5
    page.locator(".masthead__language").click()
    page.wait_for_url("file:**/en/parallel/hair.html*")
    assert page.locator("html").get_attribute("lang") == "en"
    assert nothing_from_outside(page)


def test_every_page_opens_and_loads_only_what_is_in_the_folder(open_file, folder):
    for path in sorted(folder.rglob("*.html")):
        page = open_file(path.relative_to(folder).as_posix())
        assert nothing_from_outside(page), (path.name, page.seen["errors"])
        page.context.close()


def test_other_editions_are_named_where_they_are_and_not_in_it(folder, listed, kb, address):
    site, known, _ = listed
    made = offline.made(kb, site, address, DAY, known)
    with zipfile.ZipFile(io.BytesIO(made)) as it:
        names = it.namelist()
        page = it.read(f"{offline.NAME}/downloads.html").decode()
    assert not [name for name in names if "/editions/" in name or name.endswith(("404.html", "sitemap.xml"))]
    assert f'href="{address}editions/stem-cell-review-book.en.pdf"' in page
    assert "[[" not in page


def test_a_file_says_how_to_open_it_in_both_languages(folder, address):
    text = (folder / "README.txt").read_text(encoding="utf-8")
    assert "index.html" in text
    assert "不需要網路" in text
    assert "no network is needed" in text
    assert address in text


def test_making_it_twice_gives_the_same_bytes(kb, site, address, archive):
    known = {edition.file: listing.figures(b"x", DAY, 1) for edition in catalog(kb)}
    assert offline.made(kb, site, address, DAY, known) == archive
