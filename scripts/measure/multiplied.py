"""A project with N times the pages, to see how the build grows: `python -m measure.multiplied FOLDER N`.

Chapters, the chapters set side by side and the written pages of `about` stand N times, and so does all that their
paragraphs rest on: source paragraphs, segments, claims, notes, updates, events, figures with their drawings, sources,
the change log. Every copy is as heavy as the original and leads to its own copies. What is drawn from data stays one
page and grows with it (timeline, since-2020, evidence, references, about/errata, about/changelog, the home page). The
glossary stays one vocabulary, whose terms are used in N times as many places; the legal box and the question sheet
stay as they are.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kb.load import THE_REVIEW
from kb.model import LOCALES

ROOT = Path(__file__).resolve().parents[2]
MOST = 20  # claims are numbered with at most three digits
_MULTIPLIED = re.compile(r"(?:chapters|parallel)/[a-z-]+|about/(?:source|method|contributing|accessibility)")
_FILES = (
    "source", "segments", "claims", "notes", "figures", "updates", "pages", "references", "timeline", "changelog",
)  # fmt: skip
_CLAIM_STEP = 50  # more than there are claims, fewer than would make a thousand at MOST


def make(project: Path, times: int, root: Path = ROOT) -> None:
    """Writes the project at `root`, `times` over, into the new folder `project`. Raises ValueError beyond MOST."""
    if not 1 <= times <= MOST:
        raise ValueError(f"between 1 and {MOST} times, not {times}")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(root / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (root / "mkdocs.yml", root / "pyproject.toml", *root.glob("requirements*.txt")):
        shutil.copy(path, project / path.name)
    copies = [_Copy(number) for number in range(1, times)]
    for name in _FILES:
        _data(project / "docs" / "_data" / f"{name}.yml", copies, _FIELDS | {"id": _IDS.get(name, _Copy.name)})
    for copy in copies:
        for locale in LOCALES:
            _pages(root / "docs" / locale, project / "docs" / locale, copy)
        for drawing in (root / "overrides" / "figures").rglob("*.svg"):
            folder = project / drawing.parent.relative_to(root)
            shutil.copy(drawing, folder / f"{copy.name(drawing.stem)}.svg")
    _nav(project / "mkdocs.yml", copies)


class _Copy:
    """What things are called in one copy: `hair-030` is `hair-b-030`, `chapters/hair` is `chapters/hair-b` …"""

    def __init__(self, number: int) -> None:
        self.number = number
        self.letter = chr(ord("a") + number)

    def name(self, name: str) -> str:
        """What has no other rule: a note, an update, an event …"""
        return f"{name}-{self.letter}"

    def segment(self, name: str) -> str:
        """A segment: the name of its chapter changes."""
        return re.sub(r"-(\d{3})$", rf"-{self.letter}-\1", name)

    def claim(self, name: str) -> str:
        """A claim: CL07 is CL57, CL107 …"""
        return f"CL{int(name.removeprefix('CL')) + _CLAIM_STEP * self.number}"

    def reference(self, key: str) -> str:
        """A source; the review is one and the same."""
        return key if key == THE_REVIEW else self.name(key)

    def page(self, path: str) -> str:
        """A page, if it is one that is multiplied."""
        return self.name(path) if _MULTIPLIED.fullmatch(path) else path

    def place(self, place: str) -> str:
        """A page and an anchor on it."""
        path, mark, anchor = place.partition("#")
        return self.page(path) + mark + self.segment(anchor)


_Rename = Callable[[_Copy, str], str]
_FIELDS: dict[str, _Rename] = {
    "source": _Copy.name, "leads": _Copy.name, "beside": _Copy.name, "segment": _Copy.segment,
    "segments": _Copy.segment, "claims": _Copy.claim, "refs": _Copy.reference, "path": _Copy.page,
    "pages": _Copy.page, "place": _Copy.place,
}  # fmt: skip
"""Field of the data → how what it names is called in a copy."""
_IDS = {"segments": _Copy.segment, "claims": _Copy.claim, "references": _Copy.reference}


def _data(path: Path, copies: list[_Copy], fields: dict[str, _Rename]) -> None:
    """Adds the copies of a data file's entries at its end; what keeps its name is there already."""
    yaml = YAML(typ="safe")
    yaml.allow_unicode, yaml.width = True, 1_000_000
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    entries = yaml.load(text)
    chapters = sum(entry.get("kind") == "chapter" for entry in entries)
    for copy in copies:
        made = [renamed for entry in entries if (renamed := _renamed(entry, copy, fields)) != entry]
        for entry in made:
            if entry.get("kind") == "chapter":
                entry["number"] += chapters * copy.number
        with path.open("w" if copy is copies[0] else "a", encoding="utf-8") as file:
            file.write(text if copy is copies[0] else "")
            yaml.dump(made, file)


def _renamed(value: Any, copy: _Copy, fields: dict[str, _Rename], rename: _Rename | None = None) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(part, copy, fields, fields.get(key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, copy, fields, rename) for part in value]
    return rename(copy, value) if rename and isinstance(value, str) else value


def _pages(tree: Path, target: Path, copy: _Copy) -> None:
    """One copy of every page that is multiplied, leading to the other pages of that copy."""
    for path in sorted(tree.rglob("*.md")):
        name = path.relative_to(tree).with_suffix("").as_posix()
        if copy.page(name) == name:
            continue
        (target / f"{copy.page(name)}.md").write_text(
            _written(path.read_text(encoding="utf-8"), name, copy), encoding="utf-8"
        )


def _written(text: str, page: str, copy: _Copy) -> str:
    text = re.sub(r"(?<=\{ #)[\w-]+(?= \})", lambda m: copy.segment(m[0]), text)
    text = re.sub(r"(?<=\[\^)[\w-]+(?=\])", lambda m: copy.reference(m[0]), text)
    text = re.sub(r"(?<=<!-- kb:)(figure|parallel) ([\w-]+)", lambda m: f"{m[1]} {copy.name(m[2])}", text)
    return re.sub(r"(?<=\]\()([\w./-]+)\.md(#[\w-]+)?", lambda m: _link(copy, page, m[1], m[2] or ""), text)


def _link(copy: _Copy, page: str, to: str, anchor: str) -> str:
    folder = page.rpartition("/")[0]
    inside = to.removeprefix("../") if to.startswith("../") else f"{folder}/{to}"
    return f"{copy.name(to) if copy.page(inside) != inside else to}.md{copy.segment(anchor)}"


def _nav(config: Path, copies: list[_Copy]) -> None:
    """Each copy of a page stands in the navigation after the pages of its kind."""
    lines = config.read_text(encoding="utf-8").splitlines()
    listed = [m[1] for line in lines if (m := re.fullmatch(r"  - ([\w/-]+)\.md", line))]
    for folder in ("chapters", "parallel", "about"):
        members = [path for path in listed if path.startswith(f"{folder}/")]
        here = lines.index(f"  - {members[-1]}.md") + 1
        lines[here:here] = [f"  - {copy.page(p)}.md" for copy in copies for p in members if copy.page(p) != p]
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
