"""What opening a page costs a reader, ours and stock Material's on the same content: `./scripts/bench pages`.

Bytes of the first view (every file that is loaded, in brotli 11, as a good host sends it), requests, how far the layout
shifts, and the time to the first and to the largest paint on a slowed machine and line. Budgets are printed beside the
figures; nothing here fails.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Response, sync_playwright

from measure.sites import build_ours, build_stock, served

PAGES = (
    "index", "chapters/hair", "chapters/regenerative-medicine", "parallel/regenerative-medicine", "glossary",
    "timeline", "since-2020", "questions", "evidence", "references", "about/method",
)  # fmt: skip
TIMED = {"index", "chapters/hair", "glossary"}  # a slow visit takes long; these are enough to tell
BUDGETS = {"chapter, kB": 90, "aim, kB": 70, "layout shift": 0.01}
PHONE = {"width": 412, "height": 823}
SLOW_CPU = 4  # times slower: what Lighthouse takes for a phone of the middle class
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
RUNS = 5


def main() -> None:
    """Builds both sites, measures, prints; `--out FILE` also writes the figures as JSON."""
    options = argparse.ArgumentParser(prog="./scripts/bench pages")
    options.add_argument("--out", type=Path)
    out = options.parse_args().out
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {"ours": Path(folder) / "ours", "stock": Path(folder) / "stock"}
        build_ours(sites["ours"])
        build_stock(sites["stock"], Path(folder) / "project")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        figures: dict[str, Any] = {}
        for name, site in sites.items():
            with served(site) as address:
                for page in (f"{home}{page}" for page in PAGES for home in ("", "en/")):
                    runs = RUNS if page.removeprefix("en/") in TIMED else 1
                    figures.setdefault(page, {})[name] = opened(browser, f"{address}{page}.html", runs)
        browser.close()
    report(figures)
    if out:
        out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def opened(browser: Browser, address: str, times: int) -> dict[str, float]:
    """One page: bytes (brotli), requests, layout shift (the largest), first and largest paint in ms (medians)."""
    weight, requests = first_view(browser, address)
    runs = [slowly(browser, address) for _ in range(times)]
    return {
        "bytes": weight, "requests": requests, "shift": max(run["shift"] for run in runs),
        "first": statistics.median(run["first"] for run in runs),
        "largest": statistics.median(run["largest"] for run in runs),
    }  # fmt: skip


def first_view(browser: Browser, address: str) -> tuple[int, int]:
    """Bytes and number of all files that a page loads before the reader does anything."""
    answers: list[Response] = []
    page = browser.new_page(viewport=PHONE)
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    loaded = [a for a in answers if not a.url.startswith("data:")]
    weight = sum(len(brotli.compress(a.body(), quality=11)) for a in loaded if a.ok)
    page.close()
    return weight, len(loaded)


def slowly(browser: Browser, address: str) -> dict[str, float]:
    """One visit, scrolled to its end, by a slow phone on a slow line."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.add_init_script(path=Path(__file__).parent / "js" / "painted.js")
    page.goto(address, wait_until="load", timeout=90_000)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(300)
    seen = page.evaluate("__seen")
    context.close()
    return seen


def report(figures: dict[str, Any]) -> None:
    """Prints the figures, stock in brackets."""
    print(
        "First view of a page, ours (stock Material). Phone, brotli 11; times on a slow phone and line, medians of",
        RUNS,
    )
    print(f"Budgets: {', '.join(f'{name} {value}' for name, value in BUDGETS.items())}\n")
    print(f"{'':36}{'kB':>16}{'requests':>14}{'shift':>18}{'first paint, ms':>20}{'largest, ms':>18}")
    for page, both in figures.items():
        cells = [
            f"{both['ours'][key] / scale:.{digits}f} ({both['stock'][key] / scale:.{digits}f})"
            for key, scale, digits in (
                ("bytes", 1000, 1),
                ("requests", 1, 0),
                ("shift", 1, 3),
                ("first", 1, 0),
                ("largest", 1, 0),
            )
        ]
        print(f"{page:36}{cells[0]:>16}{cells[1]:>14}{cells[2]:>18}{cells[3]:>20}{cells[4]:>18}")


if __name__ == "__main__":
    main()
