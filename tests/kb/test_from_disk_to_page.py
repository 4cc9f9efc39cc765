"""What an editor writes in the data is what a reader reads, under the name the editor wrote it under.

The YAML is read here by ruamel.yaml, each value as the text it is written as, and the built pages by lxml: no code of
ours lies between the two, so a loader that gives one field's value to another is found out.
"""

import re
from calendar import month_name
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from ruamel.yaml import YAML

from conftest import LOCALES, ROOT

both_languages = pytest.mark.parametrize("locale", LOCALES)


@cache
def data(name):
    """A file of docs/_data: every value a text, a list or a dict of them."""
    return YAML(typ="base", pure=True).load(ROOT / "docs/_data" / f"{name}.yml")


@cache
def page(site: Path, locale: str, path: str):
    """A built page as a tree."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.fromstring((site / f"{LOCALES[locale]}{path}.html").read_bytes(), parser=parser)


def find(tree, way: str):
    """The first element found below `tree` by an XPath; fails where there is none."""
    found = tree.xpath(way)
    assert found, f"nothing is at {way}"
    return found[0]


def with_id(tree, name: str):
    return find(tree, f"//*[@id='{name}']")


def said(element, without: str = "none") -> str:
    """The letters of an element that a reader sees: no numbers of citations, nothing of class `without`, no space."""
    skipped = f"ancestor::sup[contains(@class, 'cite')] or ancestor::*[contains(@class, '{without}')]"
    return letters("".join(element.xpath(f".//text()[not({skipped})]")))


def letters(text: str) -> str:
    """A text without what parts its words, and without the marks of our Markdown."""
    text = re.sub(r"\[\^[\w-]+\]", "", text)
    text = re.sub(r"\[([^\[\]]+)\](?:\[[\w-]+\]|\([^()]+\))", r"\1", text)
    return re.sub(r"[\s\u2060\u00ad\u200b^~*]|</?\w[^<>]*>", "", text)


def cited(element) -> list[str]:
    """The sources that an element cites, in order."""
    found = element.xpath(".//sup[contains(@class, 'cite')]//a/@aria-describedby")
    return [name.removeprefix("ref-").removesuffix("-text") for name in found]


def ui(key: str, locale: str, **values: str) -> str:
    """A string of the interface, as `letters`."""
    return letters(data("ui")[key][locale].format(**values))


def named(key: str, locale: str) -> str:
    """The name of a fact, as it stands before it."""
    return ui(key, locale) + ui("colon", locale)


def label(vocabulary: str, code: str, locale: str) -> str:
    return letters(next(entry for entry in data("vocabulary")[vocabulary] if entry["code"] == code)[locale])


def of_code(entries: list[dict], code: str) -> dict:
    return next(entry for entry in entries if entry["code"] == code)


def chapter_of(segment: str) -> str:
    return f"chapters/{segment.rsplit('-', 1)[0]}"


@both_languages
def test_an_update_tells_each_of_its_facts_under_its_own_name(site, locale):
    tree = page(site, locale, "since-2020")
    for update in data("updates"):
        article = with_id(tree, update["id"])
        badge = of_code(data("badges")["badges"], update["kind"])
        facts = {
            name: letters(update[field][locale])
            for name, field in (("compared", "compared"), ("follow-up", "follow-up"), ("funded", "funding"))
            if field in update
        }
        if "certainty" in update:
            facts["certainty"] = label("certainties", update["certainty"], locale)
        if "no-comparison" in badge:
            facts.setdefault("compared", ui("no-comparison", locale))
        if "study" in badge:
            facts.setdefault("funded", ui("funded-not-stated", locale))
        expected = {named(name, locale): text for name, text in facts.items()}
        names = article.xpath(".//dl[@class='study']//dt")
        assert {said(name): said(name.getnext()) for name in names} == expected, update["id"]


@both_languages
def test_an_update_tells_its_date_kind_people_words_sources_and_claims(site, locale):
    tree = page(site, locale, "since-2020")
    for update in data("updates"):
        article = with_id(tree, update["id"])
        badge = of_code(data("badges")["badges"], update["kind"])
        first = find(article, ".//p[@class='found__kind']")
        assert find(first, ".//time").get("datetime") == update["published"], update["id"]
        kind = said(find(first, ".//*[@class='kind']"))
        assert kind == letters(badge.get("of-update", badge)[locale]), update["id"]
        if "people" in update:
            key = "person" if update["people"] == "1" else "people"
            assert ui(key, locale, n=f"{int(update['people']):,}") in [said(span) for span in first.xpath("span")]
        assert said(find(article, ".//*[contains(@class, 'update__lead')]")) == letters(update["lead"][locale])
        text = find(article, ".//*[@class='update__text']")
        assert (said(text), cited(text)) == (letters(update[locale]), update["refs"]), update["id"]
        assert update["seen"] in said(find(article, ".//*[@class='update__seen']"))
        claims = [way.rsplit("#", 1)[1] for way in article.xpath(".//*[@class='update__claims']//a/@href")]
        segments = {claim["id"]: claim["segments"][0] for claim in data("claims") if "badge" not in claim}
        assert sorted(claims) == sorted(segments.get(name, name) for name in update.get("claims", [])), update["id"]


@both_languages
def test_a_law_stands_under_its_country_and_a_study_under_its_subject(site, locale):
    tree = page(site, locale, "since-2020")
    for update in data("updates"):
        country = update.get("country")
        name = label("countries", country, locale) if country else label("update-subjects", update["subject"], locale)
        level = "h3" if country else "h2"
        heading = find(with_id(tree, update["id"]), f"(./preceding::{level})[last()]")
        assert said(heading).startswith(name), update["id"]


@both_languages
def test_a_claim_tells_its_words_status_badge_search_and_places(site, locale):
    tree = page(site, locale, "evidence")
    for claim in (claim for claim in data("claims") if "badge" in claim):
        article = with_id(tree, claim["id"])
        assert article.get("data-status") == claim["status"]
        heading = said(find(article, ".//*[@class='claim__says']"), without="claim__lead")
        assert heading == claim["id"] + letters(claim["short"][locale])
        status = of_code(data("badges")["statuses"], claim["status"])
        assert said(find(article, ".//*[@class='claim__now']//strong")) == letters(status[locale]), claim["id"]
        badge = of_code(data("badges")["badges"], claim["badge"])
        assert said(find(article, ".//*[@class='claim__basis']")).endswith(letters(badge[locale])), claim["id"]
        looked_for = claim.get("searched", status["means"] if claim["status"] == "not-checked" else None)
        searched = [said(text) for text in article.xpath(".//*[@class='claim__searched']")]
        assert searched == ([letters(looked_for[locale])] if looked_for else []), claim["id"]
        told = article.xpath(".//*[@class='claim__told']//a/@href")
        assert told == [f"{chapter_of(name)}.html#{name}" for name in claim["segments"]], claim["id"]


@both_languages
def test_a_note_stands_after_its_paragraph_with_its_day_and_sources(site, locale):
    for note in data("notes"):
        tree = page(site, locale, chapter_of(note["segment"]))
        block = with_id(tree, note["id"])
        text = said(block, without="note__label").removesuffix(note["date"])
        assert text == letters(note[locale]), note["id"]
        assert block.xpath(".//time/@datetime") == ([note["date"]] if block.tag == "details" else []), note["id"]
        assert cited(block) == note.get("refs", []), note["id"]
        paragraphs = block.xpath("preceding::p[@id][a[@class='place']]/@id")
        assert paragraphs[-1] == note["segment"], note["id"]


@both_languages
def test_a_figure_tells_its_title_caption_and_each_step_with_whose_it_is(site, locale):
    pages = [page(site, locale, entry["path"]) for entry in data("pages") if entry["kind"] in ("chapter", "about")]
    for figure in data("figures"):
        (drawing,) = [found for tree in pages for found in tree.xpath(f"//figure[@id='figure-{figure['id']}']")]
        assert said(find(drawing, ".//*[@class='figure__title']")) == letters(figure["title"][locale])
        assert said(find(drawing, ".//*[@class='figure__says']")) == letters(figure["caption"][locale])
        steps = drawing.xpath(".//*[contains(@class, 'figure__words')]//li")
        whose = [named(f"figure-says-{step['layer']}", locale) for step in figure["steps"]]
        expected = [owner + letters(step[locale]) for owner, step in zip(whose, figure["steps"], strict=True)]
        assert [said(step) for step in steps] == expected, figure["id"]
        assert [cited(step) for step in steps] == [step.get("refs", []) for step in figure["steps"]], figure["id"]
        for words in figure["words"].values():
            assert letters(words[locale].replace("|", "")) in said(find(drawing, "./svg")), figure["id"]


@both_languages
def test_an_event_tells_its_date_layer_words_sources_and_what_stands_beside_it(site, locale):
    tree = page(site, locale, "timeline")
    for event in data("timeline"):
        entry = with_id(tree, event["id"])
        assert find(entry, ".//*[@class='event__when']//time").get("datetime") == event["date"], event["id"]
        layer = said(find(entry, ".//*[@class='event__layer']"), without="event__status")
        assert layer == label("layers", event["layer"], locale), event["id"]
        assert entry.get("data-topics").split() == event["topics"], event["id"]
        assert said(find(entry, ".//h3")) == letters(event["title"][locale]), event["id"]
        text = find(entry, ".//*[@class='event__text']")
        assert said(text) == letters(event["text"][locale]), event["id"]
        refs = event.get("refs", [])
        assert cited(text) == (["ichihashi2020"] if event["layer"] == "review" and not refs else refs), event["id"]
        beside = [way[1:] for way in entry.xpath(".//*[@class='event__beside']//li//a/@href") if "ref-" not in way]
        assert beside == event.get("beside", []), event["id"]
        differs = [said(text) for text in entry.xpath(".//*[@class='event__differs']")]
        assert differs == ([letters(event["differs"][locale])] if "differs" in event else []), event["id"]
        told = entry.xpath(".//*[@class='event__places']/span//a/@href")
        assert told == [f"{chapter_of(name)}.html#{name}" for name in event.get("segments", [])], event["id"]


@both_languages
def test_a_term_tells_its_names_definition_basis_and_relations(site, locale):
    tree = page(site, locale, "glossary")
    other = next(name for name in LOCALES if name != locale)
    for term in data("glossary"):
        heading = with_id(tree, term["id"])
        entry = heading.getparent()
        assert letters(heading.text) == letters(term[locale]), term["id"]
        names = [name for name in (term[other], *term.get("abbr", [])) if name != term[locale]]
        assert [said(name) for name in heading.xpath("span")] == [letters(name) for name in names], term["id"]
        definition = find(entry, "./p")
        assert (said(definition), cited(definition)) == (letters(term["definition"][locale]), term.get("refs", []))
        facts = {said(name): name.getnext() for name in entry.xpath(".//dt")}
        assert said(facts[named("name-basis", locale)]) == label("bases", term["basis"], locale), term["id"]
        for language in (*LOCALES, "zh-CN", "ja"):
            row = named("name-also" if language == locale else f"name-{language}", locale)
            of_language = [name for kind in ("also", "lay") for name in term.get(kind, {}).get(language, [])]
            assert all(letters(name) in said(facts[row]) for name in of_language), (term["id"], language)
            assert bool(of_language) == (row in facts), (term["id"], language)
        if "see" in term:
            ways = facts[named("see", locale)].xpath(".//a/@href")
            assert ways == [f"#{name}" for name in term["see"]], term["id"]
        for avoided in term.get("avoid", []):
            text = said(facts[named("name-avoid", locale)])
            assert letters(avoided["form"]) in text and label("reasons", avoided["why"], locale) in text, term["id"]


@both_languages
def test_a_source_tells_its_title_kind_year_address_and_day_it_was_read(site, locale):
    tree = page(site, locale, "references")
    for reference in data("references"):
        entry = with_id(tree, reference["id"])
        record = said(find(entry, ".//*[@class='record__text']"))
        reading = reference.get("in", {}).get(locale, {})
        title = reading.get("title", reference.get("title", ""))
        assert loose(title) in loose(record), reference["id"]
        if reference.get("et-al") == "true":
            assert "etal" in record or "等" in record, reference["id"]
        assert reference.get("issued", "")[:4] in record, reference["id"]
        assert said(find(entry, ".//*[@class='record__kind']")) == label("kinds", reference["kind"], locale)
        address = f"https://doi.org/{reference['DOI']}" if "DOI" in reference else reference["URL"]
        assert address in entry.xpath(".//*[@class='record__links']/a/@href"), reference["id"]
        assert reference["seen"] in said(find(entry, ".//*[@class='record__read']")), reference["id"]
        heading = find(entry, "(./preceding::h2)[last()]")
        assert heading.get("id") == f"topic-{reference['topic']}", reference["id"]
        assert bool(entry.xpath(".//*[@class='record__status']")) == (reference["verified"] == "false")


def loose(text: str) -> str:
    """A title as the styles for lists of sources leave it alone: its letters and digits, without case and marks."""
    return re.sub(r"\W", "", letters(text)).casefold()


@both_languages
def test_the_legal_box_tells_its_points_and_days(site, locale):
    tree = page(site, locale, "since-2020")
    for point in data("taiwan")["points"]:
        entry = with_id(tree, f"law-{point['id']}")
        assert (said(entry), cited(entry)) == (letters(point[locale]), point["refs"]), point["id"]
    dates = find(tree, "//*[@class='legal__dates']")
    assert dates.xpath(".//time/@datetime") == [data("taiwan")["next-check"]]
    year, month = data("taiwan")["to"].split("-")
    assert (f"{month_name[int(month)]}{year}" if locale == "en" else f"{year}年{int(month)}月") in said(dates)


@both_languages
def test_the_sheet_asks_what_is_to_be_asked_and_the_core_questions_first(site, locale):
    tree = page(site, locale, "questions")
    sheet = data("questions")
    core = [point["id"] for point in sheet["questions"] if point.get("core") == "true"]
    rest = [point["id"] for point in sheet["questions"] if point.get("core") != "true"]
    for kind, names in (
        ("six", core), ("more", rest), ("warnings", [point["id"] for point in sheet["warnings"]]),
        ("where", [point["id"] for point in sheet["where"]]),
    ):  # fmt: skip
        assert tree.xpath(f"//*[@class='sheet__{kind}']/li/@id") == [f"sheet-{name}" for name in names]
    for point in (point for part in ("questions", "warnings", "where") for point in sheet[part]):
        entry = with_id(tree, f"sheet-{point['id']}")
        assert said(entry, without="sheet__url") == letters(point[locale]), point["id"]
        assert cited(entry) == point.get("refs", []), point["id"]
        assert entry.xpath("./a/@href") == ([point["URL"]] if "URL" in point else []), point["id"]


@both_languages
def test_a_change_tells_its_day_kind_words_and_pages(site, locale):
    tree = page(site, locale, "about/changelog")
    for change in data("changelog"):
        entry = with_id(tree, change["id"])
        kind = label("change-kinds", change["kind"], locale)
        assert said(entry, without="changes__pages") == kind + letters(change[locale]), change["id"]
        day = find(entry, "(./preceding::h2)[last()]//time").get("datetime")
        assert day == change["date"], change["id"]
        ways = entry.xpath(".//*[@class='changes__pages']/a/@href")
        assert ways == [f"../{path}.html" for path in change["pages"]], change["id"]


@both_languages
def test_a_page_tells_its_description_number_question_and_messages(site, locale):
    home = page(site, locale, "index")
    for entry in data("pages"):
        tree = page(site, locale, entry["path"])
        description = find(tree, "//meta[@name='description']").get("content")
        assert letters(description) == letters(entry["description"][locale]), entry["path"]
        (record,) = tree.xpath("//script[@type='application/ld+json']/text()")
        assert f'"dateModified": "{entry["updated"]}"' in record, entry["path"]
        if entry["kind"] == "chapter":
            assert said(find(tree, "//*[@class='opening__number']/b")) == entry["number"]
            messages = [said(message) for message in tree.xpath("//*[@class='messages']//li")]
            unknown = named("unknown", locale)
            expected = [(unknown if "unknown" in one else "") + letters(one[locale]) for one in entry["messages"]]
            assert messages == expected, entry["path"]
            assert letters(entry["question"][locale]) in said(home), entry["path"]


@both_languages
def test_badges_and_statuses_are_explained_in_their_own_words_and_drawing(site, locale):
    tree = page(site, locale, "about/method")
    for badge in data("badges")["badges"]:
        entry = with_id(tree, f"badge-{badge['code']}")
        assert said(find(entry, "./dd")) == letters(badge[locale]), badge["code"]
        drawing = lxml.html.fromstring((ROOT / f"overrides/shapes/{badge['shape']}.svg").read_text(encoding="utf-8"))
        lines = drawing.xpath("descendant-or-self::path/@d | descendant-or-self::circle/@r")
        assert lines and entry.xpath(".//svg//path/@d | .//svg//circle/@r") == lines, badge["code"]
    for status in data("badges")["statuses"]:
        entry = with_id(tree, f"status-{status['code']}")
        assert said(find(entry, "./dt")) == letters(status[locale])
        assert said(find(entry, "./dd")) == letters(status["means"][locale]), status["code"]


@both_languages
def test_a_paragraph_of_the_review_reads_as_its_page_is_written(site, locale):
    for segment in data("segments"):
        chapter = chapter_of(segment["id"])
        text = (ROOT / "docs" / locale / f"{chapter}.md").read_text(encoding="utf-8")
        written = re.search(rf"(?:^|\n\n)((?:(?!\n\n).)+)\n\{{ #{segment['id']} \}}", text, re.S)[1]
        paragraph = with_id(page(site, locale, chapter), segment["id"])
        for beside in paragraph.xpath("./a[@class='place']/small | .//*[@class='badges']"):
            beside.drop_tree()
        assert said(paragraph) == letters(written), segment["id"]
        assert find(paragraph, "./a[@class='place']").get("data-voice") == segment.get("voice", "review")


@both_languages
def test_a_set_of_data_and_its_kinds_of_hedges_are_explained_in_their_own_words(site, locale):
    tree = page(site, locale, "downloads")
    sets = {said(find(name, "./a")): said(find(name, "./span")) for name in tree.xpath("//*[@class='all-data']//dt[a]")}
    assert sets == {letters(one[locale]): letters(one["about"][locale]) for one in data("open-data")}
    text = said(tree)
    for hedge in data("hedges"):
        assert letters(hedge["id"] + hedge["means"][locale]) in text, hedge["id"]
