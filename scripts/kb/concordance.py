"""A term with every aligned pair of segments that uses it, for editors: `kb term NAME`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kb.model import LOCALES, Knowledge, Term
from kb.prose import MARK, Block, Documents, plain
from kb.terms import Finder, uses


def report(kb: Knowledge, docs: Documents, term: Term) -> Iterator[str]:
    """The term's entry, then its uses; the term stands in «» in both languages. A pair that lacks it in one says so."""
    yield f"{term.id}: {' · '.join(term.label[locale] for locale in LOCALES)}{_in_brackets(term.abbr)}"
    for locale in LOCALES:
        yield f"  {term.definition[locale]}"
    for kind in ("also", "lay"):
        named = [f"{n.text} ({n.language})" for n in term.names if n.kind == kind]
        if named:
            yield f"  {kind}: {', '.join(named)}"
    if term.avoid:
        yield "  not used: " + ", ".join(f"{a.form} ({kb.reasons[a.why]['en']})" for a in term.avoid)
    if term.see:
        yield f"  see: {', '.join(term.see)}"
    found = uses(kb, docs)[term.id]
    yield f"  used in {len(found)} segments"
    finder = Finder(kb.terms.values())
    for use in found:
        yield ""
        only = f"  (in {use.locales[0]} only)" if len(use.locales) < len(LOCALES) else ""
        yield f"{use.segment}{only}"
        for locale in LOCALES:
            page = docs[use.page].get(locale)
            if page and use.segment in page.by_id:
                lead = f"  {locale:6}"
                shown = shown_in(finder, page.by_id[use.segment], term.id)
                yield textwrap.fill(shown, 110, initial_indent=lead, subsequent_indent=" " * len(lead))


def shown_in(finder: Finder, block: Block, identity: str) -> str:
    """The words of a segment with every use of the term in «»: where it is marked, and where a name of it stands."""
    marked = MARK.sub(lambda mark: f"«{mark[1]}»" if mark[2] == identity else mark[1], block.text)
    text, shift = plain(marked), 0
    for hit in finder.find(text):
        start, end = hit.start + shift, hit.end + shift
        if identity in hit.terms and hit.kind != "avoid" and not text[:start].endswith("«"):
            text, shift = f"{text[:start]}«{text[start:end]}»{text[end:]}", shift + 2
    return text


def _in_brackets(texts: tuple[str, ...]) -> str:
    return f" ({', '.join(texts)})" if texts else ""
