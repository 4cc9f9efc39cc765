"""A hook that keeps every page's Markdown as the hooks before it leave it: what stock Material is given to build.

Listed last in a configuration's hooks; `extra.dump` names the folder.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, **_) -> None:
    """Writes the page below the folder, under its own path."""
    path = Path(config.extra["dump"]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
