"""How long after saving a file the new page is there, under ./scripts/serve: `./scripts/bench save`.

A copy of the project is served, both languages or one; a text, a data entry, a style and a template are changed in
turn, and the page that shows the change is asked for until it does. Nothing here fails.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import multiplied, sites

AIM = 2.0  # seconds, for one language
PATIENCE = 120
HOMES = {"zh-TW": "", "en": "en/"}
_MARK = "newl"  # and as many o as there were changes: a digit would be a number that the other language lacks
CHANGES = {
    "a paragraph": (
        "docs/{locale}/chapters/hair.md", "\n{{ #hair-010 }}", "{mark}\n{{ #hair-010 }}", "{home}chapters/hair.html",
    ),
    "a note": ("docs/_data/notes.yml", "  {locale}: ", "  {locale}: {mark}", "{home}chapters/overview.html"),
    "a style": ("docs/assets/css/tokens.css", "", "/* {mark} */", "assets/css/tokens.css"),
    "a template": ("overrides/partials/colophon.html", "<footer", "<!-- {mark} --><footer", "{home}index.html"),
}  # fmt: skip
"""What is changed → the file, what is replaced in it (once), by what, and the page that shows it."""


def main() -> None:
    """Serves, changes, measures, prints; `--out FILE` also writes the figures as JSON."""
    options = argparse.ArgumentParser(prog="./scripts/bench save")
    options.add_argument("--runs", type=int, default=5, help="changes of each kind, of which the median is told")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    figures: dict[str, dict[str, list[float]]] = {}
    for only in ("", *HOMES):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "project"
            multiplied.make(project, 1)
            with serving(project, only) as address:
                figures[only or "both"] = {
                    what: [saved(project, address, only or "zh-TW", what, n) for n in range(chosen.runs)]
                    for what in CHANGES
                }
    report(figures)
    if chosen.out:
        chosen.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


@contextmanager
def serving(project: Path, only: str) -> Iterator[str]:
    """Serves a project, all or `only` one language of it; gives the address once the first page is there."""
    (project / ".venv").symlink_to(sites.ROOT / ".venv")
    server = subprocess.Popen(
        ["./scripts/serve", *([only] if only else [])],
        cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        said = server.stderr.readline()
        if not (found := re.search(r"http://\S+?:\d+/", said)):
            raise RuntimeError(f"./scripts/serve said: {said.strip()}")
        address = found[0]
        _until(f"{address}{HOMES[only or 'zh-TW']}index.html", "</html>")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(10)


def saved(project: Path, address: str, locale: str, what: str, number: int) -> float:
    """Seconds from saving one change to the page that shows it."""
    mark, before = f"{_MARK}{number * 'o'}.", f"{_MARK}{(number - 1) * 'o'}."
    name, old, new, page = (part.format(locale=locale, home=HOMES[locale], mark=mark) for part in CHANGES[what])
    path = project / name
    text = path.read_text(encoding="utf-8").replace(before, "", 1 if number else 0)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    began = time.monotonic()
    _until(address + page, mark)
    took = time.monotonic() - began
    time.sleep(0.7)  # longer than the server waits between two looks at the files: what follows is a change of its own
    return took


def _until(address: str, mark: str) -> None:
    """Asks for a page until it holds `mark`. Raises TimeoutError after PATIENCE seconds."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if mark in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} does not show “{mark}”")


def report(figures: dict[str, dict[str, list[float]]]) -> None:
    """Prints the figures: median and longest."""
    print(f"Seconds from saving to the new page: median (longest). The aim for one language is {AIM:.0f}.\n")
    print(f"{'':16}" + "".join(f"{what:>18}" for what in CHANGES))
    for served, kinds in figures.items():
        cells = [f"{statistics.median(times):.1f} ({max(times):.1f})" for times in kinds.values()]
        print(f"{served:16}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()
