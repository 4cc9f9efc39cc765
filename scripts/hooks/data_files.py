"""Adds the open data to every build, so that its links lead somewhere under `serve` and on any host."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from editions import feed, references, search, security, termbase, timeline


def on_post_build(config: MkDocsConfig, **_) -> None:
    """Writes open data, the feed of changes, whom to tell of a hole, what search loads; each language calls this."""
    for edition in (termbase, references, timeline, feed, security):
        edition.write(config.extra["kb"], Path(config.site_dir), config.site_url or "/")
    search.write(config.extra["kb"], config.extra["docs"], Path(config.site_dir))
