"""Terms in the built pages: the link at the word, the page's own list, and the glossary rendered from data."""

import re
from html import unescape

import pytest

from conftest import LOCALES, html, words
from kb.collate import groups
from kb.parity import documents
from kb.prose import read
from kb.terms import places, uses


@pytest.fixture(scope="module")
def docs(kb):
    return documents(kb)


def entry(page, identity):
    """The HTML of one glossary entry."""
    return re.search(rf'<section class="entry"[^>]*>\s*<h3 id="{identity}">.*?</section>', page, re.S)[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mark_is_a_link_to_its_entry_described_by_the_pages_own_list(site, root, kb, docs, locale):
    for name, entry in kb.pages.items():
        page = html(site, locale, name)
        marks = [m for b in read(root / f"docs/{locale}/{name}.md", locale, name).blocks for m in b.marks]
        if entry.kind == "parallel":  # a row holds the paragraph of its chapter in this language, then in the other
            mine, theirs = sorted(docs[kb.chapter_on(entry).path].values(), key=lambda page: page.locale != locale)
            marks = [m for b in mine.blocks if b.id for m in (*b.marks, *theirs.by_id[b.id].marks)]
        links = re.findall(r'<a class="term[^"]*" href="([^"]+)" aria-describedby="term-([\w-]+)">', page)
        assert [identity for _, identity in links] == marks
        up = "../" * name.count("/")
        assert all(href == f"{up}glossary.html#{identity}" for href, identity in links)
        listed = re.findall(r'<dd id="term-([\w-]+)">(.*?)</dd>', page, re.S)
        assert sorted(identity for identity, _ in listed) == sorted(set(marks))
        for identity, definition in listed:
            assert unescape(definition) == kb.terms[identity].definition[locale]
        assert ("本章詞彙" in page or "Terms in this chapter" in page) == bool(marks and name.startswith("chapters/"))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_uses_abbr_or_title_tooltips(site, kb, locale):
    for name in kb.pages:
        page = html(site, locale, name)
        assert "<abbr" not in page
        text = page[page.index('<article class="text"') : page.index("</article>")]
        assert " title=" not in text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_has_one_entry_and_one_anchor_in_the_order_of_the_language(site, kb, locale):
    page = html(site, locale, "glossary")
    expected = [t.id for _, members in groups(kb.terms.values(), locale) for t in members]
    assert re.findall(r'<h3 id="([\w-]+)">', page) == expected
    assert len(expected) == len(kb.terms)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_entry_says_everything_the_data_says(site, kb, locale):
    page = html(site, locale, "glossary")
    other = "en" if locale == "zh-TW" else "zh-TW"
    for term in kb.terms.values():
        html_of_entry = entry(page, term.id)
        shown = words(html_of_entry)
        assert term.definition[locale] in shown
        assert term.label[other] in shown
        for name in term.names:
            assert name.text in shown, (term.id, name)
        for avoided in term.avoid:
            assert kb.reasons[avoided.why][locale] in shown
        for see in term.see:
            assert f'href="#{see}"' in html_of_entry
        assert kb.bases[term.basis][locale] in shown
        assert re.findall(r'href="#ref-([\w-]+)"', html_of_entry) == list(term.refs)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_entry_links_to_exactly_the_segments_that_use_it_in_this_language(site, kb, docs, locale):
    page = html(site, locale, "glossary")
    where = uses(kb, docs)
    for term in kb.terms.values():
        linked = re.findall(r'href="(chapters/[\w-]+)\.html#([\w-]+)">(\d+)</a>', entry(page, term.id))
        expected = [
            (chapter.path, use.segment, str(use.number))
            for chapter, here in places(kb, where[term.id], locale) for use in here
        ]  # fmt: skip
        assert linked == expected
    assert sum(bool(found) for found in where.values()) > 140


@pytest.mark.parametrize("locale", LOCALES)
def test_all_names_stand_by_subject_too_and_every_letter_has_its_jump(site, kb, locale):
    page = html(site, locale, "glossary")
    by_subject = page[page.index('<details class="subjects fold"') : page.index('<div class="finder"')]
    assert sorted(re.findall(r'<a href="#([\w-]+)">', by_subject)) == sorted(kb.terms)
    headings = [words(h) for h in re.findall(r"<h2[^>]*>(.*?)</h2>", by_subject)]
    assert headings == [label[locale] for label in kb.subjects.values()]
    jumps = re.findall(r'href="#(letter-[\w-]+)"', page[page.index('<nav class="jump"') :])
    assert jumps == re.findall(r'<h2 class="letter__name" id="([\w-]+)"', page)


def test_names_in_another_language_are_marked_with_it(site):
    page = html(site, "en", "glossary")
    shown = entry(page, "exosome")
    for tag, name in (("zh-TW", "外泌體"), ("zh-CN", "外泌体"), ("ja", "エクソソーム")):
        assert re.search(rf'lang="{tag}"[^>]*>[^<]*{name}', shown)


def test_the_glossary_is_in_the_masthead_of_every_page_and_marked_on_its_own(site, kb):
    for locale, label in (("zh-TW", "詞彙"), ("en", "Glossary")):
        for name in kb.pages:
            page = html(site, locale, name)
            link = re.search(rf'<a href="[^"]*glossary\.html"([^>]*)>{label}</a>', page)
            assert link, name
            assert ("aria-current" in link[1]) == (name == "glossary")


def test_a_definition_is_never_a_sentence_of_the_review(site, kb, docs):
    for locale in LOCALES:
        retold = {b.plain for pair in docs.values() for b in pair[locale].blocks if b.id in kb.segments}
        assert not retold & {term.definition[locale] for term in kb.terms.values()}
