"""The ways in which words leave a page: the copy button, a selection, a reader view. None may say other than the page.

The reader view is Firefox's own: its Readability.js, as Debian's firefox-esr has it, works on the page in the browser.
"""

import re
import zipfile
from pathlib import Path

import pytest

from conftest import LOCALES
from kb import apparatus, evidence
from kb.parity import documents
from kb.prose import split_sentences

FIREFOX = Path("/usr/lib/firefox-esr/omni.ja")
READABILITY = "moz-src/toolkit/components/reader/readability/Readability.js"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CHAPTERS = (
    "overview", "photoaging", "cosmetics-and-skin", "regenerative-medicine", "hair", "scaffolds", "msc-exosomes",
)  # fmt: skip


def raised(text):
    """`10^7^` as a reader who sees plain text should see it: 10⁷."""
    return re.sub(r"\^(\d+)\^", lambda power: power[1].translate(RAISED), text)


def signed(text):
    """`10^7^` as the page's letters spell it: 10^7."""
    return re.sub(r"\^(\d+)\^", r"^\1", text)


def squeezed(text):
    """Without the marks of citations and all white space: pages, readers and data set it as they like."""
    return re.sub(r"[\s⁠]+", "", text)


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_copy_of_every_paragraph_says_what_the_paragraph_says(kb, open_page, locale, name):
    """Led as the review's where it is, with its exponents, and with a status if it is a claim, else with none."""
    page = open_page(f"{LOCALES[locale]}chapters/{name}.html", permissions=["clipboard-read", "clipboard-write"])
    blocks = documents(kb)[f"chapters/{name}"][locale].by_id
    for segment in kb.segments_of(next(c for c in kb.chapters if c.name == name)):
        page.click(f"#{segment} > .place")
        page.locator("#place-menu [data-place=copy]").click()
        page.locator("#place-menu [role=status]:not(:empty)").wait_for()
        first = page.evaluate("navigator.clipboard.readText()").splitlines()[0]
        page.keyboard.press("Escape")
        wanted = raised(blocks[segment].plain)
        if kb.segments[segment].voice == "review":
            stands = evidence.labels(kb, evidence.statuses(kb, (segment,)))[locale]
            today = kb.say("place-quoted", locale, status=stands) if stands else ""
            wanted = kb.say("search-review", locale) + wanted + today
        assert first == wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_an_exponent_is_selected_and_read_out_with_its_sign(open_page, locale):
    page = open_page(f"{LOCALES[locale]}chapters/regenerative-medicine.html")
    selected = page.evaluate("""() => {
        getSelection().selectAllChildren(document.getElementById("regenerative-medicine-120"));
        return getSelection().toString();
    }""")
    assert "10^7" in selected and "107" not in selected
    tree = page.locator("#regenerative-medicine-120").aria_snapshot()
    assert "^" in tree


@pytest.fixture(scope="session")
def readability():
    """The script of Firefox's reader view."""
    assert FIREFOX.is_file(), "firefox-esr is missing; run the tests by ./scripts/test"
    with zipfile.ZipFile(FIREFOX) as archive:
        return archive.read(READABILITY).decode("utf-8")


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_view_keeps_what_qualifies_a_sentence(kb, open_page, readability, locale, name):
    """Later evidence, what nothing was found for, editors' notes, flags and badges, each with its label."""
    page = open_page(f"{LOCALES[locale]}chapters/{name}.html", bypass_csp=True)
    page.add_script_tag(content=f"{readability}; window.Readability = Readability")
    kept = page.evaluate("() => new Readability(document.cloneNode(true)).parse().textContent")
    kept = squeezed(kept)
    colon = kb.say("colon", locale)
    blocks = documents(kb)[f"chapters/{name}"][locale].by_id
    for segment in kb.segments_of(next(c for c in kb.chapters if c.name == name)):
        assert squeezed(signed(blocks[segment].plain)) in kept, segment
        at = apparatus.at(kb, segment)
        for note in at.notes:
            lead = split_sentences(note.text[locale], locale)[0]
            assert squeezed(kb.say("note", locale) + colon + signed(lead)) in kept, note.id
        for update in at.folded:
            assert squeezed(signed(update.text[locale])) in kept, update.id
        if at.lead and at.lead.harm:
            assert squeezed(kb.harms[at.lead.harm][locale] + colon + at.lead.lead[locale]) in kept
        for claim, _ in at.flagged:
            assert squeezed(kb.statuses[claim.status].label[locale] + colon) in kept
        for claim in at.claims:
            assert not claim.searched or squeezed(claim.searched.text[locale]) in kept
        for claim in at.badged:
            assert squeezed(kb.badges[claim.badge].label[locale]) in kept
