"""Where the retelling stands, as tables for people: `kb status`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kb import agreed, updates
from kb.cite import cited_in
from kb.coverage import retelling
from kb.hedging import times
from kb.model import LOCALES, Knowledge
from kb.prose import Documents
from kb.style import readability
from kb.terms import uses


def report(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """The tables, line by line."""
    yield from paragraphs(kb, docs)
    yield ""
    yield from hedges(kb, docs)
    yield ""
    yield from claims(kb)
    yield ""
    yield from termbase(kb, docs)
    yield ""
    yield from sources(kb, docs)
    yield ""
    yield from events(kb)
    yield ""
    yield from later(kb)
    yield ""
    yield from drift(kb, docs)
    yield ""
    yield from reading(docs)


def paragraphs(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """Source paragraphs × segments × languages."""
    written = {loc: {i for pair in docs.values() if loc in pair for i in pair[loc].by_id} for loc in LOCALES}
    yield "Source paragraphs × segments × languages"
    done = Counter()
    for source in kb.source.values():
        if source.place:
            identity = source.place.partition("#")[2]
            where, ids = source.place, [identity]
        else:
            ids = [s.id for s in retelling(kb, source.id)]
            where = " ".join(i.rsplit("-", 1)[1] for i in ids)
            where = f"{ids[0].rsplit('-', 1)[0]}: {where}" if ids else "–"
        marks = {loc: bool(ids) and all(i in written[loc] for i in ids) for loc in LOCALES}
        done.update(loc for loc in LOCALES if marks[loc])
        cells = "  ".join(f"{loc} {'yes' if marks[loc] else 'NO '}" for loc in LOCALES)
        yield f"  src:{source.id:26} {cells}  {'garbled  ' if source.garbled else '         '}{where}"
    total = len(kb.source)
    yield "  " + ", ".join(f"{loc}: {done[loc]} of {total} ({100 * done[loc] // total} %)" for loc in LOCALES)


def hedges(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """Hedges in the source and how many of them each language keeps, by kind."""
    wanted = Counter(h for p in kb.source.values() for h in p.hedges)
    kept = {loc: Counter() for loc in LOCALES}
    for pair in docs.values():
        for locale, document in pair.items():
            for identity, block in document.by_id.items():
                if identity in kb.segments:
                    for kind, count in Counter(kb.segments[identity].hedges).items():
                        kept[locale][kind] += min(count, times(kb.hedges[kind], block.plain, locale))
    yield "Hedges (and strong words): source / kept"
    for kind, count in sorted(wanted.items()):
        yield f"  {kind:15} {count:3}  " + "  ".join(f"{loc} {min(kept[loc][kind], count):3}" for loc in LOCALES)
    sums = "  ".join(f"{loc} {sum((kept[loc] & wanted).values()):3}" for loc in LOCALES)
    yield f"  {'together':15} {wanted.total():3}  {sums}"


def claims(kb: Knowledge) -> Iterator[str]:
    """Claims by status, and what stands beside the text."""
    with_updates = sum(bool(updates.of_claim(kb, c)) for c in kb.claims.values())
    searched = sum(c.searched is not None for c in kb.claims.values())
    yield f"Claims: {len(kb.claims)}; with updates {with_updates}; searched, nothing found {searched}"
    for code, count in Counter(c.status for c in kb.claims.values() if c.status).most_common():
        yield f"  {code:15} {count:3}"
    changing = sum(n.changes_meaning for n in kb.notes.values())
    yield f"Editors' notes: {len(kb.notes)}, of which {changing} change meaning"


def termbase(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """How large the termbase is, and how much of it the segments use."""
    names = Counter(name.kind for term in kb.terms.values() for name in term.names)
    used = sum(1 for found in uses(kb, docs).values() if found)
    marks = sum(len(b.marks) for pair in docs.values() for page in pair.values() for b in page.blocks)
    yield f"Termbase: {len(kb.terms)} terms, {names.total()} names, a definition of each in {len(LOCALES)} languages"
    yield "  " + ", ".join(f"{kind} {count}" for kind, count in names.items())
    yield f"  used in segments: {used}; marks in the pages: {marks}"
    yield f"  with sources: {_with(kb, 'refs')}; with identifiers: {_with(kb, 'ids')}"
    for code, label in kb.subjects.items():
        yield f"  {label['en']:40} {sum(t.subject == code for t in kb.terms.values()):4}"


def _with(kb: Knowledge, what: str) -> int:
    return sum(1 for term in kb.terms.values() if getattr(term, what))


def sources(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """How many sources there are, of which kinds, and how often they are cited."""
    verified = sum(ref.verified for ref in kb.references.values())
    places = cited_in(kb, docs)
    kinds = Counter(place.kind for found in places.values() for place in found)
    yield f"References: {len(kb.references)}, records read (verified): {verified}"
    with_doi = sum("DOI" in ref.csl for ref in kb.references.values())
    yield f"  with DOI: {with_doi}; cited: {sum(bool(found) for found in places.values())}"
    yield "  cited in: " + ", ".join(f"{kind} {count}" for kind, count in kinds.items())
    for code, label in kb.kinds.items():
        yield f"  {label['en']:40} {sum(ref.kind == code for ref in kb.references.values()):4}"


def events(kb: Knowledge) -> Iterator[str]:
    """Events by layer, each with how many rest on a verified source beside the review."""
    yield f"Timeline: {len(kb.timeline)} events"
    for code, label in kb.layers.items():
        here = [event for event in kb.timeline.values() if event.layer == code]
        sourced = sum(any(kb.references[key].verified for key in event.refs) for event in here)
        beside = sum(bool(event.beside) for event in here)
        yield f"  {label['en']:20} {len(here):4}  with verified references {sourced:4}  set beside papers {beside:4}"


def later(kb: Knowledge) -> Iterator[str]:
    """Updates by subject, country and kind of study; legal points; when the box is due."""
    yield f"Updates: {len(kb.updates)}, already published in 2020: {sum(map(updates.already, kb.updates.values()))}"
    for code, label in kb.update_subjects.items():
        yield f"  {label['en']:40} {sum(u.subject == code for u in kb.updates.values()):4}"
    by_country = {country: len(found) for country, found in updates.by_country(kb)}
    yield "  by country: " + ", ".join(f"{country} {count}" for country, count in by_country.items())
    by_kind = Counter(u.kind for u in kb.updates.values())
    yield "  by badge: " + ", ".join(f"{code} {by_kind[code]}" for code in kb.badges if by_kind[code])
    yield f"Legal box: {len(kb.law.points)} points, seen {kb.law.seen}, facts to {kb.law.to}, due {kb.law.next_check}"


def drift(kb: Knowledge, docs: Documents) -> Iterator[str]:
    """What was worded anew since both languages were last agreed on, and in which language it is out of date."""
    behind = agreed.outdated(kb, docs)
    yield f"Agreed: {len(agreed.recorded(kb.root))} entries and paragraphs; out of date in one language: {len(behind)}"
    for key, locale in behind.items():
        yield f"  {locale:6} {key}"


def reading(docs: Documents) -> Iterator[str]:
    """Segments and readability of each page."""
    yield "Readability: zh-TW mean characters a sentence (aim: 30 or fewer), en Flesch–Kincaid grade (aim: 8 or less)"
    for name, pair in docs.items():
        yield f"  {name:32} " + "  ".join(f"{loc} {readability(pair[loc]):5.1f}" for loc in LOCALES if loc in pair)
