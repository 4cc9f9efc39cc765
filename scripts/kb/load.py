"""docs/_data, read and validated once, at the border: YAML and JSON Schema in, model out.

Every error has file, line and the nearest valid choice; all of a file's errors come at once.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from kb import drawings, quickyaml
from kb.model import (
    LOCALES,
    Avoided,
    Badge,
    Change,
    Claim,
    Dataset,
    Event,
    Figure,
    Hedge,
    Knowledge,
    LegalBox,
    Message,
    Note,
    OutcomeWord,
    Page,
    Point,
    Reference,
    Searched,
    Segment,
    Sheet,
    SourceParagraph,
    Status,
    Step,
    Term,
    Update,
    WordSet,
)
from kb.problem import Problem, Stop, nearest
from kb.textfile import read_text

FILES = (
    "source", "segments", "claims", "notes", "figures", "updates", "taiwan", "questions", "changelog", "pages",
    "badges", "hedges", "outcome-words", "glossary", "synonyms", "vocabulary", "references", "timeline", "open-data",
    "names", "ui", "site",
)  # fmt: skip
VOCABULARIES = (
    "subjects", "bases", "reasons", "topics", "kinds", "layers", "update-subjects", "countries", "harms",
    "certainties", "change-kinds",
)  # fmt: skip
OURS = ("id", "verified", "seen", "topic", "kind", "et-al", "in")  # what an entry of references.yml holds beyond CSL
THE_REVIEW = "ichihashi2020"  # the one source that may be cited unconfirmed: for what it says
NOT_SEARCHED = "not-checked"  # the status of a claim on which nobody has looked for later evidence
WITH_IDS = (
    "source", "segments", "claims", "notes", "figures", "updates", "changelog", "pages", "hedges", "glossary",
    "references", "timeline", "open-data", "synonyms",
)  # fmt: skip


def load(root: Path) -> Knowledge:
    """Reads every file of `root`/docs/_data into a Knowledge.

    Raises Stop with all problems: broken YAML, a broken schema, an id used twice, or a name that nothing bears.
    """
    data_dir = root / "docs" / "_data"
    paths = {name: data_dir / f"{name}.yml" for name in FILES}
    raw: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, path in paths.items():
        try:
            raw[name] = _read_yaml(path)
        except Stop as stop:
            problems += stop.problems
            continue
        problems += _broken_schema(raw[name], path, data_dir / "schema" / f"{name}.schema.json")
    if problems:
        raise Stop(problems)
    if (known := _LAST.get(root)) and all(known[0][name] is data for name, data in raw.items()):
        return known[1]
    problems += [problem for name in WITH_IDS for problem in _twice(raw[name], paths[name])]
    problems += [problem for entries in raw["badges"].values() for problem in _twice(entries, paths["badges"])]
    knowledge = _model(root, raw, paths)
    problems += list(_unknown_names(knowledge))
    layers = raw["vocabulary"]["layers"]
    layer_lines = {entry["code"]: _line(layers, [index]) for index, entry in enumerate(layers)}
    problems += list(drawings.check(knowledge, layer_lines))
    if problems:
        raise Stop(problems)
    _LAST.clear()
    _LAST[root] = raw, knowledge
    return knowledge


_LAST: dict[Path, tuple[dict[str, Any], Knowledge]] = {}
"""The root last loaded → its data, parsed, and its Knowledge: under `serve` a change of the text leaves it as it is."""


def raw(root: Path) -> dict[str, Any]:
    """Every file of `root`/docs/_data as it is written, by name; for what looks at entries rather than at meaning.

    Raises Stop for a file that cannot be read.
    """
    return {name: _read_yaml(root / "docs" / "_data" / f"{name}.yml") for name in FILES}


def _read_yaml(path: Path) -> Any:
    text = read_text(path)
    try:
        return _parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(error.problem or error.context).split())
        raise Stop([Problem(path, mark.line + 1 if mark else 1, f"not valid YAML: {what}")]) from None
    except RecursionError:
        raise Stop([Problem(path, 1, "not valid YAML: nested too deeply")]) from None
    except (YAMLError, ValueError) as error:
        raise Stop([Problem(path, 1, f"not valid YAML: {' '.join(str(error).split())}")]) from None


class _Composer(Composer):
    """An alias repeats what stands elsewhere: nobody reads it there, and a few of them unfold into gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """A node of the file; raises MarkedYAMLError at an alias."""
        if self.parser.check_event(AliasEvent):
            mark = self.parser.peek_event().start_mark
            raise MarkedYAMLError(problem="aliases (*name) are not used here; write it out", problem_mark=mark)
        return super().compose_node(parent, index)


class _Constructor(RoundTripConstructor):
    """Days stay as they are written, as texts, so that a schema can look at them and 2024-07 is no exception."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda self, node: node.value)


@lru_cache(maxsize=len(FILES) * 2)
def _parse(text: str) -> Any:
    """YAML with line numbers. Kept by content: under `serve` only the file that changed is parsed again."""
    try:
        return quickyaml.read(text)
    except quickyaml.Doubt:
        pass  # a mistake, which ruamel.yaml names, or something rare
    yaml = YAML()
    yaml.Constructor, yaml.Composer = _Constructor, _Composer
    return yaml.load(text)


def _line(data: Any, steps: list[Any]) -> int:
    """The line (1-based) of the innermost item on the way `steps` into loaded YAML."""
    line = getattr(getattr(data, "lc", None), "line", 0) or 0
    for step in steps:
        try:
            line = data.lc.key(step)[0] if isinstance(step, str) else data.lc.item(step)[0]
            data = data[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 1


def _broken_schema(data: Any, path: Path, schema_path: Path) -> list[Problem]:
    text = schema_path.read_text(encoding="utf-8")
    if (known := _SOUND.get(schema_path.name)) and known[0] is data and known[1] == text:
        return []
    schema = json.loads(text)
    parts = schema.get("$defs", {})
    if "$ref" not in json.dumps(parts):  # a part that holds parts may hold itself
        schema = _written_out(schema, parts)
    validator = jsonschema.Draft202012Validator(schema)
    found = [
        Problem(path, _line(data, list(error.absolute_path)), _in_words(error, data))
        for error in validator.iter_errors(data)
    ]
    if not found:
        _SOUND[schema_path.name] = data, text
    return found


_SOUND: dict[str, tuple[Any, str]] = {}
"""A schema's name → the data, parsed, that last agreed with it, and the schema's text: what is the same is not asked
again."""


def _written_out(schema: Any, parts: dict[str, Any]) -> Any:
    """A schema with its own parts in place of `$ref`: the validator would look each up for every text of the data."""
    if isinstance(schema, list):
        return [_written_out(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        schema = parts[schema["$ref"].removeprefix("#/$defs/")] | {k: v for k, v in schema.items() if k != "$ref"}
    return {key: _written_out(value, parts) for key, value in schema.items() if key != "$defs"}


def _in_words(error: jsonschema.ValidationError, data: Any) -> str:
    """A schema error as one plain sentence, led by the entry's id where it has one."""
    entry = data
    for step in list(error.absolute_path)[:1]:
        entry = data[step]
    lead = f"{entry['id']}: " if isinstance(entry, dict) and isinstance(entry.get("id"), str) else ""
    steps = list(error.absolute_path)
    where = ".".join(map(str, steps[1:] or [step for step in steps if isinstance(step, str)]))
    if error.validator == "not" or error.schema is False:
        return f"{lead}{where}: does not belong here"
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        return f"{lead}{where + ': ' if where else ''}“{missing}” is missing"
    if error.validator == "additionalProperties":
        allowed = list(error.schema.get("properties", {}))
        odd = next(name for name in error.instance if name not in allowed)
        return f"{lead}unknown field “{odd}”{nearest(odd, allowed) or '; known: ' + ', '.join(allowed)}"
    if error.validator == "enum":
        choices = [str(c) for c in error.validator_value]
        guess = nearest(str(error.instance), choices)
        return f"{lead}{where}: “{error.instance}” is not one of {', '.join(choices)}{guess}"
    if "patternErrorMessage" in error.schema and error.validator in ("pattern", "anyOf"):
        # The sentence that editors' programs show at the same place.
        return f"{lead}{where}: “{error.instance}” {error.schema['patternErrorMessage']}"
    if error.validator == "uniqueItems":
        twice = next(item for n, item in enumerate(error.instance) if item in error.instance[:n])
        return f"{lead}{where}: “{twice}” stands there twice"
    message = error.message if len(error.message) < 160 else f"does not fit ({error.validator})"
    return f"{lead}{where + ': ' if where else ''}{message}"


def _twice(entries: list[Any], path: Path) -> list[Problem]:
    seen: dict[str, int] = {}
    found = []
    for index, entry in enumerate(entries):
        name = entry.get("id") or entry.get("path") or entry.get("code")
        line = _line(entries, [index])
        if name in seen:
            found.append(Problem(path, line, f"{name} is used twice (first on line {seen[name]})"))
        seen.setdefault(name, line)
    return found


def _words(entry: Any) -> dict[str, str]:
    return {locale: str(entry[locale]) for locale in LOCALES}


def _words_if_any(entry: Any, key: str) -> dict[str, str] | None:
    return _words(entry[key]) if key in entry else None


def _texts(entry: Any, key: str) -> tuple[str, ...]:
    return tuple(str(text) for text in entry.get(key, ()))


def _texts_by_tag(entry: Any, key: str) -> dict[str, tuple[str, ...]]:
    return {str(tag): _texts(entry[key], tag) for tag in entry.get(key, ())}


def _texts_by_locale(entry: Any) -> dict[str, tuple[str, ...]]:
    return {locale: _texts(entry, locale) for locale in LOCALES}


def _keyed(entries: list[Any], make: Any, key: str = "id") -> dict[str, Any]:
    return {str(entry[key]): make(entry, _line(entries, [index])) for index, entry in enumerate(entries)}


def _model(root: Path, raw: dict[str, Any], paths: dict[str, Path]) -> Knowledge:
    """Every file's entries as the model's. Each field is named where it is filled: two fields of one type that changed
    places would put one fact of a study under the name of another.
    """
    return Knowledge(
        root=root,
        source=_keyed(raw["source"], _source_paragraph),
        segments=_keyed(raw["segments"], _segment),
        claims=_keyed(raw["claims"], _claim),
        notes=_keyed(raw["notes"], _note),
        figures=_keyed(raw["figures"], _figure),
        updates=_keyed(raw["updates"], _update),
        law=_legal_box(raw["taiwan"]),
        sheet=Sheet(
            questions=_points(raw["questions"], "questions"),
            warnings=_points(raw["questions"], "warnings"),
            where=_points(raw["questions"], "where"),
        ),
        changes=_keyed(raw["changelog"], _change),
        pages=_keyed(raw["pages"], lambda e, line: _page(e, line, raw["taiwan"]["next-check"]), key="path"),
        badges=_keyed(raw["badges"]["badges"], _badge, key="code"),
        statuses=_keyed(raw["badges"]["statuses"], _status, key="code"),
        hedges=_keyed(raw["hedges"], _hedge),
        outcome_words=_keyed(raw["outcome-words"], _outcome_word),
        terms=_keyed(raw["glossary"], _term),
        **{
            kind.replace("-", "_"): {e["code"]: _words(e) for e in raw["vocabulary"][kind]} for kind in VOCABULARIES
        },
        references=_keyed(raw["references"], _reference),
        timeline=_keyed(raw["timeline"], _event),
        datasets=_keyed(raw["open-data"], _dataset),
        names=tuple(raw["names"]),
        synonyms=_keyed(raw["synonyms"], _word_set),
        ui={key: _words(value) for key, value in raw["ui"].items()},
        site={key: _words(value) if isinstance(value, dict) else value for key, value in raw["site"].items()},
        files=paths,
    )  # fmt: skip


def _source_paragraph(e: Any, line: int) -> SourceParagraph:
    return SourceParagraph(
        id=e["id"],
        kind=e["kind"],
        line=line,
        hedges=_texts(e, "hedges"),
        garbled=e.get("garbled", False),
        place=e.get("place"),
    )


def _segment(e: Any, line: int) -> Segment:
    return Segment(
        id=e["id"],
        source=_texts(e, "source"),
        line=line,
        hedges=_texts(e, "hedges"),
        garbled=e.get("garbled", False),
        voice=e.get("voice", "review"),
    )


def _claim(e: Any, line: int) -> Claim:
    searched = e.get("searched")
    return Claim(
        id=e["id"],
        segments=_texts(e, "segments"),
        badge=e.get("badge"),
        status=e.get("status"),
        short=_words(e["short"]),
        line=line,
        leads=e.get("leads"),
        searched=Searched(seen=str(searched["seen"]), text=_words(searched)) if searched else None,
    )


def _note(e: Any, line: int) -> Note:
    return Note(
        id=e["id"],
        segment=e["segment"],
        date=str(e["date"]),
        changes_meaning=e["changes-meaning"],
        text=_words(e),
        line=line,
        refs=_texts(e, "refs"),
        was=_texts(e, "was"),
    )


def _figure(e: Any, line: int) -> Figure:
    return Figure(
        id=e["id"],
        title=_words(e["title"]),
        caption=_words(e["caption"]),
        key=_texts(e, "key"),
        words={str(name): _words(words) for name, words in e["words"].items()},
        steps=tuple(Step(text=_words(step), layer=step["layer"], refs=_texts(step, "refs")) for step in e["steps"]),
        line=line,
        claims=_texts(e, "claims"),
    )


def _update(e: Any, line: int) -> Update:
    return Update(
        id=e["id"],
        published=str(e["published"]),
        seen=e["seen"],
        subject=e["subject"],
        kind=e["kind"],
        lead=_words(e["lead"]),
        text=_words(e),
        refs=_texts(e, "refs"),
        line=line,
        country=e.get("country"),
        people=e.get("people"),
        compared=_words_if_any(e, "compared"),
        follow_up=_words_if_any(e, "follow-up"),
        funding=_words_if_any(e, "funding"),
        certainty=e.get("certainty"),
        claims=_texts(e, "claims"),
        segments=_texts(e, "segments"),
        harm=e.get("harm"),
    )


def _legal_box(e: Any) -> LegalBox:
    return LegalBox(
        seen=e["seen"],
        to=e["to"],
        next_check=e["next-check"],
        points={point.id: point for point in _points(e, "points")},
    )


def _points(data: Any, part: str) -> tuple[Point, ...]:
    return tuple(
        Point(
            id=e["id"],
            text=_words(e),
            line=_line(data[part], [number]),
            refs=_texts(e, "refs"),
            url=e.get("URL"),
            core=e.get("core", False),
        )
        for number, e in enumerate(data[part])
    )


def _change(e: Any, line: int) -> Change:
    return Change(id=e["id"], date=e["date"], kind=e["kind"], text=_words(e), pages=_texts(e, "pages"), line=line)


def _page(e: Any, line: int, law_due: str) -> Page:
    """A page; one that holds the legal box is due to be checked again when the box is (`law_due`)."""
    return Page(
        path=e["path"],
        kind=e["kind"],
        updated=str(e["updated"]),
        description=_words(e["description"]),
        line=line,
        nav=_words_if_any(e, "nav"),
        number=e.get("number"),
        question=_words_if_any(e, "question"),
        messages=tuple(Message(text=_words(m), unknown=m.get("unknown", False)) for m in e.get("messages", ())),
        short=_words_if_any(e, "short"),
        next_check=law_due if e.get("legal-box") else e.get("next-check"),
        find=_texts(e, "find"),
    )


def _badge(e: Any, line: int) -> Badge:
    return Badge(
        code=e["code"],
        shape=e["shape"],
        rank=e["rank"],
        label=_words(e),
        line=line,
        study=e.get("study", False),
        no_comparison=e.get("no-comparison", False),
        rests_on=_texts(e, "rests-on"),
        of_update=_words_if_any(e, "of-update"),
    )


def _status(e: Any, line: int) -> Status:
    return Status(code=e["code"], label=_words(e), means=_words(e["means"]), line=line)


def _hedge(e: Any, line: int) -> Hedge:
    return Hedge(id=e["id"], means=_words(e["means"]), words=_texts_by_locale(e), strength=e.get("strength", False))


def _outcome_word(e: Any, line: int) -> OutcomeWord:
    return OutcomeWord(id=e["id"], words=_texts_by_locale(e), keep=e.get("keep", False))


def _term(e: Any, line: int) -> Term:
    return Term(
        id=e["id"],
        subject=e["subject"],
        label=_words(e),
        definition=_words(e["definition"]),
        basis=e["basis"],
        line=line,
        everyday=e.get("everyday", False),
        abbr=_texts(e, "abbr"),
        also=_texts_by_tag(e, "also"),
        lay=_texts_by_tag(e, "lay"),
        avoid=tuple(Avoided(form=str(avoided["form"]), why=avoided["why"]) for avoided in e.get("avoid", ())),
        shared=_texts(e, "shared"),
        not_in=_texts(e, "not-in"),
        see=_texts(e, "see"),
        ids=_texts(e, "ids"),
        refs=_texts(e, "refs"),
    )


def _reference(e: Any, line: int) -> Reference:
    return Reference(
        id=e["id"],
        verified=e["verified"],
        seen=str(e["seen"]),
        topic=e["topic"],
        kind=e["kind"],
        language=e.get("language", "en"),
        csl=plain({key: value for key, value in e.items() if key not in OURS}),
        line=line,
        cut=e.get("et-al", False),
        readings=plain(e.get("in", {})),
    )


def _event(e: Any, line: int) -> Event:
    return Event(
        id=e["id"],
        date=str(e["date"]),
        precision=e["precision"],
        layer=e["layer"],
        topics=_texts(e, "topics"),
        title=_words(e["title"]),
        text=_words(e["text"]),
        line=line,
        to=str(e["to"]) if "to" in e else None,
        refs=_texts(e, "refs"),
        segments=_texts(e, "segments"),
        beside=_texts(e, "beside"),
        differs=_words_if_any(e, "differs"),
        status=e.get("status"),
    )


def _dataset(e: Any, line: int) -> Dataset:
    return Dataset(
        id=e["id"], page=e["page"], title=_words(e), about=_words(e["about"]), fields=plain(e["fields"]), line=line
    )


def _word_set(e: Any, line: int) -> WordSet:
    return WordSet(
        id=e["id"], names=_texts(e, "names"), line=line, answers=_texts(e, "answers"), aside=e.get("aside", False)
    )


def plain(data: Any) -> Any:
    """Loaded YAML as ordinary lists, dicts and texts: other libraries copy and write what they are given."""
    return json.loads(json.dumps(data))


def _unknown_names(kb: Knowledge):
    """Names in one file that must exist in another."""
    yield from _unknown_in_terms(kb)
    yield from _unknown_in_sources(kb)
    yield from _unknown_in_updates(kb)
    yield from _unknown_in_points(kb)
    yield from _unsound_badges(kb)
    for segment in kb.segments.values():
        for name in segment.source:
            if name not in kb.source:
                yield _unknown(kb, "segments", segment, "source paragraph", name, kb.source)
        for name in segment.hedges:
            if name not in kb.hedges:
                yield _unknown(kb, "segments", segment, "kind of hedge", name, kb.hedges)
    for paragraph in kb.source.values():
        for name in paragraph.hedges:
            if name not in kb.hedges:
                yield _unknown(kb, "source", paragraph, "kind of hedge", name, kb.hedges)
    for claim in kb.claims.values():
        for name in claim.segments:
            if name not in kb.segments:
                yield _unknown(kb, "claims", claim, "segment", name, kb.segments)
        if claim.badge and claim.badge not in kb.badges:
            yield _unknown(kb, "claims", claim, "badge", claim.badge, kb.badges)
        if claim.status and claim.status not in kb.statuses:
            yield _unknown(kb, "claims", claim, "status", claim.status, kb.statuses)
        if claim.badge and not claim.status:
            yield Problem(kb.files["claims"], claim.line, f"{claim.id}: “status” is missing: where it stands today")
        if claim.status == NOT_SEARCHED and (claim.searched or any(claim.id in u.claims for u in kb.updates.values())):
            what = f"{claim.id}: “{NOT_SEARCHED}” beside what was found or looked for; say where the claim stands"
            yield Problem(kb.files["claims"], claim.line, what)
        if claim.leads and claim.leads not in kb.updates:
            yield _unknown(kb, "claims", claim, "update", claim.leads, kb.updates)
    for figure in kb.figures.values():
        for name in figure.claims:
            if name not in kb.claims:
                yield _unknown(kb, "figures", figure, "claim", name, kb.claims)
        for name in figure.refs:
            yield from _uncitable(kb, "figures", figure, name)
    for dataset in kb.datasets.values():
        if dataset.page not in kb.pages:
            yield _unknown(kb, "open-data", dataset, "page", dataset.page, kb.pages)
    for note in kb.notes.values():
        if note.segment not in kb.segments:
            yield _unknown(kb, "notes", note, "segment", note.segment, kb.segments)
        for name in note.refs:
            yield from _uncitable(kb, "notes", note, name)


def _unknown_in_terms(kb: Knowledge):
    """What an entry of the termbase names, and names that two entries bear without saying so."""
    bearers: dict[str, list[Term]] = {}
    for term in kb.terms.values():
        if term.subject not in kb.subjects:
            yield _unknown(kb, "glossary", term, "subject", term.subject, kb.subjects)
        if term.basis not in kb.bases:
            yield _unknown(kb, "glossary", term, "basis", term.basis, kb.bases)
        for avoided in term.avoid:
            if avoided.why not in kb.reasons:
                yield _unknown(kb, "glossary", term, "reason", avoided.why, kb.reasons)
        for name in term.see:
            if name not in kb.terms:
                yield _unknown(kb, "glossary", term, "term to see", name, kb.terms)
        for name in term.refs:
            yield from _uncitable(kb, "glossary", term, name)
        for text in {name.text.casefold() for name in term.names}:
            bearers.setdefault(text, []).append(term)
    for text, terms in sorted(bearers.items()):
        undeclared = [t for t in terms if text not in {s.casefold() for s in t.shared}]
        if len(terms) > 1 and undeclared:
            others = ", ".join(t.id for t in terms if t is not undeclared[-1])
            yield Problem(
                kb.files["glossary"], undeclared[-1].line,
                f"{undeclared[-1].id}: “{text}” is a name of {others} too; if so, put it into `shared` of each",
            )  # fmt: skip


    yield from _names_of_two(kb, bearers)


def _names_of_two(kb: Knowledge, bearers: dict[str, list[Term]]):
    """A name that search would take for one term while the glossary gives it to another."""
    for words in kb.synonyms.values():
        for text in words.names if words.id in kb.terms else ():
            others = [term.id for term in bearers.get(text.casefold(), ()) if term.id != words.id]
            if others:
                what = f"{words.id}: “{text}” is a name of {', '.join(others)} in glossary.yml; a name means one term"
                yield Problem(kb.files["synonyms"], words.line, what)


def _unknown_in_sources(kb: Knowledge):
    """What references and events name; an event may cite the review only where it tells what the review says."""
    for ref in kb.references.values():
        if ref.topic not in kb.topics:
            yield _unknown(kb, "references", ref, "topic", ref.topic, kb.topics)
        if ref.kind not in kb.kinds:
            yield _unknown(kb, "references", ref, "kind", ref.kind, kb.kinds)
    for event in kb.timeline.values():
        if event.layer not in kb.layers:
            yield _unknown(kb, "timeline", event, "layer", event.layer, kb.layers)
        if event.status and event.status not in kb.statuses:
            yield _unknown(kb, "timeline", event, "status", event.status, kb.statuses)
        for kind, names, choices in (
            ("topic", event.topics, kb.topics), ("segment", event.segments, kb.segments),
            ("event", event.beside, kb.timeline),
        ):  # fmt: skip
            for name in names:
                if name not in choices:
                    yield _unknown(kb, "timeline", event, kind, name, choices)
        for name in event.refs:
            if name == THE_REVIEW and event.layer != "review":
                yield Problem(kb.files["timeline"], event.line, f"{event.id}: the review is no source for this layer")
            yield from _uncitable(kb, "timeline", event, name)


def _unknown_in_updates(kb: Knowledge):
    """What updates name, and updates of law that bear no country or others that bear one."""
    for update in kb.updates.values():
        for kind, name, choices in (
            ("subject", update.subject, kb.update_subjects), ("badge", update.kind, kb.badges),
            ("certainty", update.certainty, kb.certainties), ("country", update.country, kb.countries),
            ("harm", update.harm, kb.harms),
            *(("claim", claim, kb.claims) for claim in update.claims),
            *(("segment", segment, kb.segments) for segment in update.segments),
        ):  # fmt: skip
            if name is not None and name not in choices:
                yield _unknown(kb, "updates", update, kind, name, choices)
        yield from _unsupported(kb, update)
        if (update.subject == "law") != (update.country is not None):
            yield Problem(kb.files["updates"], update.line, f"{update.id}: law has a country, other subjects have none")
        for name in update.refs:
            if name == THE_REVIEW:
                yield Problem(kb.files["updates"], update.line, f"{update.id}: the review is no source for an update")
            yield from _uncitable(kb, "updates", update, name)


def _unsupported(kb: Knowledge, update: Update):
    """A badge that says more than the sources: an update with none of the kinds of sources that its badge rests on."""
    cited = {kb.references[name].kind for name in update.refs if name in kb.references}
    badge = kb.badges.get(update.kind)
    if badge and badge.rests_on and cited and not cited & set(badge.rests_on):
        needed, there = " or ".join(badge.rests_on), " and ".join(sorted(cited))
        fitting = " or ".join(code for code, other in kb.badges.items() if cited & set(other.rests_on))
        what = f"{update.id}: kind {badge.code} ({badge.label['en']}) needs a source of kind {needed}; it cites {there}"
        yield Problem(kb.files["updates"], update.line, what + (f"; nearest valid: {fitting}" if fitting else ""))


def _unsound_badges(kb: Knowledge):
    """Two badges of one rank, and kinds of sources that the vocabulary does not have."""
    by_rank: dict[int, Badge] = {}
    for badge in kb.badges.values():
        if (first := by_rank.setdefault(badge.rank, badge)) is not badge:
            what = f"{badge.code}: rank {badge.rank} is that of {first.code}; each badge has a rank of its own"
            yield Problem(kb.files["badges"], badge.line, what)
        for name in badge.rests_on:
            if name not in kb.kinds:
                what = f"{badge.code}: unknown kind of source “{name}”{nearest(name, kb.kinds)}"
                yield Problem(kb.files["badges"], badge.line, what)


def _unknown_in_points(kb: Knowledge):
    """What the legal box, the question sheet and the change log name."""
    sheet = kb.sheet
    parts = {"taiwan": tuple(kb.law.points.values()), "questions": sheet.questions + sheet.warnings + sheet.where}
    for file, points in parts.items():
        for number, point in enumerate(points):
            if point.id in {other.id for other in points[:number]}:
                yield Problem(kb.files[file], point.line, f"{point.id} is used twice")
            for name in point.refs:
                yield from _uncitable(kb, file, point, name)
    for change in kb.changes.values():
        if change.kind not in kb.change_kinds:
            yield _unknown(kb, "changelog", change, "kind of change", change.kind, kb.change_kinds)
        for name in change.pages:
            if name not in kb.pages:
                yield _unknown(kb, "changelog", change, "page", name, kb.pages)


def _uncitable(kb: Knowledge, file: str, entry: Any, name: str):
    if why := uncitable(kb, name):
        yield Problem(kb.files[file], entry.line, f"{entry.id}: {why}")


def uncitable(kb: Knowledge, name: str) -> str | None:
    """Why pages and data may not cite `name`, or None: its record was read, or it is the review."""
    if name not in kb.references:
        return f"unknown reference “{name}”{nearest(name, kb.references)}"
    if not kb.references[name].verified and name != THE_REVIEW:
        return f"reference {name} is not verified and may not be cited"
    return None


def _unknown(kb: Knowledge, file: str, entry: Any, kind: str, name: str, choices: Any) -> Problem:
    return Problem(kb.files[file], entry.line, f"{entry.id}: unknown {kind} “{name}”{nearest(name, choices)}")
