"""What a build costs and makes, ours and stock Material's with the same pages in the same run: `./scripts/bench build`.

At ×1, ×5 and ×20 pages (measure.multiplied): seconds of the processor and the peak of memory of `mkdocs build`, bytes
of a page and of the navigation in it, bytes of what search loads and of the whole site. The aim is printed beside the
figures; nothing here fails.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from lxml import html

from measure import multiplied, sites

SIZES = (1, 5, 20)
AIM = 1.5  # times stock's seconds
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2) counts in kilobytes, on macOS in bytes
_NAVIGATION = "//nav[not(ancestor::nav) and not(ancestor::article)]"


def main() -> None:
    """Builds both at each size, measures, prints; `--out FILE` also writes the figures as JSON."""
    options = argparse.ArgumentParser(prog="./scripts/bench build")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="times the pages")
    options.add_argument("--runs", type=int, default=1, help="builds of each, of which the median is told")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    for times in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures[f"×{times}"] = both(times, chosen.runs, Path(folder))
        print(f"×{times} measured", file=sys.stderr)
    report(figures)
    if chosen.out:
        chosen.out.write_text(json.dumps({"stock is": sites.PLAIN, **figures}, indent=1) + "\n", encoding="utf-8")


def both(times: int, runs: int, folder: Path) -> dict[str, dict[str, float]]:
    """One size, in the empty `folder`: “ours” and “stock” → what was measured of each. Their builds take turns."""
    projects = {"ours": folder / "ours", "stock": folder / "stock"}
    multiplied.make(projects["ours"], times)
    sites.plain(projects["ours"], projects["stock"])
    used: dict[str, list[Any]] = {name: [] for name in projects}
    for _ in range(runs):
        for name, project in projects.items():
            used[name].append(sites.mkdocs(project, project / "site"))
    return {name: cost(used[name]) | made(project / "site") for name, project in projects.items()}


def cost(used: list[Any]) -> dict[str, float]:
    """What the processes took: `seconds` of the processor (user and system) and `memory`, the peak in bytes."""
    return {
        "seconds": statistics.median(one.ru_utime + one.ru_stime for one in used),
        "memory": statistics.median(one.ru_maxrss for one in used) * _RSS_UNIT,
    }


def made(site: Path) -> dict[str, float]:
    """What a built site weighs, in bytes; pages are its HTML files but 404.html."""
    pages = [path.read_bytes() for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    raw, packed = [len(page) for page in pages], [len(gzip.compress(page, mtime=0)) for page in pages]
    # Ours loads scripts; Material's index lies beside them for when they cannot be loaded.
    search = list((site / "search").glob("*.js")) or list((site / "search").glob("*.json"))
    return {
        "pages": len(pages),
        "page": statistics.median(raw), "page, gzip": statistics.median(packed),
        "largest page": max(raw), "largest page, gzip": max(packed),
        "navigation": statistics.median(map(navigation, pages)),
        "search": sum(path.stat().st_size for path in search),
        "search, gzip": sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in search),
        "site": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
    }  # fmt: skip


def navigation(page: bytes) -> int:
    """The bytes of a page's navigation: of its outermost `nav` elements that do not stand in its article."""
    found = html.document_fromstring(page.decode("utf-8")).xpath(_NAVIGATION)
    return sum(len(html.tostring(nav, encoding="utf-8", with_tail=False)) for nav in found)


def report(figures: dict[str, Any]) -> None:
    """Prints the figures, a column pair for each size."""
    print(f"Stock is {sites.PLAIN}\n")
    print(f"{'':24}" + "".join(f"{f'ours {size}':>12}{'stock':>10}" for size in figures))
    for name, unit, form in (
        ("pages", 1, "{:,.0f}"), ("seconds", 1, "{:.1f}"), ("memory", 1e6, "{:,.0f} MB"),
        ("page", 1e3, "{:,.1f} kB"), ("page, gzip", 1e3, "{:,.1f} kB"), ("largest page", 1e3, "{:,.0f} kB"),
        ("largest page, gzip", 1e3, "{:,.0f} kB"), ("navigation", 1e3, "{:,.1f} kB"), ("search", 1e3, "{:,.0f} kB"),
        ("search, gzip", 1e3, "{:,.0f} kB"), ("site", 1e6, "{:,.1f} MB"),
    ):  # fmt: skip
        cells = [form.format(one[name] / unit) for size in figures.values() for one in size.values()]
        print(f"{name:24}" + "".join(f"{cell:>{10 if n % 2 else 12}}" for n, cell in enumerate(cells)))
    pairs = list(figures.values())
    each = [f"{1000 * one['seconds'] / one['pages']:,.0f}" for pair in pairs for one in pair.values()]
    print(f"{'milliseconds a page':24}" + "".join(f"{cell:>{10 if n % 2 else 12}}" for n, cell in enumerate(each)))
    times = [f"{pair['ours']['seconds'] / pair['stock']['seconds']:.2f} ×" for pair in pairs]
    print(f"{f'ours to stock (≤ {AIM})':24}" + "".join(f"{cell:>12}{'':10}" for cell in times))


if __name__ == "__main__":
    main()
