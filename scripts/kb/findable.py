"""What search can find: every page, paragraph, note, term, event, update, claim, rule, question and source, as entries
with the place they lead to. Nothing here knows how they are looked for.

A sentence of the review never travels alone (ruling): its entry is `review`, and carries where it stands today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import evidence, timeline
from kb.dates import in_words
from kb.load import THE_REVIEW
from kb.model import LOCALES, Knowledge, Reference, Term
from kb.problem import Problem, nearest
from kb.prose import FOREIGN, Block, Document, Documents, plain


@dataclass(frozen=True)
class Entry:
    """One thing to be found, in one language.

    `page` and `anchor` say where it is (an empty anchor is the page itself). `kind` is one of KINDS. `title` is what it
    is called, or the heading it stands under; `text` what it says, in one line, with `10^7^` and `CO~2~` as typed.
    `label` is a few words of small print (a date, a kind of study, the heading above its
    heading, a term's name in the other language). `review` marks what the review says; `statuses` are
    the codes of where that stands today.
    """

    page: str
    anchor: str
    kind: str
    title: str
    text: str = ""
    label: str = ""
    review: bool = False
    statuses: tuple[str, ...] = ()


KINDS = (
    "page",
    "heading",
    "passage",
    "note",
    "term",
    "event",
    "update",
    "claim",
    "rule",
    "question",
    "source",
    "change",
)
"""What an entry can be."""


def entries(kb: Knowledge, docs: Documents, locale: str) -> list[Entry]:
    """All entries of one language, page by page in the order of pages.yml, each page led by its own."""
    generated = _generated(kb, locale)
    found: list[Entry] = []
    for path, page in kb.pages.items():
        document = docs[path][locale]
        title = plain(document.blocks[0].text)
        about = [page.description[locale], page.question[locale] if page.question else ""]
        short = page.short[locale] if page.short else ""
        found.append(Entry(path, "", "page", title, " ".join(filter(None, about)), short))
        found += _prose(kb, document)
        found += generated.get(path, [])
    return found


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Places that synonyms.yml gives as answers and that search does not hold."""
    if any(set(pair) != set(LOCALES) or not all(page.blocks for page in pair.values()) for pair in docs.values()):
        return  # a page that is missing or empty is parity's to report
    known = {f"{entry.page}#{entry.anchor}" for entry in entries(kb, docs, LOCALES[0]) if entry.anchor}
    for words in kb.synonyms.values():
        for place in words.answers:
            if place not in known:
                what = f"{words.id}: no such place: {place}{nearest(place, known)}"
                yield Problem(kb.files["synonyms"], words.line, what)


def _prose(kb: Knowledge, document: Document) -> Iterator[Entry]:
    """A page's headings and paragraphs. A paragraph without an id is found at the heading it stands under."""
    anchor, heading, above = "", plain(document.blocks[0].text), ["", ""]
    for block in document.blocks[1:]:
        if block.level > 0:
            anchor, heading = block.id or "", plain(block.text)
            above = [heading, ""] if block.level == 2 else [above[0], above[0]]
            yield Entry(document.name, anchor, "heading", heading, "", above[1])
        elif text := _text(block):
            segment = kb.segments.get(block.id or "")
            review = segment is not None and segment.voice == "review"
            codes = evidence.statuses(kb, (segment.id,)) if review else ()
            yield Entry(document.name, block.id or anchor, "passage", heading, text, above[1], review, tuple(codes))
            for note in kb.notes_at(segment.id) if segment else ():
                yield Entry(document.name, note.id, "note", heading, plain(note.text[document.locale]))


def _text(block: Block) -> str:
    """The words of a paragraph or a list; what is drawn from data, quoted code and bare HTML have none here."""
    if block.level < 0 and not block.text.startswith(("- ", "1. ")):
        return ""
    return plain(FOREIGN.sub(lambda m: "" if m[0].startswith("<pre") else m[0], block.text))


def _generated(kb: Knowledge, locale: str) -> dict[str, list[Entry]]:
    """The entries of what pages draw from data, by page."""
    parts = (_terms, _events, _rules, _updates, _questions, _claims, _changes, _sources)
    found: dict[str, list[Entry]] = {}
    for entry in (entry for part in parts for entry in part(kb, locale)):
        found.setdefault(entry.page, []).append(entry)
    return found


def _terms(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for term in kb.terms.values():
        definition = plain(term.definition[locale])
        yield Entry("glossary", term.id, "term", term.label[locale], definition, _in_other(term, locale))


def _events(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for event in timeline.ordered(kb):
        date, statuses = timeline.label(kb, event, locale), tuple(timeline.statuses(kb, event))
        words = event.title[locale], plain(event.text[locale]), date
        yield Entry("timeline", event.id, "event", *words, event.layer == "review", statuses)


def _rules(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for point in kb.law.points.values():
        yield Entry("since-2020", f"law-{point.id}", "rule", kb.say("legal-status", locale), plain(point.text[locale]))


def _updates(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for update in kb.updates.values():
        label = f"{in_words(update.published, locale)} · {kb.badges[update.kind].label_of_update[locale]}"
        yield Entry("since-2020", update.id, "update", plain(update.lead[locale]), plain(update.text[locale]), label)


def _questions(kb: Knowledge, locale: str) -> Iterator[Entry]:
    parts = {"sheet-title": kb.sheet.questions, "sheet-warnings": kb.sheet.warnings, "sheet-where": kb.sheet.where}
    for heading, points in parts.items():
        for point in points:
            yield Entry(
                "questions", f"sheet-{point.id}", "question", kb.say(heading, locale), plain(point.text[locale])
            )


def _claims(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for claim in evidence.statements(kb):
        yield Entry("evidence", claim.id, "claim", claim.id, plain(claim.short[locale]), "", True, (claim.status,))


def _changes(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for change in kb.changes.values():
        kind, date = kb.change_kinds[change.kind][locale], in_words(change.date, locale)
        yield Entry("about/changelog", change.id, "change", kind, plain(change.text[locale]), date)


def _sources(kb: Knowledge, locale: str) -> Iterator[Entry]:
    for ref in kb.references.values():
        if ref.verified or ref.id == THE_REVIEW:
            yield Entry("references", ref.id, "source", *_record(ref, locale))


def _in_other(term: Term, locale: str) -> str:
    """What the term is called in the other language, where that is not the same."""
    other = next(label for loc, label in term.label.items() if loc != locale)
    return other if other != term.label[locale] else ""


def _record(ref: Reference, locale: str) -> tuple[str, str]:
    """A source's title and the rest of its record: the title's reading in our language, who, where, when."""
    reading = ref.readings.get(locale, {}).get("title")
    title = ref.csl.get("title") or ref.readings["en"]["title"]
    people = [
        who.get("literal") or " ".join(filter(None, (who.get("given"), who["family"])))
        for who in ref.csl.get("author", ())
    ]
    rest = (reading, ", ".join(people), ref.csl.get("container-title"), str(ref.csl.get("issued", ""))[:4])
    return title, " · ".join(filter(None, rest))
