"""The query table (tests/search-queries.yml): what readers type and where they would be content to land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

KINDS = (
    "exact", "synonym", "abbreviation", "simplified", "japanese", "cross", "typo-latin", "typo-han", "part", "question",
    "year", "number", "frightened",
)  # fmt: skip


@dataclass(frozen=True)
class Query:
    """`ask` is typed on a page in the language `on`. `want` lists places (page, or page#anchor) that answer it,
    `never` places that may not be among the first.
    """

    ask: str
    on: str
    kind: str
    want: tuple[str, ...]
    never: tuple[str, ...] = ()

    def answered_by(self, place: str) -> bool:
        """Whether a place answers: a page in `want` counts with any anchor, an anchor only with itself."""
        return _listed(place, self.want)

    def misled_by(self, places: list[str], within: int = 3) -> list[str]:
        """The places among the first that mislead who asks this."""
        return [place for place in places[:within] if _listed(place, self.never)]

    def rank(self, places: list[str]) -> int | None:
        """The first place (from 1) among `places` that answers; None if none does."""
        return next((n for n, place in enumerate(places, 1) if self.answered_by(place)), None)


def _listed(place: str, places: tuple[str, ...]) -> bool:
    return place in places or place.partition("#")[0] in places


def load(path: Path) -> list[Query]:
    """The table at `path`."""
    rows = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [Query(row["ask"], row["on"], row["kind"], tuple(row["want"]), tuple(row.get("never", ()))) for row in rows]


def share(ranks: Iterable[int | None], within: int) -> float:
    """How many of `ranks` are at most `within`, in percent."""
    found = [rank is not None and rank <= within for rank in ranks]
    return 100 * sum(found) / len(found)


def by_kind(queries: list[Query], ranks: list[int | None]) -> dict[tuple[str, str], list[int | None]]:
    """(kind, language) → ranks, for every pair and for ("all", language), ("all", "")."""
    groups: dict[tuple[str, str], list[int | None]] = {}
    for query, rank in zip(queries, ranks, strict=True):
        for key in ((query.kind, query.on), ("all", query.on), ("all", "")):
            groups.setdefault(key, []).append(rank)
    return groups


def spread(queries: list[Query]) -> Counter[tuple[str, str]]:
    """How many queries there are of each kind in each language."""
    return Counter((query.kind, query.on) for query in queries)
