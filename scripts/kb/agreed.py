"""The record of what was last agreed: docs/_data/agreed.json, an entry a line, written by `kb agree` alone.

It is the second entry of a double-entry book. For each text it holds a digest in each language and what the text says
that no wording may lose (kb.signature); for each other field its value. Two things follow from it.

- Meaning: what was agreed may not be lost or changed in silence. A number changed in both languages, a badge, a date,
  a “not” that is gone or new: each stops, until somebody agrees to it. New entries and better wording never stop.
- Drift: where one language has been worded anew and the other not, the other is out of date. That is reported, and
  readers get a small notice; it never stops anything.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kb import load
from kb.model import LOCALES, Knowledge, Words
from kb.problem import Problem, Stop
from kb.prose import Documents
from kb.signature import lost, signature
from kb.textfile import read_text, write_text_atomically

NAME = "agreed.json"
LEFT_OUT = ("names", "synonyms", "hedges", "site")  # not read on pages, or one value each for whoever publishes
UNRECORDED = {"pages": ("updated",), "glossary": ("everyday", "not-in", "avoid")}  # renewed always; for editors only
NAMED = {"glossary": ("",), "badges": ("", "means"), "vocabulary": ("",)}
"""Texts that are agreed letter by letter: an entry's own words where they are a name, and what a status means."""
_LONG = 24  # characters; a longer value is recorded by its digest


@dataclass(frozen=True)
class Unit:
    """Something that is agreed as one: an entry of the data, or a paragraph or section of a page.

    `texts` are its bilingual texts by field; `values` its other fields, a text or a tuple of texts each. `places` is
    where it stands, by language.
    """

    key: str
    places: dict[str, tuple[Path, int]]
    texts: dict[str, Words] = field(default_factory=dict)
    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name within its file or page: what people call it."""
        return self.key.rpartition("#" if "#" in self.key else "/")[2]


Record = dict[str, dict[str, Any]]
"""Key → field → a value, a list of values, or language → [digest, what it says …]."""


def units(kb: Knowledge, docs: Documents) -> Iterator[Unit]:
    """Everything that is agreed, in the order of files and pages."""
    yield from _of_data(kb)
    for name, pair in docs.items():
        if len(pair) == len(LOCALES):
            parts = {locale: _parts(pair[locale]) for locale in LOCALES}
            for identity in (i for i in parts[LOCALES[0]] if i in parts[LOCALES[1]]):
                here = {locale: parts[locale][identity] for locale in LOCALES}
                places = {locale: (pair[locale].path, line) for locale, (line, _) in here.items()}
                yield Unit(f"{name}#{identity}", places, {"": {locale: text for locale, (_, text) in here.items()}})


@lru_cache(maxsize=2)
def _of_data(kb: Knowledge) -> tuple[Unit, ...]:
    files = ((file, data) for file, data in load.raw(kb.root).items() if file not in LEFT_OUT)
    return tuple(unit for file, data in files for unit in _entries(file, file, data, kb.files[file]))


def recorded(root: Path) -> Record:
    """The record. Raises Stop when it is missing or not as `agree` leaves it."""
    path = root / "docs" / "_data" / NAME
    return _record(path, read_text(path))


@lru_cache(maxsize=2)
def _record(path: Path, text: str) -> Record:
    try:
        record = json.loads(text)
        if not isinstance(record, dict) or not all(isinstance(entry, dict) for entry in record.values()):
            raise ValueError("an entry is no object")
    except (json.JSONDecodeError, RecursionError) as error:
        what = f"not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"
        raise Stop([Problem(path, getattr(error, "lineno", 1), what)]) from None
    except ValueError as error:
        raise Stop([Problem(path, 1, f"not as kb agree writes it: {error}")]) from None
    return record


def check(kb: Knowledge, docs: Documents) -> Iterator[Problem]:
    """Stops: what was agreed and is lost or changed. Reports (AGREE-1 to -3): new, worded anew, out of date."""
    record = recorded(kb.root)
    seen = set()
    for unit in units(kb, docs):
        seen.add(unit.key)
        if unit.key not in record:
            yield _report(unit, LOCALES[0], f"AGREE-1 {unit.id} is new, not agreed yet")
            continue
        yield from _values(unit, record[unit.key])
        yield from _texts(kb, unit, record[unit.key])
    for line, key in enumerate(record, 2):  # an entry a line, after the opening brace
        if key not in seen:
            what = f"{Unit(key, {}).id} was agreed and is gone ({key}){_meant(key)}"
            yield Problem(kb.root / "docs" / "_data" / NAME, line, what)


def outdated(kb: Knowledge, docs: Documents) -> dict[str, str]:
    """Key of each unit of which one language was worded anew and the other not → the language that is out of date."""
    record = recorded(kb.root)
    found = {}
    for unit in units(kb, docs):
        for name, words in unit.texts.items():
            if behind := _behind(words, record.get(unit.key, {}).get(name)):
                found[unit.key] = behind
    return found


def agree(kb: Knowledge, docs: Documents, ids: Iterable[str] | None) -> list[str]:
    """Records the present state of the units called `ids` (of all, for None), and forgets those of them that are gone.

    Returns what changed by that, a line each. Raises KeyError with the first of `ids` that nothing bears.
    """
    path = kb.root / "docs" / "_data" / NAME
    record = dict(recorded(kb.root)) if path.exists() else {}
    now = {unit.key: unit for unit in units(kb, docs)}
    known = {key: {key, Unit(key, {}).id} for key in [*record, *now]}
    wanted = set(known) if ids is None else set()
    for identity in ids or ():
        called = {key for key, names in known.items() if identity in names}
        if not called:
            raise KeyError(identity)
        wanted |= called
    said = []
    for key in sorted(wanted):
        before = record.pop(key, None)
        if key not in now:
            said.append(f"{key}: gone")
            continue
        record[key] = entry = _entry(kb, now[key], before or {})
        if entry != before:
            said.append(f"{key}: {'new' if before is None else _difference(before, entry)}")
    order = {key: number for number, key in enumerate(now)}
    body = ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(record[key], ensure_ascii=False)}"
        for key in sorted(record, key=lambda key: (order.get(key, len(order)), key))
    )
    write_text_atomically(path, f"{{\n{body}\n}}\n")
    return said


def digest(text: str) -> str:
    """The first 32 bits of SHA-256, as 8 hex digits: enough to tell one wording from the next."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _entries(file: str, key: str, data: Any, path: Path) -> Iterator[Unit]:
    """The units of a file: entries that bear an id, a path or a code; elsewhere the file's own first fields."""
    if isinstance(data, list):
        for number, entry in enumerate(data):
            name = entry.get("id") or entry.get("path") or entry.get("code")
            yield _unit(file, f"{key}/{name}", entry, path, data.lc.item(number)[0] + 1)
        return
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from _entries(file, f"{key}/{name}", value, path)
        else:
            yield _unit(file, f"{key}/{name}", {"": value}, path, data.lc.key(name)[0] + 1)


def _unit(file: str, key: str, entry: Any, path: Path, line: int) -> Unit:
    texts: dict[str, Words] = {}
    values: dict[str, str | tuple[str, ...]] = {}
    _flatten("", entry, texts, values)
    left_out = ("id", *UNRECORDED.get(file, ()))
    kept = {name: value for name, value in values.items() if name.partition(".")[0] not in left_out}
    for name in NAMED.get(file, ()):
        for locale, words in texts.pop(name, {}).items():
            kept[f"{name}.{locale}".strip(".")] = words
    return Unit(key, dict.fromkeys(LOCALES, (path, line)), texts, kept)


def _flatten(name: str, value: Any, texts: dict[str, Words], values: dict[str, str | tuple[str, ...]]) -> None:
    """Takes an entry apart: `a.b` is field b of field a, `a.1` the first item of a."""
    under = lambda step: f"{name}.{step}" if name else str(step)  # noqa: E731
    if isinstance(value, dict):
        if all(isinstance(value.get(locale), str) for locale in LOCALES):
            texts[name] = {locale: str(value[locale]) for locale in LOCALES}
            value = {key: inner for key, inner in value.items() if key not in LOCALES}
        for key, inner in value.items():
            _flatten(under(key), inner, texts, values)
    elif isinstance(value, list) and any(isinstance(item, dict) and LOCALES[0] in item for item in value):
        for number, item in enumerate(value, 1):
            _flatten(under(number), item, texts, values)
    elif isinstance(value, list):
        values[name] = tuple(_short(item) for item in value)
    else:
        values[name] = _short(value)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(load.plain(value), ensure_ascii=False, sort_keys=True)
    return text if len(text) <= _LONG else f"#{digest(text)}"


def _parts(document: Any) -> dict[str, tuple[int, str]]:
    """A page as id → (line, text): each block that has an id, and what follows it without one."""
    parts: dict[str, tuple[int, str]] = {}
    last = ""
    for block in document.blocks:
        last = block.id or last
        line, text = parts.get(last, (block.line, ""))
        parts[last] = (line, f"{text}\n{block.text}".strip())
    return parts


def _values(unit: Unit, entry: dict[str, Any]) -> Iterator[Problem]:
    for name, before in entry.items():
        if isinstance(before, dict) or name in unit.texts:
            if name not in unit.texts:
                yield _stop(unit, LOCALES[0], f"{unit.id}: {name or 'its text'} was agreed and is gone")
            continue
        now = unit.values.get(name)
        if isinstance(before, list):
            kept = now if isinstance(now, tuple) else ()
            if gone := sorted((Counter(before) - Counter(kept)).elements()):
                yield _stop(unit, LOCALES[0], f"{unit.id}: {name} no longer has {', '.join(gone)}, which was agreed")
        elif now != before:
            said = f"is “{now}”" if now is not None else "is gone"
            yield _stop(unit, LOCALES[0], f"{unit.id}: {name or 'its value'} {said}; agreed was “{before}”")


def _texts(kb: Knowledge, unit: Unit, entry: dict[str, Any]) -> Iterator[Problem]:
    for name, words in unit.texts.items():
        before = entry.get(name)
        if not isinstance(before, dict):
            continue
        anew = _anew(words, before)
        named = f"{unit.id} {name}".strip()
        for locale in anew:
            gone = lost(Counter(before[locale][1:]), signature(kb, words[locale], locale))
            if gone:
                yield _stop(unit, locale, f"{named}: says other than agreed: {_in_words(gone)}")
        if len(anew) == 1:
            behind = next(locale for locale in LOCALES if locale not in anew)
            yield _report(unit, behind, f"AGREE-3 {named}: {anew[0]} was worded anew, {behind} was not")
        elif anew:
            yield _report(unit, LOCALES[0], f"AGREE-2 {named}: both languages were worded anew, not compared yet")


def _in_words(gone: list[str]) -> str:
    counts = Counter(gone)
    named = [f"{mark}{f' ×{count}' if count > 1 else ''}" for mark, count in counts.items() if mark != "+not"]
    parts = [f"lost {', '.join(named)}"] if named else []
    return "; ".join(parts + (["a negation came in"] if counts["+not"] else []))


def _anew(words: Words, before: dict[str, list[str]]) -> list[str]:
    return [locale for locale in LOCALES if before[locale][0] != digest(words[locale])]


def _behind(words: Words, before: Any) -> str | None:
    anew = _anew(words, before) if isinstance(before, dict) else []
    return next(locale for locale in LOCALES if locale not in anew) if len(anew) == 1 else None


def _entry(kb: Knowledge, unit: Unit, before: dict[str, Any]) -> dict[str, Any]:
    """What is recorded of a unit; a text whose wording is as recorded keeps its record."""
    entry: dict[str, Any] = {name: list(v) if isinstance(v, tuple) else v for name, v in unit.values.items()}
    for name, words in unit.texts.items():
        old = before.get(name) if isinstance(before.get(name), dict) else {}
        entry[name] = {
            locale: old[locale] if locale in old and old[locale][0] == digest(words[locale])
            else [digest(words[locale]), *sorted(signature(kb, words[locale], locale).elements())]
            for locale in LOCALES
        }  # fmt: skip
    return entry


def _difference(before: dict[str, Any], now: dict[str, Any]) -> str:
    """How two records of a unit differ, in a line."""
    said = []
    for name in dict.fromkeys([*before, *now]):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            for locale in LOCALES:
                gone, come = Counter(old[locale][1:]), Counter(new[locale][1:])
                if old[locale][0] != new[locale][0]:
                    changes = [f"−{m}" for m in sorted((gone - come).elements())]
                    changes += [f"+{m}" for m in sorted((come - gone).elements())]
                    said.append(f"{locale} {name} {' '.join(changes) or 'worded anew'}".replace("  ", " "))
        elif old != new:
            said.append(f"{name}: {old} → {new}")
    return "; ".join(said)


def _meant(key: str) -> str:
    return f"; if that is meant: ./scripts/run kb agree {Unit(key, {}).id}"


def _stop(unit: Unit, locale: str, what: str) -> Problem:
    return Problem(*unit.places[locale], what + _meant(unit.key))


def _report(unit: Unit, locale: str, what: str) -> Problem:
    return Problem(*unit.places[locale], what, stops=False)
