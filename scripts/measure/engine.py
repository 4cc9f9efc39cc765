"""The engine alone: how it grows with the site, and what each of its parts lifts."""

from __future__ import annotations

import random
import statistics
from pathlib import Path

from playwright.sync_api import Browser, Page

from measure.queries import Query, share
from measure.sites import ROOT

TYPED = "外泌體打在臉上安全嗎"


def script(name: str) -> str:
    """A script of measure/js."""
    return (Path(__file__).parent / "js" / f"{name}.js").read_text(encoding="utf-8")


def _alone(browser: Browser, address: str) -> tuple[Page, dict[str, str]]:
    """An empty page with the engine's parts, and the site's words as the scripts that hand them over."""
    page = browser.new_page()
    page.goto(f"{address}search/engine.js")
    for part in ("fold", "tokens", "concepts", "rank", "query", "engine"):
        script = ROOT / "docs" / "assets" / "js" / "search" / f"{part}.js"
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    names = ("lexicon", "lexicon-more", "zh-TW", "zh-TW-more", "en", "en-more")
    return page, {name: page.request.get(f"{address}search/{name}.js").text() for name in names}


def scale(browser: Browser, address: str) -> dict[str, list[float]]:
    """×1, ×10, ×50 content → [entries, index build in ms, ms per query median, 95th percentile], reader's language."""
    asked = [[TYPED[:n], "zh-TW"] for n in range(1, len(TYPED) + 1)] * 8
    found = {}
    needed = ("lexicon", "lexicon-more", "zh-TW", "zh-TW-more")
    for times in (1, 10, 50):
        page, words = _alone(browser, address)
        build = page.evaluate(script("load"), [[words[name] for name in needed], times])
        took = sorted(
            answer["time"] for answer in page.evaluate(script("ask"), random.Random(1).sample(asked, len(asked)))
        )
        entries = page.evaluate("engine.size('zh-TW')")
        found[f"×{times}"] = [entries, build, statistics.median(took), took[int(len(took) * 0.95)]]
        page.close()
    return found


def leave_one_out(browser: Browser, address: str, table: list[Query]) -> dict[str, list[float]]:
    """What is left out → first and among three, in percent."""
    found = {}
    page, words = _alone(browser, address)
    names = page.evaluate(f"Object.keys({script('without')})")
    page.close()
    for name in names:
        page, words = _alone(browser, address)
        page.evaluate(f"name => {script('without')}[name]()", name)
        page.evaluate(script("load"), [list(words.values()), 1])
        answers = page.evaluate(script("ask"), [[query.ask, query.on] for query in table])
        ranks = [query.rank(answer["places"]) for query, answer in zip(table, answers, strict=True)]
        found[name] = [share(ranks, 1), share(ranks, 3)]
        page.close()
    return found
