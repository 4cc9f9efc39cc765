"""How well and how fast search answers, ours and stock Material's on the same pages, in one run.

`./scripts/bench search` prints: the query table by kind and language, the bytes until the first result, the time to the
first result and per keystroke, the engine at ×10 and ×50 content, and what each of its parts lifts (leave one out).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from measure import engine, queries
from measure.boxes import HOMES, Ours, Stock
from measure.queries import KINDS, Query, by_kind, share
from measure.sites import ROOT, build_ours, build_stock, served

TYPED = {"zh-TW": engine.TYPED, "en": "are exosome injections safe"}
FIRST = {"zh-TW": "外泌體", "en": "exosome"}
COLD_RUNS = 9


def main() -> None:
    """Builds both sites, measures, prints; `--out FILE` also writes the figures as JSON."""
    options = argparse.ArgumentParser(prog="./scripts/bench search")
    options.add_argument("--out", type=Path)
    out = options.parse_args().out
    table = queries.load(ROOT / "tests" / "search-queries.yml")
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {"ours": Path(folder) / "ours", "stock": Path(folder) / "stock"}
        build_ours(sites["ours"])
        build_stock(sites["stock"], Path(folder) / "project")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        with served(sites["ours"]) as ours, served(sites["stock"]) as stock:
            drivers = {"ours": Ours(browser, ours), "stock": Stock(browser, stock)}
            figures["table"] = {name: quality(driver, table) for name, driver in drivers.items()}
            figures["bytes"] = {name: driver.bytes(sites[name]) for name, driver in drivers.items()}
            figures["cold"] = {name: cold(driver) for name, driver in drivers.items()}
            figures["keystroke"] = {name: keystrokes(driver) for name, driver in drivers.items()}
            figures["scale"] = engine.scale(browser, ours)
            figures["leave-one-out"] = engine.leave_one_out(browser, ours, table)
        browser.close()
    report(figures, len(table))
    if out:
        out.write_text(json.dumps(figures, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def quality(driver: Ours | Stock, table: list[Query]) -> dict[str, list[float]]:
    """“kind language” → [queries, first in %, among three in %], all typed into the real box."""
    found, ranks = [], []
    for on, home in HOMES.items():
        page = driver.browser.new_page()
        page.goto(f"{driver.address}{home}index.html")
        driver.open(page)
        driver.ready(page)
        for query in (query for query in table if query.on == on):
            found.append(query)
            ranks.append(_rank(query, driver.places(page, query.ask), home))
        page.close()
    groups = by_kind(found, ranks)
    return {" ".join(key): [len(ranks), share(ranks, 1), share(ranks, 3)] for key, ranks in groups.items()}


def _rank(query: Query, results: list[list[str]], home: str) -> int | None:
    """The rank of the first result that answers, in the reader's language. Of a page with paragraphs that Material's
    index does not know, the page is enough; of the glossary, the entry is asked for from both.
    """
    wanted = {place if place.startswith("glossary") else place.partition("#")[0] for place in query.want}
    for number, places in enumerate(results, 1):
        own = [
            place.removeprefix(home)
            for place in places
            if place.startswith(home) and (home or not place.startswith("en/"))
        ]
        if any(query.answered_by(place) for place in own):
            return number
        if len(places) > 1 and any(place.partition("#")[0] in wanted for place in own):
            return number
    return None


def cold(driver: Ours | Stock) -> dict[str, float]:
    """Milliseconds from opening the box on a fresh page to the first result, cold cache: median of several runs.

    Stock Material fetches its index with every page, so part of its way is over by then.
    """
    found = {}
    for on, home in HOMES.items():
        times = []
        for _ in range(COLD_RUNS):
            context = driver.browser.new_context()
            page = context.new_page()
            page.goto(f"{driver.address}{home}chapters/hair.html", wait_until="domcontentloaded")
            asked = [driver.opener, driver.box, driver.answer, FIRST[on]]
            times.append(page.evaluate(engine.script("cold"), asked))
            context.close()
        found[on] = statistics.median(times)
    return found


def keystrokes(driver: Ours | Stock) -> dict[str, list[float]]:
    """Milliseconds from a keystroke to the changed list: median, 95th percentile, over a question typed four times."""
    found = {}
    for on, home in HOMES.items():
        page = driver.browser.new_page()
        page.goto(f"{driver.address}{home}index.html")
        driver.open(page)
        driver.ready(page)
        times: list[float] = []
        for _ in range(4):
            times += page.evaluate(engine.script("keys"), [driver.box, driver.results, TYPED[on]])
        times.sort()
        found[on] = [statistics.median(times), times[int(len(times) * 0.95)]]
        page.close()
    return found


def report(figures: dict[str, Any], count: int) -> None:
    """Prints the figures as tables."""
    print(f"\n{count} queries typed into the real box: first / among three, in %\n")
    print(f"{'':16}{'zh-TW':>6}{'ours':>12}{'stock':>12}{'en':>8}{'ours':>12}{'stock':>12}")
    ours, stock = figures["table"]["ours"], figures["table"]["stock"]
    for kind in (*KINDS, "all"):
        cells = []
        for on in HOMES:
            key = f"{kind} {on}"
            cells += [f"{ours[key][0]}", _pair(ours[key]), _pair(stock[key])] if key in ours else ["–"] * 3
        print(f"{kind:16}{cells[0]:>6}{cells[1]:>12}{cells[2]:>12}{cells[3]:>8}{cells[4]:>12}{cells[5]:>12}")
    print(f"{'both languages':16}{ours['all '][0]:>6}{_pair(ours['all ']):>12}{_pair(stock['all ']):>12}")
    print("\n                                ours zh-TW  ours en  stock zh-TW  stock en")
    _row(
        "bytes to first result, gzip",
        [figures["bytes"][name][on] for name in ("ours", "stock") for on in HOMES],
        "{:,.0f}",
    )
    _row(
        "cold, ms to first result", [figures["cold"][name][on] for name in ("ours", "stock") for on in HOMES], "{:.0f}"
    )
    for place, what in enumerate(("median", "95th percentile")):
        values = [figures["keystroke"][name][on][place] for name in ("ours", "stock") for on in HOMES]
        _row(f"keystroke, ms, {what}", values, "{:.1f}")
    print("\nEngine        entries  index ms  query ms median   95th")
    for name, (entries, build, median, late) in figures["scale"].items():
        print(f"{name:12}{entries:>9,}{build:>10.0f}{median:>17.1f}{late:>7.1f}")
    print("\nWithout                          first  among three")
    for name, (first, three) in figures["leave-one-out"].items():
        print(f"{name:32}{first:>6.1f}{three:>13.1f}")


def _pair(cell: list[float]) -> str:
    return f"{cell[1]:.0f} / {cell[2]:.0f}"


def _row(name: str, values: list[float], form: str) -> None:
    print(f"{name:32}" + "".join(f"{form.format(value):>11}" for value in values))


if __name__ == "__main__":
    main()
