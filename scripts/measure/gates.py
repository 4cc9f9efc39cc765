"""How many mistakes the gates notice: `./scripts/bench gates`.

Makes small realistic mistakes (measure.faults), one at a time, in a copy of the real content, runs every check on it in
this process and counts what was stopped, what was only reported and what was missed. Seeded: the same seed on the same
content makes the same mistakes. Exit code 1 when a mistake that changes meaning was not stopped, or when fewer than
98 in 100 were noticed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kb import check, parity
from kb.load import load
from measure.faults import entries, prose  # noqa: F401  (they register their kinds)
from measure.faults.kinds import KINDS, Edit, Kind, World

ROOT = Path(__file__).resolve().parents[2]
NOTICED = 0.98
STOPPED, REPORTED, MISSED = "stopped", "reported", "missed"


@dataclass(frozen=True)
class Result:
    """What became of one mistake: its kind, what was done, whether it was stopped, reported or missed, and the first
    line that said so.
    """

    kind: str
    what: str
    end: str
    said: str


def mistakes(world: World, seed: int, count: int, kinds: Iterable[Kind]) -> list[tuple[Kind, Edit]]:
    """Up to `count` different mistakes of each of `kinds`; the same for the same seed and content."""
    made = []
    for kind in kinds:
        rng = random.Random(f"{seed} {kind.name}")
        seen: set[tuple[tuple[str, str], ...]] = set()
        for _ in range(count * 4):
            edit = kind.make(world, rng) if len(seen) < count else None
            key = tuple(sorted(edit.files.items())) if edit else ()
            if edit and key not in seen and any(world.text(path) != text for path, text in edit.files.items()):
                seen.add(key)
                made.append((kind, edit))
    return made


class Bench:
    """A copy of the project to make mistakes in; `try_out` leaves it as it was."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, self.root / name)
        self.world = World(self.root, load(self.root), parity.documents(load(self.root)))
        self.before = self._found()

    def _found(self) -> Counter[tuple[str, str, bool]]:
        """Problems without their lines: a mistake that moves lines is not noticed by that."""
        return Counter((p.path.name, p.what, p.stops) for p in check.run(self.root))

    def try_out(self, kind: Kind, edit: Edit) -> Result:
        """Makes one mistake, checks, and takes it back."""
        for path, text in edit.files.items():
            self.world.text(path)
            (self.root / path).write_text(text, encoding="utf-8")
        try:
            new = self._found() - self.before
        finally:
            for path in edit.files:
                (self.root / path).write_text(self.world.text(path), encoding="utf-8")
        stops = sorted(what for _, what, stop in new if stop)
        reports = sorted(what for _, what, stop in new if not stop)
        end = STOPPED if stops else REPORTED if reports else MISSED
        return Result(kind.name, edit.what, end, (stops or reports or [""])[0])


_bench: Bench | None = None


def _start(folder: str) -> None:
    global _bench
    _bench = Bench(Path(tempfile.mkdtemp(dir=folder)))


def _one(job: tuple[str, Edit]) -> Result:
    name, edit = job
    return _bench.try_out(next(kind for kind in KINDS if kind.name == name), edit)


def run(seed: int, count: int, kinds: list[Kind], workers: int) -> list[Result]:
    """Makes and judges `count` mistakes of each kind, in `workers` processes."""
    with tempfile.TemporaryDirectory() as folder:
        world = Bench(Path(folder)).world
        jobs = [(kind.name, edit) for kind, edit in mistakes(world, seed, count, kinds)]
        if workers == 1:
            _start(folder)
            return [_one(job) for job in jobs]
        with multiprocessing.Pool(workers, _start, (folder,)) as pool:
            return pool.map(_one, jobs, chunksize=4)


def table(results: list[Result]) -> list[str]:
    """The counts by kind, then what was missed, then the sums."""
    lines = [f"{'':62}{'made':>6}{'stopped':>9}{'reported':>10}{'missed':>8}"]
    for meaning in (True, False):
        lines.append("Changes what a page says: must be stopped" if meaning else "Does not: must be noticed")
        for kind in (k for k in KINDS if k.meaning is meaning):
            ends = Counter(r.end for r in results if r.kind == kind.name)
            if ends:
                cells = f"{ends.total():6}{ends[STOPPED]:9}{ends[REPORTED]:10}{ends[MISSED]:8}"
                lines.append(f"  {kind.name:60}{cells}")
    ends = Counter(r.end for r in results)
    lines.append(f"{'together':62}{ends.total():6}{ends[STOPPED]:9}{ends[REPORTED]:10}{ends[MISSED]:8}")
    serious = [r for r in results if _means(r)]
    through = [r for r in serious if r.end != STOPPED]
    noticed = ends.total() - ends[MISSED]
    lines.append(f"noticed {noticed} of {ends.total()} ({100 * noticed / max(1, ends.total()):.1f} %); of those that "
                 f"change meaning, stopped {len(serious) - len(through)} of {len(serious)} "
                 f"({100 * (len(serious) - len(through)) / max(1, len(serious)):.1f} %)")  # fmt: skip
    for r in results:
        if r.end == MISSED or (r in through):
            lines.append(f"  {r.end}: {r.kind}: {r.what}{f' — {r.said}' if r.said else ''}")
    return lines


def good(results: list[Result]) -> bool:
    """Whether every mistake that changes meaning was stopped, and enough of all were noticed."""
    noticed = sum(r.end != MISSED for r in results)
    return all(r.end == STOPPED for r in results if _means(r)) and noticed >= NOTICED * len(results)


def _means(result: Result) -> bool:
    return next(kind for kind in KINDS if kind.name == result.kind).meaning


def main() -> int:
    """Prints the table; `--kind` looks at kinds whose name holds a word, `--all` also prints every mistake."""
    options = argparse.ArgumentParser(prog="./scripts/bench gates")
    options.add_argument("--seed", type=int, default=2020)
    options.add_argument("--count", type=int, default=8, help="mistakes of each kind")
    options.add_argument("--kind", default="")
    options.add_argument("--all", action="store_true")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    kinds = [kind for kind in KINDS if chosen.kind in kind.name]
    results = run(chosen.seed, chosen.count, kinds, os.cpu_count() or 1)
    print(f"Mistakes in the real content, {len(kinds)} kinds, seed {chosen.seed}\n")
    print(*table(results), sep="\n")
    if chosen.all:
        print("", *(f"{r.end:9} {r.kind}: {r.what} — {r.said}" for r in results), sep="\n")
    if chosen.out:
        table_of_all = json.dumps([vars(result) for result in results], ensure_ascii=False, indent=1)
        chosen.out.write_text(table_of_all + "\n", encoding="utf-8")
    return 0 if good(results) else 1


if __name__ == "__main__":
    sys.exit(main())
