"""The figures of the benchmark of the build are what they say."""

import os
import resource

from measure import build, sites


def test_navigation_is_counted_once_and_outside_the_article_only():
    page = b"<body><nav><a>one</a><nav>in it</nav></nav><article><nav>a list of the page</nav></article></body>"
    assert build.navigation(page) == len(b"<nav><a>one</a><nav>in it</nav></nav>")


def test_a_site_is_weighed_by_its_pages_without_404(tmp_path):
    for name, size in (("index", 100), ("en/index", 300), ("a", 200), ("404", 5000)):
        path = tmp_path / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>".ljust(size, "x"), encoding="ascii")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}" * 10)
    made = build.made(tmp_path)
    assert (made["pages"], made["page"], made["largest page"], made["search"]) == (3, 200, 300, 20)
    assert made["page, gzip"] < made["page"]
    assert made["site"] == 5000 + 600 + 20
    (tmp_path / "search" / "words.js").write_text("x" * 7)
    assert build.made(tmp_path)["search"] == 7, "the index of Material is ours only to fall back on"


def test_cost_is_processor_time_and_memory_in_bytes():
    used = [resource.struct_rusage((t, t / 2, 1000 * t, *[0] * 13)) for t in (1.0, 4.0, 2.0)]
    assert build.cost(used)["seconds"] == 3.0
    assert build.cost(used)["memory"] == 2000 * build._RSS_UNIT


def test_stock_holds_the_same_pages_without_our_templates_hooks_and_data(copy):
    sites.plain(copy, copy / "stock")
    ours = {p.relative_to(copy / "docs") for p in (copy / "docs").rglob("*.md")}
    stock = {p.relative_to(copy / "stock/docs") for p in (copy / "stock/docs").rglob("*")}
    assert {p for p in stock if p.suffix} == ours
    page = (copy / "stock/docs/en/chapters/hair.md").read_text(encoding="utf-8")
    assert "<!-- kb:" not in page and '<div class="beside"' in page and 'data-cite="' in page
    config = (copy / "stock/mkdocs.yml").read_text(encoding="utf-8")
    assert "overrides" not in config and "hooks" not in config and "- chapters/hair.md" in config
    assert sorted(os.listdir(copy / "stock")) == ["docs", "mkdocs.yml"]
    assert not (copy / "mkdocs.dump.yml").exists()
    sites.mkdocs(copy / "stock", copy / "stock/site")
    assert "md-nav--primary" in (copy / "stock/site/en/chapters/hair.html").read_text(encoding="utf-8")
