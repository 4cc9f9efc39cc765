"""Mistakes in the data: claims, updates, notes, terms, events, references, questions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from kb.model import LOCALES
from measure.faults.kinds import Edit, World, data, kind, other_digit, tries

_DAY = r"20\d\d-\d\d-\d\d"


def _in_entry(
    world: World, rng: random.Random, files: tuple[str, ...], pattern: str, make: Callable[[re.Match[str]], str | None],
    choose: Callable[[str], bool] = lambda entry: True,
) -> Edit | None:  # fmt: skip
    """In a random entry of one of `files`, a random match of `pattern` put through `make`."""
    entries = [(file, *entry) for file in files for entry in world.entries(file)]
    for file, start, end, name in tries(rng, entries, 400):
        text = world.text(data(file))
        if not choose(text[start:end]):
            continue
        places = list(re.compile(pattern, re.M).finditer(text, start, end))
        if not places:
            continue
        place = rng.choice(places)
        new = make(place)
        if new is not None and new != place[0]:
            whole = text[: place.start()] + new + text[place.end() :]
            return Edit({data(file): whole}, f"{file} {name}: {place[0].strip()[:40]} → {new.strip()[:40]}")
    return None


def _another(rng: random.Random, choices, now: str) -> str:
    return rng.choice([choice for choice in choices if choice != now])


def _recoded(
    world: World, rng: random.Random, files: tuple[str, ...], field: str, choices, opens: str = ""
) -> Edit | None:
    """A field's code (of a list that `opens`, the first one) made another of its `choices`."""
    pattern = rf"^  {field}: {re.escape(opens)}([\w-]+){'' if opens else '$'}"
    return _in_entry(world, rng, files, pattern, lambda m: f"  {field}: {opens}{_another(rng, choices, m[1])}")


def _text_of(locale: str) -> str:
    """A line of an entry that holds its text in one language."""
    return rf"^ +{locale}: .+$"


@kind("badge changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _recoded(world, rng, ("claims",), "badge", world.kb.badges)


@kind("kind of study changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _recoded(world, rng, ("updates",), "kind", world.kb.badges)


@kind("status changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _recoded(world, rng, ("claims",), "status", world.kb.statuses)


@kind("badge or status misspelt", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("claims",), r"^  (status): ([\w-]+)$", lambda m: f"  status: {m[2][:-1]}")


@kind("claim moved to another paragraph", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _recoded(world, rng, ("claims",), "segments", world.kb.segments, "[")


@kind("date of a fact made stale", True)
def _(world: World, rng: random.Random) -> Edit | None:
    older = lambda m: f"  {m[1]}: {int(m[2]) - rng.randint(1, 3)}{m[3]}"  # noqa: E731
    return _in_entry(world, rng, ("updates", "references"), r"^  (seen|published): (20\d\d)(.*)$", older)


@kind("date mistyped", True)
def _(world: World, rng: random.Random) -> Edit | None:
    files = ("updates", "timeline", "notes")
    make = lambda m: f"  {m[1]}: {m[2]}{(int(m[3]) % 9) + 1}"  # noqa: E731
    return _in_entry(world, rng, files, r"^  (published|date|to|seen): (.*)(\d)$", make)


@kind("legal box: date made stale", True)
def _(world: World, rng: random.Random) -> Edit | None:
    path = data("taiwan")
    text = world.text(path)
    place = rng.choice(list(re.finditer(rf"^(seen|to|next-check): ({_DAY}|20\d\d-\d\d)", text, re.M)))
    new = f"{place[1]}: {int(place[2][:4]) - 1}{place[2][4:]}"
    return Edit({path: text[: place.start()] + new + text[place.end() :]}, f"{place[0]} → {new}")


@kind("number of people mistyped", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("updates",), r"^  people: (\d+)$", lambda m: f"  people: {other_digit(m[1], rng)}")


@kind("digit changed in one language of the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    locale = rng.choice(LOCALES)
    files = ("updates", "timeline", "notes", "glossary")
    return _in_entry(world, rng, files, _text_of(locale), lambda m: _digit(m, rng))


def _digit(line: re.Match[str], rng: random.Random) -> str | None:
    numbers = list(re.finditer(r"(?<![\w^.-])\d+(?:\.\d+)?(?![\w^])", line[0]))
    if not numbers:
        return None
    number = rng.choice(numbers)
    return line[0][: number.start()] + other_digit(number[0], rng) + line[0][number.end() :]


@kind("same digit changed in both languages of the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def make(match: re.Match[str]) -> str | None:
        left, right = match[1], match[2]
        shared = set.intersection(*(set(re.findall(r"(?<![\w^.-])\d+(?![\w^.])", text)) for text in (left, right)))
        if not shared:
            return None
        old = rng.choice(sorted(shared))
        new = other_digit(old, rng)
        number = rf"(?<![\w^.-]){old}(?![\w^.])"
        return re.sub(number, new, left, count=1) + "\n" + re.sub(number, new, right, count=1)

    return _in_entry(world, rng, ("updates", "timeline", "notes"), r"^( +zh-TW: .+)\n( +en: .+)$", make)


@kind("hedge dropped in one language of the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    locale = rng.choice(LOCALES)
    words = re.compile("|".join(f"(?:{w})" for hedge in world.kb.hedges.values() for w in hedge.words[locale]))

    def make(line: re.Match[str]) -> str | None:
        places = list(words.finditer(line[0], line[0].index(":")))
        if not places:
            return None
        place = rng.choice(places)
        return (line[0][: place.start()] + line[0][place.end() :]).replace("  ", " ", 1)

    return _in_entry(world, rng, ("updates", "notes", "timeline", "claims"), _text_of(locale), make)


@kind("“not” dropped in one language of the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    locale = rng.choice(LOCALES)
    words = re.compile({"zh-TW": r"不(?!同|過|斷|僅|只|論)|沒有|尚未", "en": r" not\b| no\b"}[locale])

    def make(line: re.Match[str]) -> str | None:
        place = words.search(line[0], line[0].index(":"))
        return line[0][: place.start()] + line[0][place.end() :] if place else None

    return _in_entry(world, rng, ("updates", "notes", "timeline", "claims", "glossary"), _text_of(locale), make)


@kind("sentence dropped in one language of the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    locale = rng.choice(LOCALES)
    ends = {"zh-TW": r"[^。]+。", "en": r"[^.]+\.(?= |$)"}[locale]

    def make(line: re.Match[str]) -> str | None:
        lead, _, text = line[0].partition(": ")
        sentences = re.findall(ends, text)
        if len(sentences) < 2 or text[0] in "\"'":
            return None
        return f"{lead}: {text.replace(rng.choice(sentences[1:]), '')}"

    return _in_entry(world, rng, ("updates", "notes"), _text_of(locale), make)


@kind("lead of an update missing in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("updates",), rf"^    {rng.choice(LOCALES)}: .+\n", lambda m: "")


@kind("update removed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _removed(world, rng, "updates")


@kind("editors' note removed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _removed(world, rng, "notes")


@kind("event removed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _removed(world, rng, "timeline")


def _removed(world: World, rng: random.Random, file: str) -> Edit | None:
    start, end, name = rng.choice(world.entries(file))
    text = world.text(data(file))
    return Edit({data(file): text[:start] + text[end:]}, f"{file} {name}")


@kind("entry pasted twice", False)
def _(world: World, rng: random.Random) -> Edit | None:
    file = rng.choice(("updates", "notes", "glossary", "timeline", "references"))
    start, end, name = rng.choice(world.entries(file))
    text = world.text(data(file))
    return Edit({data(file): text[:end].rstrip("\n") + "\n" + text[start:end] + text[end:]}, f"{file} {name}")


@kind("source swapped for another in the data", True)
def _(world: World, rng: random.Random) -> Edit | None:
    verified = [key for key, ref in world.kb.references.items() if ref.verified]
    return _recoded(world, rng, ("updates", "notes", "timeline"), "refs", verified, "[")


@kind("source removed from the data", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("updates", "notes", "timeline"), r"^  refs: \[.+\]\n", lambda m: "")


@kind("source's key misspelt in the data", False)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f"  refs: [{m[1][:-1]}"  # noqa: E731
    return _in_entry(world, rng, ("updates", "notes", "timeline"), r"^  refs: \[([\w-]+)", make)


@kind("digit of a DOI changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f"{m[1]}{m[2][:-1]}{(int(m[2][-1]) + 1) % 10}{m[3]}"  # noqa: E731
    return _in_entry(world, rng, ("references",), r"^(  DOI: .*?)(\d)(\"?)$", make)


@kind("year or page of a source changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f"{m[1]}{other_digit(m[2], rng)}{m[3]}"  # noqa: E731
    return _in_entry(world, rng, ("references",), r"^(  (?:issued|volume|page): \"?)(\d+)(.*)$", make)


@kind("author of a source changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f'{{family: "{m[1][:-1]}"'  # noqa: E731
    return _in_entry(world, rng, ("references",), r"\{family: \"?([\w-]{3,})\"?(?=, given)", make)


@kind("source read only by hearsay cited (verified turned off)", True)
def _(world: World, rng: random.Random) -> Edit | None:
    cited = {key for update in world.kb.updates.values() for key in update.refs}
    make = lambda m: "  verified: false"  # noqa: E731
    named = lambda entry: re.match(r"- id: ([\w-]+)", entry)[1] in cited  # noqa: E731
    return _in_entry(world, rng, ("references",), r"^  verified: true$", make, named)


@kind("definitions of two terms swapped in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    locale = rng.choice(LOCALES)
    text = world.text(data("glossary"))
    lines = list(re.finditer(rf"^    {locale}: (.+)$", text, re.M))
    first, second = sorted(rng.sample(lines, 2), key=lambda m: m.start())
    between = text[first.end(1) : second.start(1)]
    swapped = text[: first.start(1)] + second[1] + between + first[1] + text[second.end(1) :]
    return Edit({data("glossary"): swapped}, f"{locale}: {first[1][:20]} ↔ {second[1][:20]}")


@kind("preferred name of a term changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f"  {m[1]}: {m[2][1:]}"  # noqa: E731
    return _in_entry(world, rng, ("glossary",), rf"^  ({'|'.join(LOCALES)}): ([^\"\n]{{3,}})$", make)


@kind("question taken off the sheet", True)
def _(world: World, rng: random.Random) -> Edit | None:
    start, end, name = rng.choice(world.entries("questions"))
    text = world.text(data("questions"))
    end = start + len(re.split(r"^(?=\w)", text[start:end], maxsplit=1, flags=re.M)[0])  # the last of a part
    return Edit({data("questions"): text[:start] + text[end:]}, name)


@kind("“not medical advice” loses its “not”", True)
def _(world: World, rng: random.Random) -> Edit | None:
    text = world.text(data("ui"))
    old, new = rng.choice((("不是醫療建議", "是醫療建議"), ("not medical advice", "medical advice")))
    places = [m.start() for m in re.finditer(old, text)]
    at = rng.choice(places)
    return Edit({data("ui"): text[:at] + new + text[at + len(old) :]}, old)


@kind("label of a badge or status changed", True)
def _(world: World, rng: random.Random) -> Edit | None:
    text = world.text(data("badges"))
    labels = list(re.finditer(r"en: ([A-Za-z][^,}\n]{6,})", text))
    label = rng.choice(labels)
    other = _another(rng, [m[1] for m in labels], label[1])
    return Edit({data("badges"): text[: label.start(1)] + other + text[label.end(1) :]}, f"{label[1]} → {other}")


@kind("number in a drawing changed in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("figures",), r"^ +(?:\w[\w-]*: \{zh-TW: .+|zh-TW: .+)$", lambda m: _digit(m, rng))


@kind("field's name misspelt", False)
def _(world: World, rng: random.Random) -> Edit | None:
    files = ("updates", "claims", "notes", "timeline", "glossary", "references")
    return _in_entry(world, rng, files, r"^  ([a-z]{4,}): ", lambda m: f"  {m[1][:-2]}{m[1][-1]}{m[1][-2]}: ")


@kind("indentation broken", False)
def _(world: World, rng: random.Random) -> Edit | None:
    files = ("updates", "notes", "glossary")
    return _in_entry(world, rng, files, r"^  (seen|segment|subject): ", lambda m: f" {m[1]}: ")


@kind("key pasted twice in an entry", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("updates", "claims"), r"^  (subject|status): .+\n", lambda m: m[0] + m[0])


@kind("hedge taken out of a paragraph's list", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _in_entry(world, rng, ("segments",), r", hedges: \[[^\]]+\]", lambda m: "")


@kind("selling word in the data", False)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: f"{m[1]}效果神奇，{m[2]}"  # noqa: E731
    return _in_entry(world, rng, ("updates", "timeline"), r"^( +zh-TW: )([^\"{].+)$", make)


@kind("half-width punctuation in the data", False)
def _(world: World, rng: random.Random) -> Edit | None:
    make = lambda m: m[0].replace("，", ",", 1)  # noqa: E731
    return _in_entry(world, rng, ("updates", "timeline", "notes"), r"^ +zh-TW: [^\"{].*，.*$", make)
