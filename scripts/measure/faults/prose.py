"""Mistakes in the pages: what a tired editor, a careless search-and-replace or a bad merge leaves behind."""

from __future__ import annotations

import random
import re

from kb.model import LOCALES
from kb.ownwords import fingerprints
from kb.prose import CITATION, MARK, Block, split_sentences
from measure.faults.kinds import Edit, World, changed, kind, other_digit, tries

# In running text only: never in an id, a term mark's id, a citation or an address.
_NUMBER = re.compile(r"(?<![\w^#/\]\[.-])\d+(?:\.\d+)?(?![\w^\]])")
_NEGATION = {"zh-TW": re.compile(r"不(?!同|過|斷|僅|只|論)|沒有|尚未"), "en": re.compile(r" not\b| no\b| never\b")}
_TURNED = {
    "zh-TW": (("增加", "減少"), ("減少", "增加"), ("提高", "降低"), ("降低", "提高"), ("加速", "減慢"),
              ("抑制", "促進"), ("促進", "抑制"), ("高", "低"), ("縮短", "延長")),
    "en": ((" more ", " less "), ("increase", "decrease"), ("reduce", "increase"), ("higher", "lower"),
           ("lower", "higher"), (" better", " worse"), ("speeds up", "slows"), ("shorten", "lengthen")),
}  # fmt: skip
_OTHERS = {
    "zh-TW": (("小鼠", "病人"), ("動物", "人"), ("女性", "男性"), ("男性", "女性"), ("大鼠", "小鼠")),
    "en": (("mice", "patients"), ("animals", "people"), ("women", "men"), (" men", " women"), (" rats", " people")),
}
_UNITS = {
    "zh-TW": (("週", "天"), ("個月", "週"), ("年後", "天後"), ("毫升", "公升"), ("分鐘", "小時"), ("%", "‰")),
    "en": ((" weeks", " days"), (" months", " weeks"), (" mL", " L"), (" minutes", " hours"), ("%", "‰")),
}
_SELLING = {"zh-TW": "效果神奇，", "en": "This breakthrough "}


def _edit(world: World, page: str, locale: str, block: Block, new: str | None, what: str) -> Edit | None:
    """The edit that puts `new` in place of a block's text."""
    path = world.page(page, locale)
    whole = changed(world.text(path), block.text, new) if new is not None and new != block.text else None
    return Edit({path: whole}, f"{locale} {block.id}: {what}") if whole else None


def _in_one(world: World, rng: random.Random, make) -> Edit | None:
    """`make(text, locale)` tried on paragraphs in random order and language until it returns a new text."""
    for page, pair in tries(rng, world.segments(), 92):
        locale = rng.choice(LOCALES)
        if made := make(pair[locale].text, locale):
            new, what = made
            if edit := _edit(world, page, locale, pair[locale], new, what):
                return edit
    return None


def _at_one(world: World, rng: random.Random, places, change) -> Edit | None:
    """One of the `places(text, locale)` of a paragraph, matches all, changed: `change(match, locale)` gives which group
    of it, by what, and what to call that; or None.
    """

    def make(text: str, locale: str):
        found = places(text, locale)
        done = change(place, locale) if found and (place := rng.choice(found)) else None
        if done is None:
            return None
        group, new, what = done
        return text[: place.start(group)] + new + text[place.end(group) :], what

    return _in_one(world, rng, make)


def _marks(text: str, locale: str) -> list[re.Match[str]]:
    return list(MARK.finditer(text))


def _outside_marks(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The matches that touch no id of a term and no address."""
    ids = [m.span(2) for m in MARK.finditer(text)] + [m.span() for m in re.finditer(r"\]\([^)]*\)|<[^>]*>", text)]
    return [m for m in pattern.finditer(text) if not any(a < m.end() and m.start() < b for a, b in ids)]


def _swapped(pairs, what: str):
    def make(text: str, locale: str, rng: random.Random):
        for old, new in rng.sample(pairs[locale], len(pairs[locale])):
            whole = r"(?!\w)" if locale == "en" and old[-1].isalpha() else ""  # “men”, not the start of “mention”
            if places := _outside_marks(text, re.compile(re.escape(old) + whole)):
                place = rng.choice(places)
                return text[: place.start()] + new + text[place.end() :], f"{what}: {old.strip()} → {new.strip()}"
        return None

    return make


@kind("paragraph dropped in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    page, pair = rng.choice(world.segments())
    locale = rng.choice(LOCALES)
    block = pair[locale]
    path = world.page(page, locale)
    return Edit({path: world.text(path).replace(f"{block.text}\n{{ #{block.id} }}\n", "")}, f"{locale} {block.id}")


@kind("paragraph dropped in both languages", True)
def _(world: World, rng: random.Random) -> Edit | None:
    page, pair = rng.choice(world.segments())
    files = {
        world.page(page, loc): world.text(world.page(page, loc)).replace(f"{b.text}\n{{ #{b.id} }}\n", "")
        for loc, b in pair.items()
    }
    return Edit(files, pair["en"].id or "")


@kind("sentence dropped in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def make(text: str, locale: str):
        sentences = split_sentences(text, locale)
        if len(sentences) < 2:
            return None
        gone = rng.choice(sentences)
        return text.replace(gone, "").strip(), f"“{gone[:40]}…”"

    return _in_one(world, rng, make)


@kind("two paragraphs change places in one language", False)
def _(world: World, rng: random.Random) -> Edit | None:
    segments = world.segments()
    for at in tries(rng, range(len(segments) - 1)):
        (page, left), (same, right) = segments[at], segments[at + 1]
        locale = rng.choice(LOCALES)
        first, second = (f"{b[locale].text}\n{{ #{b[locale].id} }}\n" for b in (left, right))
        path = world.page(page, locale)
        if page == same and f"{first}\n{second}" in world.text(path):
            return Edit({path: world.text(path).replace(f"{first}\n{second}", f"{second}\n{first}")}, left[locale].id)
    return None


@kind("digit changed in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def change(place: re.Match[str], locale: str):
        new = other_digit(place[0], rng)
        return 0, new, f"{place[0]} → {new}"

    return _at_one(world, rng, lambda text, locale: _outside_marks(text, _NUMBER), change)


@kind("same digit changed in both languages", True)
def _(world: World, rng: random.Random) -> Edit | None:
    for page, pair in tries(rng, world.segments(), 92):
        shared = {m[0] for m in _outside_marks(pair["en"].text, _NUMBER)} & {
            m[0] for m in _outside_marks(pair["zh-TW"].text, _NUMBER)
        }
        if not shared:
            continue
        old = rng.choice(sorted(shared))
        new = other_digit(old, rng)
        files = {}
        for locale, block in pair.items():
            place = next(m for m in _outside_marks(block.text, _NUMBER) if m[0] == old)
            text = block.text[: place.start()] + new + block.text[place.end() :]
            files[world.page(page, locale)] = changed(world.text(world.page(page, locale)), block.text, text)
        return Edit(files, f"{pair['en'].id}: {old} → {new}")
    return None


@kind("power of ten changed in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def change(place: re.Match[str], locale: str):
        new = str(int(place[0]) + rng.choice((-1, 1)))
        return 0, new, f"10^{place[0]} → 10^{new}"

    return _at_one(world, rng, lambda text, locale: list(re.finditer(r"(?<=10\^)\d+(?=\^)", text)), change)


@kind("unit changed in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = _swapped(_UNITS, "unit")
    return _in_one(world, rng, lambda text, locale: make(text, locale, rng))


@kind("hedge dropped in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def make(text: str, locale: str):
        words = [w for hedge in world.kb.hedges.values() for w in hedge.words[locale]]
        places = _outside_marks(text, re.compile("|".join(f"(?:{w})" for w in words)))
        if not places:
            return None
        place = rng.choice(places)
        return (text[: place.start()] + text[place.end() :]).replace("  ", " "), f"“{place[0]}” is gone"

    return _in_one(world, rng, make)


@kind("“not” dropped in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    change = lambda place, locale: (0, "", f"“{place[0].strip()}” is gone")  # noqa: E731
    return _at_one(world, rng, lambda text, locale: _outside_marks(text, _NEGATION[locale]), change)


@kind("“not” slipped in, in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    into = {
        "zh-TW": (("能", "不能"), ("會", "不會"), ("有", "沒有")),
        "en": ((" is ", " is not "), (" can ", " cannot ")),
    }
    make = _swapped(into, "negated")
    return _in_one(world, rng, lambda text, locale: make(text, locale, rng))


@kind("direction turned in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = _swapped(_TURNED, "turned")
    return _in_one(world, rng, lambda text, locale: make(text, locale, rng))


@kind("animals become people, women men, in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    make = _swapped(_OTHERS, "others")
    return _in_one(world, rng, lambda text, locale: make(text, locale, rng))


@kind("term mark leads to another term, in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def change(mark: re.Match[str], locale: str):
        other = rng.choice([t for t in world.kb.terms if t != mark[2]])
        return 2, other, f"{mark[2]} → {other}"

    return _at_one(world, rng, _marks, change)


@kind("term swapped for another in the words of one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    def change(mark: re.Match[str], locale: str):
        subject = world.kb.terms[mark[2]].subject
        others = [t for t in world.kb.terms.values() if t.subject == subject and t.label[locale] not in mark[1]]
        other = rng.choice(others).label[locale]
        return 1, other, f"{mark[1]} → {other}"

    return _at_one(world, rng, _marks, change)


@kind("term misspelt in one language", False)
def _(world: World, rng: random.Random) -> Edit | None:
    def change(mark: re.Match[str], locale: str):
        word, at = mark[1], rng.randrange(len(mark[1]) - 1)
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return (1, wrong, f"{word} → {wrong}") if wrong != word else None

    return _at_one(world, rng, lambda text, locale: [m for m in _marks(text, locale) if len(m[1]) > 2], change)


@kind("term's id misspelt", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _at_one(world, rng, _marks, lambda mark, locale: (2, mark[2][:-1], f"{mark[2]} loses a letter"))


@kind("term mark removed in one language", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _at_one(world, rng, _marks, lambda mark, locale: (0, mark[1], f"{mark[2]} unmarked"))


@kind("paragraph's id misspelt in one language", False)
def _(world: World, rng: random.Random) -> Edit | None:
    page, pair = rng.choice(world.segments())
    locale = rng.choice(LOCALES)
    identity = pair[locale].id or ""
    path = world.page(page, locale)
    wrong = identity[:-1] + ("5" if rng.random() < 0.5 else "")
    return Edit({path: world.text(path).replace(f"{{ #{identity} }}", f"{{ #{wrong} }}")}, f"{identity} → {wrong}")


@kind("English paragraph left in Chinese", True)
def _(world: World, rng: random.Random) -> Edit | None:
    page, pair = rng.choice(world.segments())
    return _edit(world, page, "en", pair["en"], pair["zh-TW"].text, "still Chinese")


@kind("sentence copied from a source", True)
def _(world: World, rng: random.Random) -> Edit | None:
    """The source may not be held here; another text, unlike ours, is fingerprinted in its stead."""
    source = {
        "zh-TW": "此段落係另行撰寫之來源文句僅供比對照抄檢查使用並非任何論文之原文內容",
        "en": "This stretch of words stands in for a source that may not be kept among these files at all.",
    }
    locale = rng.choice(LOCALES)
    page, pair = rng.choice(world.segments())
    start = rng.randrange(0, 8)
    gap, size = ("", 20) if locale == "zh-TW" else (" ", 10)
    stretch = gap.join((source[locale].split() if gap else list(source[locale]))[start:][:size])
    edit = _edit(world, page, locale, pair[locale], f"{pair[locale].text}{gap}{stretch}", stretch)
    stored = "docs/_data/source-shingles.txt"
    digests = {*world.text(stored).split(), *fingerprints(source[locale])}
    return Edit(edit.files | {stored: "\n".join(sorted(digests)) + "\n"}, edit.what) if edit else None


@kind("selling word", False)
def _(world: World, rng: random.Random) -> Edit | None:
    page, pair = rng.choice(world.segments())
    locale = rng.choice(LOCALES)
    text = _SELLING[locale] + pair[locale].text
    return _edit(world, page, locale, pair[locale], text, _SELLING[locale].strip("，, "))


@kind("mainland variant", False)
def _(world: World, rng: random.Random) -> Edit | None:
    for page, pair in tries(rng, world.segments(), 92):
        for mark in MARK.finditer(pair["zh-TW"].text):
            term = world.kb.terms[mark[2]]
            forms = [a.form for a in term.avoid if re.match(r"[㐀-鿿]", a.form)]
            if forms and mark[1] == term.label["zh-TW"]:
                text = pair["zh-TW"].text.replace(f"[{mark[1]}][", f"[{forms[0]}][", 1)
                return _edit(world, page, "zh-TW", pair["zh-TW"], text, f"{mark[1]} → {forms[0]}")
    return None


@kind("half-width punctuation in Chinese", False)
def _(world: World, rng: random.Random) -> Edit | None:
    for page, pair in tries(rng, world.segments()):
        text = pair["zh-TW"].text
        places = [m.start() for m in re.finditer(r"(?<=[㐀-鿿])[，；]|[，；](?=[㐀-鿿])", text)]
        if places:
            at = rng.choice(places)
            half = {"，": ",", "；": ";"}[text[at]]
            return _edit(world, page, "zh-TW", pair["zh-TW"], text[:at] + half + text[at + 1 :], f"{text[at]} → {half}")
    return None


@kind("space typed between Han and Latin", False)
def _(world: World, rng: random.Random) -> Edit | None:
    for page, pair in tries(rng, world.segments(), 92):
        text = pair["zh-TW"].text
        places = [m.end() for m in re.finditer(r"[㐀-鿿](?=\d)", text)]
        if places:
            at = rng.choice(places)
            return _edit(world, page, "zh-TW", pair["zh-TW"], f"{text[:at]} {text[at:]}", f"before {text[at : at + 4]}")
    return None


@kind("straight quotation marks in English", False)
def _(world: World, rng: random.Random) -> Edit | None:
    for page, pair in tries(rng, world.segments(), 92):
        if "“" in pair["en"].text:
            text = pair["en"].text.replace("“", '"').replace("”", '"')
            return _edit(world, page, "en", pair["en"], text, "straight quotes")
    return None


@kind("link leads nowhere", False)
def _(world: World, rng: random.Random) -> Edit | None:
    links = [
        (page, locale, m)
        for page in world.docs for locale in LOCALES
        for m in re.finditer(r"\]\(([\w./-]+\.md)(#[\w-]+)?\)", world.text(world.page(page, locale)))
    ]  # fmt: skip
    page, locale, link = rng.choice(links)
    path, text = world.page(page, locale), world.text(world.page(page, locale))
    at = link.start(1) + rng.randrange(3, len(link[1]) - 3)
    return Edit({path: text[:at] + text[at + 1 :]}, f"{path}: {link[1]} loses a letter")


@kind("citation removed in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _citation(world, rng, lambda mark: "", LOCALES[:1] if rng.random() < 0.5 else LOCALES[1:])


@kind("citation removed in both languages", True)
def _(world: World, rng: random.Random) -> Edit | None:
    return _citation(world, rng, lambda mark: "", LOCALES)


@kind("citation of another source in one language", True)
def _(world: World, rng: random.Random) -> Edit | None:
    other = rng.choice([key for key, ref in world.kb.references.items() if ref.verified])
    return _citation(world, rng, lambda mark: f"[^{other}]", LOCALES[:1])


@kind("citation's key misspelt", False)
def _(world: World, rng: random.Random) -> Edit | None:
    return _citation(world, rng, lambda mark: f"[^{mark[1][:-1]}]", LOCALES)


def _citation(world: World, rng: random.Random, make, locales) -> Edit | None:
    """A citation of a page changed in the named languages."""
    cited = [
        (page, key) for page in world.docs
        for key in dict.fromkeys(CITATION.findall(world.text(world.page(page, "en"))))
    ]  # fmt: skip
    if not cited:
        return None
    page, key = rng.choice(cited)
    files, what = {}, ""
    for locale in locales:
        path = world.page(page, locale)
        text = world.text(path)
        mark = next(m for m in CITATION.finditer(text) if m[1] == key)
        new = make(mark)
        files[path] = text[: mark.start()] + new + text[mark.end() :]
        what = f"{page} {'+'.join(locales)}: {mark[0]} → {new or 'gone'}"
    return Edit(files, what)
