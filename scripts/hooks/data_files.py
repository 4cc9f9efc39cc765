"""Adds the open data to every build, so that its links lead somewhere under `serve` and on any host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from editions import fallback, feed, search, security
from editions.data import files
from editions.data.catalog import FOLDER
from editions.data.stamp import stamp


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the data before the pages, which tell version and sizes: `config.extra["stamp"]`, and as
    `config.extra["data"]` file name → bytes. The theme's search need read no page: `fallback` knows them.
    """
    next(plugin for name, plugin in config.plugins.items() if name.endswith("/search")).config.enabled = False
    if not _again(config):
        if not (config.extra["preview"] and _MADE):
            kb = config.extra["kb"]
            told = stamp(kb, config.site_url or "/")
            _MADE[:] = told, files.made(kb, config.extra["docs"], told)
        config.extra["stamp"], config.extra["data"] = _MADE
    return config


_MADE: list[Any] = []
"""The stamp and the data last made. A preview is for the eye: it makes them once, at its start."""


@event_priority(-200)  # after the language plugin, which has some themes write an index of their own
def on_post_build(config: MkDocsConfig, **_) -> None:
    """Writes the data, the feed of changes, whom to tell of a hole, and what search loads."""
    if _again(config):
        return
    kb, site = config.extra["kb"], Path(config.site_dir)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, content in config.extra["data"].items():
        (site / FOLDER / name).write_bytes(content)
    feed.write(kb, site, config.site_url or "/")
    security.write(kb, site, config.site_url or "/")
    search.write(kb, config.extra["docs"], site)
    fallback.write(kb, config.extra["docs"], site)


def _again(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language, within that of the first: all of this serves both."""
    return config.plugins["i18n"].building
