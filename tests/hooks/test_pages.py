"""What the hooks and templates put around the text, read from the built pages."""

import re
import subprocess
import sys

import pytest

from conftest import LOCALES, edit, html, words
from kb.load import load
from kb.prose import read, split_sentences


def paragraph(page, identity):
    """The inner HTML of the paragraph `identity`."""
    return re.search(rf'<p id="{identity}">(.*?)</p>', page, re.S)[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_segment_is_on_its_page_with_its_own_words(site, root, locale):
    kb = load(root)
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        document = read(root / "docs" / locale / f"{chapter.path}.md", locale, chapter.path)
        for segment in (s for s in kb.segments.values() if s.chapter == chapter.name):
            own = re.sub(r'<a class="place".*?</a>|<span class="badges".*', "", paragraph(page, segment.id), flags=re.S)
            shown = words(own)
            assert shown == document.by_id[segment.id].plain.replace("10^7^", "10^7")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_badge_stands_once_at_the_last_segment_of_its_claim(site, root, locale):
    kb = load(root)
    for claim in (c for c in kb.claims.values() if c.badge):
        for chapter in kb.chapters:
            here = [s for s in claim.segments if kb.segments[s].chapter == chapter.name]
            page = html(site, locale, chapter.path)
            assert len(re.findall(rf'data-claim="[^"]*\b{claim.id}\b', page)) == (1 if here else 0)
            if here:
                shown = paragraph(page, here[-1])
                assert re.search(rf'data-claim="[^"]*\b{claim.id}\b', shown)
                assert kb.badges[claim.badge].label[locale] in words(shown)
                assert "<svg" in shown, "a badge has a shape beside its label"


@pytest.mark.parametrize("locale", LOCALES)
def test_claims_overtaken_or_contradicted_carry_their_flag_in_view(site, root, locale):
    kb = load(root)
    flagged = [c for c in kb.claims.values() if c.status in ("overtaken", "contradicted")]
    assert {"CL05", "CL08"} <= {c.id for c in flagged}
    for claim in flagged:
        chapter = kb.chapter_of(claim.segments[-1])
        page = html(site, locale, chapter.path)
        flag = re.search(rf'<p class="flag [^"]*" id="flag-{claim.id}">(.*?)</p>', page, re.S)[1]
        assert kb.updates[claim.leads].text[locale] in words(re.sub(r"<sup.*?</sup>", "", flag))
        assert kb.statuses[claim.status].label[locale] in words(flag)
        assert "href=" in flag, "a flag names its source"
        after = page[page.index(f'id="{claim.segments[-1]}"') :]
        assert after.index(f'id="flag-{claim.id}"') < after.index('<p id="' if '<p id="' in after else "</article>")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_note_follows_its_segment_and_its_first_sentence_is_in_view(site, root, locale):
    kb = load(root)
    for note in kb.notes.values():
        chapter = kb.chapter_of(note.segment)
        page = html(site, locale, chapter.path)
        assert page.index(f'id="{note.segment}"') < page.index(f'id="{note.id}"')
        shown = page[page.index(f'id="{note.id}"') :]
        lead = words(shown[shown.index('<span class="note__lead">') :].partition("</summary>")[0])
        text = note.text[locale].replace("10^7^", "10^7")
        assert lead.startswith(split_sentences(text, locale)[0])
        end = shown.index("<time" if "<time" in shown else "</p>")
        note_and_rest = shown[shown.index('<span class="note__lead">') : end]
        whole = words(note_and_rest.replace("<p>", " <p>"))
        assert text.replace(" ", "") in whole.replace(" ", ""), "no letter of a note is lost between its two parts"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_doubtful_points_lists_exactly_the_notes_that_change_meaning(site, root, locale):
    kb = load(root)
    page = html(site, locale, "about/errata")
    listed = re.findall(r'<li id="(note-[\w-]+)">', page)
    assert listed == [n.id for n in kb.notes.values() if n.changes_meaning]
    assert not re.search("廖哲逸|市橋|長濱|Ichihashi", page), "no personal name on this page"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_chapter_opens_with_number_title_messages_and_one_status_line(site, root, locale):
    kb = load(root)
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        opening = page[page.index('<header class="opening">') : page.index("</header>", page.index("opening"))]
        assert kb.say("chapter-label", locale, n=chapter.number) in words(opening)
        assert len(re.findall("<li", opening)) == len(chapter.messages) <= 3
        assert opening.count('class="messages__unknown"') == 1
        assert kb.say("status-line", locale) in words(opening)
        assert opening.index("<h1") < opening.index('class="messages"') < opening.index("opening__status")


@pytest.mark.parametrize("locale", LOCALES)
def test_other_title_dates_reading_time_and_the_original_wait_at_the_foot(site, root, locale):
    kb = load(root)
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        foot = page[page.index('class="facts"') : page.index('class="colophon"')]
        assert chapter.updated in foot
        assert kb.site["review-url"] in foot
        assert f'lang="{"en" if locale == "zh-TW" else "zh-TW"}"' in foot


def test_the_translators_company_is_named_on_the_provenance_page_only(site):
    for page in site.rglob("*.html"):
        assert ("達諾" in page.read_text(encoding="utf-8")) == (page.name == "source.html"), page


def test_brands_clinics_and_the_shop_are_named_nowhere(site):
    for page in site.rglob("*.html"):
        assert not re.search("Fracora|shopee|再生未来|再生未來", page.read_text(encoding="utf-8"), re.I), page


def test_an_unknown_generated_block_stops_the_build_with_its_line(copy, tmp_path):
    line = edit(copy / "docs/zh-TW/about/errata.md", "<!-- kb:errata -->", "<!-- kb:eratta -->")
    edit(copy / "docs/en/about/errata.md", "<!-- kb:errata -->", "<!-- kb:eratta -->")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "out")],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"zh-TW/about/errata.md:{line}: unknown block “eratta”; nearest valid: errata" in done.stderr


def test_a_build_with_mkdocs_alone_checks_the_content_too(copy, tmp_path):
    edit(copy / "docs/en/chapters/hair.md", "30% develop", "20% develop")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "out")],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "docs/en/chapters/hair.md:8: hair-020: numbers differ" in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("locale", LOCALES)
def test_an_id_that_a_note_had_before_still_leads_to_it(site, root, locale):
    kb = load(root)
    former = [(was, note) for note in kb.notes.values() for was in note.was]
    assert former
    for was, note in former:
        page = html(site, locale, kb.chapter_of(note.segment).path)
        place = page.index(f'id="{was}"')
        assert page.index(f'id="{note.id}"') < place < page.index("note__lead", place)
