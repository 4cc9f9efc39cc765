"""Adds the open data to every build, so that its links lead somewhere under `serve` and on any host."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from editions import feed, references, search, termbase, timeline


def on_post_build(config: MkDocsConfig, **_) -> None:
    """Writes the open data, the feed of changes and what search loads: once, for they hold every language."""
    if config.extra.get("data-written"):
        return
    for edition in (termbase, references, timeline, feed):
        edition.write(config.extra["kb"], Path(config.site_dir), config.site_url or "/")
    search.write(config.extra["kb"], config.extra["docs"], Path(config.site_dir))
    config.extra["data-written"] = True
