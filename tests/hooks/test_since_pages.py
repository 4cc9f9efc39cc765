"""Later evidence as it is built: beside paragraphs, on since-2020, in the ledger, on the question page."""

import re
import subprocess
import sys

import pytest

from conftest import LOCALES, edit, html, words
from kb import apparatus, evidence, updates
from kb.dates import in_words


def block(page, segment):
    """The line of updates after a segment, with what it opens to."""
    return re.search(rf'<details class="since[^"]*" id="since-{segment}">(.*?)</details>', page, re.S)[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_update_stands_in_full_after_its_paragraphs_and_nowhere_else(kb, site, locale):
    pages = {chapter.name: html(site, locale, chapter.path) for chapter in kb.chapters}
    places = updates.places(kb)
    for update in kb.updates.values():
        for name, page in pages.items():
            here = [s for s in places[update.id] if kb.segments[s].chapter == name]
            for segment in here:
                after = page[page.index(f'id="{segment}"') :]
                found = after[: after.index("</details>", after.index('<details class="since'))]
                assert update.text[locale] in words(re.sub(r"<sup class=.*?</sup>", "", found, flags=re.S))
            assert page.count(f"since-2020.html#{update.id}") == sum(
                (kb.updates[update.id], segment) not in [(u, segment) for _, u in updates.flagged(kb, segment)]
                for segment in here
            )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_line_in_view_says_whether_it_is_since_or_already_in_2020_and_how_many_more_there_are(kb, site, locale):
    page = html(site, locale, "chapters/regenerative-medicine")
    summary = words(re.search(r"<summary>(.*?)</summary>", block(page, "regenerative-medicine-130"), re.S)[1])
    lead = kb.updates["azficel-t-phase-3"].lead[locale]
    more = len(updates.at_segment(kb, "regenerative-medicine-130")) - 1
    label = kb.say("flag-already", locale) + kb.say("colon", locale)
    years = updates.years(u for u in updates.at_segment(kb, "regenerative-medicine-130") if u.id != "azficel-t-phase-3")
    assert summary == f"{label}{lead} {kb.say('since-more', locale, n=more, years=years)}"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_harm_in_view_is_called_one(kb, site, locale):
    for segment in ("hair-060", "msc-exosomes-120", "msc-exosomes-160"):
        lead = apparatus.at(kb, segment).lead
        page = html(site, locale, kb.chapter_of(segment).path)
        summary = words(re.search(r"<summary>(.*?)</summary>", block(page, segment), re.S)[1])
        assert summary.startswith(kb.harms[lead.harm][locale] + kb.say("colon", locale) + lead.lead[locale])
        assert kb.say("flag-already", locale) not in summary


@pytest.mark.parametrize("locale", LOCALES)
def test_law_stands_apart_from_studies(kb, site, locale):
    for chapter in kb.chapters:
        page = html(site, locale, chapter.path)
        for found in re.findall(r'<details class="since[^"]*".*?</details>', page, re.S):
            studies, _, law = found.partition('<p class="since__law">')
            for name in re.findall(r"since-2020\.html#([\w-]+)", studies):
                assert kb.updates[name].subject != "law"
            named = re.findall(r"since-2020\.html#([\w-]+)", law)
            assert named[:1] in ([], ["law-taiwan"]), "the heading leads to what holds now"
            assert all(kb.updates[name].subject == "law" for name in named[1:])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_search_that_found_nothing_says_so_with_its_day(kb, site, locale):
    searched = [claim for claim in kb.claims.values() if claim.searched]
    assert len(searched) >= 10
    for claim in searched:
        page = html(site, locale, kb.chapter_of(claim.segments[-1]).path)
        assert claim.searched.text[locale] in words(page)
        assert in_words(claim.searched.seen, locale) in claim.searched.text[locale] or claim.status != "not-confirmed"


@pytest.mark.parametrize("locale", LOCALES)
def test_since_2020_holds_every_update_once_newest_first_in_its_section(kb, site, locale):
    page = html(site, locale, "since-2020")
    ids = re.findall(r'<article class="update" id="([\w-]+)"', page)
    assert sorted(ids) == sorted(kb.updates)
    for part in page.split('<div class="updates">')[1:]:
        found = [kb.updates[name] for name in re.findall(r'<article class="update" id="([\w-]+)"', part)]
        assert found == updates.worst_first(kb, updates.newest_first(found))
        assert len({(u.subject, u.country) for u in found}) == 1
    latest = re.search(r'<ol class="newest">(.*?)</ol>', page, re.S)[1]
    assert re.findall(r'href="#([\w-]+)"', latest) == [u.id for u in updates.newest_first(kb.updates.values())[:8]]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_update_tells_kind_people_comparison_time_money_and_certainty(kb, site, locale):
    page = html(site, locale, "since-2020")
    for update in kb.updates.values():
        entry = words(re.search(rf'<article class="update" id="{update.id}".*?</article>', page, re.S)[0])
        assert in_words(update.published, locale) in entry
        kind = kb.badges[update.kind].label_of_update[locale]
        assert kind in entry
        assert (kb.say("flag-already", locale) in entry) == updates.already(update)
        if update.people:
            assert f"{update.people:,}" in entry
        for part in (update.compared, update.follow_up, update.funding):
            assert part is None or part[locale] in entry
        if update.kind in "SMRCU" and not update.funding:
            assert kb.say("funded-not-stated", locale) in entry
        assert (kb.say("certainty", locale) in entry) == bool(update.certainty)


@pytest.mark.parametrize("name", ["since-2020", "evidence"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_claim_outside_its_chapter_is_led_by_2020_review_and_carries_its_status(kb, site, locale, name):
    page = html(site, locale, name)
    lead = kb.say("review-says", locale) + ("：" if locale == "zh-TW" else ": ").strip()
    for claim in evidence.statements(kb):
        for match in re.finditer(re.escape(claim.short[locale]), page):
            before, after = words(page[: match.start()])[-40:], page[match.end() :][:600]
            assert before.endswith(lead), claim.id
            assert kb.statuses[claim.status].label[locale] in words(after), claim.id


@pytest.mark.parametrize("locale", LOCALES)
def test_the_ledger_shows_every_claim_with_badge_status_updates_and_links(kb, site, locale):
    page = html(site, locale, "evidence")
    for claim in evidence.statements(kb):
        entry = re.search(rf'<article class="claim" id="{claim.id}".*?</article>', page, re.S)[0]
        said = words(entry)
        assert kb.badges[claim.badge].label[locale] in said
        for update in updates.of_claim(kb, claim):
            assert f"since-2020.html#{update.id}" in entry
        for segment in claim.segments:
            assert f"{kb.chapter_of(segment).path}.html#{segment}" in entry


@pytest.mark.parametrize("locale", LOCALES)
def test_the_picture_its_legend_and_its_table_say_the_same(kb, site, locale):
    page = html(site, locale, "evidence")
    picture = re.search(r'<div class="picture__tiles".*?</div>', page, re.S)[0]
    assert 'role="img"' in picture
    for status, n in evidence.counts(kb, evidence.statements(kb)).items():
        assert picture.count(f'data-status="{status}"') == n
        if n:
            assert f"{kb.statuses[status].label[locale]} {n}" in re.search('aria-label="(.*?)"', picture)[1]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.S)
    assert len(rows) == len(kb.chapters) + 1
    for row in rows:
        *parts, total = [int(n) for n in re.findall(r"<td>(\d+)</td>", row)]
        assert sum(parts) == total


@pytest.mark.parametrize("locale", LOCALES)
def test_taiwans_box_is_whole_on_since_2020_and_each_situation_shows_its_points(kb, site, locale):
    page = html(site, locale, "since-2020")
    for name, point in kb.law.points.items():
        assert point.text[locale] in words(re.search(rf'<li id="law-{name}">(.*?)<sup', page, re.S)[1])
    questions = html(site, locale, "questions")
    boxes = questions.split('<div class="legal"')[1:]
    assert len(boxes) == 4
    for box in boxes:
        assert in_words(kb.law.next_check, locale) in words(box.partition("</div>")[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_each_situation_tells_studies_harms_unknowns_law_choices_and_doing_nothing(site, locale):
    page = html(site, locale, "questions")
    for situation in ("exosome", "own-cells", "drip", "hair"):
        for part in ("studies", "harm", "unknown", "law", "choices", "nothing"):
            assert f'id="{situation}-{part}"' in page
    home = html(site, locale, "index")
    for target in ("exosome", "own-cells", "drip", "hair", "sheet"):
        assert f'href="questions.html#{target}"' in home, "one tap from the home page"


def test_no_symptoms_of_an_emergency_are_listed_until_a_clinician_has_signed(kb, site):
    assert kb.site["reviewer"] is None, "when a reviewer is set, the list of standard §5.6 may be added"
    for locale, signs in (("zh-TW", ("立即就醫", "呼吸困難")), ("en", ("at once", "trouble breathing"))):
        page = words(html(site, locale, "questions"))
        assert not any(sign in page for sign in signs)


def test_an_unknown_point_or_subject_stops_the_build_and_names_file_and_line(copy, tmp_path):
    line = edit(copy / "docs/zh-TW/questions.md", "<!-- kb:legal exosome-treatment exosome-route cosmetics",
                "<!-- kb:legal exosome-treatmnt exosome-route cosmetics")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "out")],
        cwd=copy, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"zh-TW/questions.md:{line}: block “legal” does not know" in done.stderr
    assert "Traceback" not in done.stderr
