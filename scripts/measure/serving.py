"""How many answers a host gives, and how soon: `./scripts/bench serving`.

The real site, deployed and served by nginx on the loopback (compressed with brotli and gzip, and as it is), beside
Python's own server; a chapter, and what search loads first. Then the release is changed again and again under load:
what failed is printed, and the exit code is 1 if anything did. wrk and server share the machine: compare within a run.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from measure.hosts import NotServed, nginx
from measure.sites import build_ours, served
from measure.swaps import under_load
from release import deploy, policy

FILES = {"chapter": "chapters/hair.html", "search data": "search/zh-TW.js"}
ENCODINGS = {"brotli": "br", "gzip": "gzip", "identity": "identity"}
RUNS, SECONDS, READERS = 3, 3, 16
SWAPS = 1000
SWAPPED = [f"/{name}" for name in ("index.html", "en/index.html", "chapters/hair.html", "search/zh-TW.js")]


def main() -> int:
    """Builds and deploys the site, measures, prints; `--out FILE` also writes the figures as JSON. 0 if none failed."""
    options = argparse.ArgumentParser(prog="./scripts/bench serving")
    options.add_argument("--out", type=Path)
    out = options.parse_args().out
    if not shutil.which("wrk"):
        print("wrk is missing (Debian: apt-get install wrk)", file=sys.stderr)
        return 1
    try:
        figures = _measured()
    except NotServed as error:
        print(error, file=sys.stderr)
        return 1
    report(figures)
    if out:
        out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if figures["swaps"]["failed"] else 0


def _measured() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        site, www = Path(folder) / "site", Path(folder) / "www"
        build_ours(site)
        began = time.monotonic()
        deploy.deploy(site, www)
        figures: dict[str, Any] = {"deploy, s": time.monotonic() - began, "speed": {}}
        figures["kB"] = {"identity": 0, **dict.fromkeys(("br", "gz"), 0)}
        for path in (www / "current/site").rglob("*"):
            kind = path.suffix[1:] if path.suffix in (".br", ".gz") else "identity"
            figures["kB"][kind] += path.stat().st_size / 1000 if path.is_file() else 0
        with nginx(www) as (port, _):
            for what, file in FILES.items():
                for name, encoding in ENCODINGS.items():
                    row = asked(f"http://127.0.0.1:{port}/{file}", encoding)
                    figures["speed"][f"{what}, nginx, {name}"] = row
        with served(site) as address:
            for what, file in FILES.items():
                figures["speed"][f"{what}, python -m http.server"] = asked(f"{address}{file}", "identity")
        for path in site.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("</head>", "<script>window.release = 2</script></head>"), encoding="utf-8")
        policy.apply(site)
        began = time.monotonic()
        deploy.deploy(site, www)
        figures["deploy again, s"] = time.monotonic() - began
        with nginx(www) as (port, _):
            began = time.monotonic()
            seen = under_load(port, www, SWAPPED, SWAPS)
        took = time.monotonic() - began
        figures["swaps"] = {
            "swaps": SWAPS, "seconds": took, "whole": sorted(seen.whole.values()), "failed": len(seen.failed),
            "first": seen.failed[:1],
        }  # fmt: skip
        return figures


def asked(address: str, encoding: str) -> dict[str, float]:
    """Answers a second, and the time that half of them and 99 of 100 take at most, in ms: medians of several runs."""
    runs = [_wrk(address, encoding) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


_UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def _wrk(address: str, encoding: str) -> dict[str, float]:
    header = f"Accept-Encoding: {encoding}"
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{SECONDS}s", "--latency", "-H", header, address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    late = {part: float(n) * _UNITS[unit] for part, n, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", said)}
    failed = sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    failed += sum(int(n) for line in re.findall(r"Socket errors: (.*)", said) for n in re.findall(r"\d+", line))
    return {"answers": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), "p50": late["50"], "p99": late["99"],
            "failed": failed}  # fmt: skip


def report(figures: dict[str, Any]) -> None:
    """Prints the figures."""
    print(f"wrk -t1 -c{READERS} -d{SECONDS}s, medians of {RUNS} runs, on the loopback\n")
    print(f"{'':40}{'answers/s':>12}{'p50, ms':>10}{'p99, ms':>10}{'failed':>8}")
    for name, row in figures["speed"].items():
        print(f"{name:40}{row['answers']:>12,.0f}{row['p50']:>10.2f}{row['p99']:>10.2f}{row['failed']:>8.0f}")
    whole = ", ".join(f"{name} {size:,.0f} kB" for name, size in figures["kB"].items())
    print(f"\nthe whole site: {whole}")
    print(f"deploy: {figures['deploy, s']:.1f} s, the next release {figures['deploy again, s']:.1f} s")
    swaps = figures["swaps"]
    print(
        f"{swaps['swaps']} changes of the release in {swaps['seconds']:.1f} s under load: "
        f"{sum(swaps['whole']):,} whole answers ({' and '.join(map(str, swaps['whole']))} of the two releases), "
        f"failed={swaps['failed']}"
    )
    print(*swaps["first"], sep="\n", end="\n" if swaps["first"] else "")


if __name__ == "__main__":
    sys.exit(main())
