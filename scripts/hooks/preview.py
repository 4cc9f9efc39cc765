"""Builds one language alone for a preview (`./scripts/serve en`), at the addresses it has on the site.

The language plugin's own `build_only_locale` would move English to the root, where the links of its pages do not lead.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, get_files

from kb.model import LOCALES
from kb.problem import nearest


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leaves the language plugin, which asks after this, nothing else to build. An unknown language stops the build."""
    if wanted := config.extra["preview"]:
        if wanted not in LOCALES:
            raise Abort(f"unknown language “{wanted}”{nearest(wanted, LOCALES)}; known: {', '.join(LOCALES)}")
        plugin = config.plugins["i18n"]
        for language in plugin.config.languages:
            language.build = language.locale == wanted
        plugin.current_language = wanted
    return config


@event_priority(-200)  # after the language plugin
def on_files(files: Files, *, config: MkDocsConfig, **_) -> Files:
    """Styles and scripts come with the first language; where that is not built, they are added here."""
    if config.extra["preview"] and config.extra["preview"] != LOCALES[0]:
        for file in get_files(config):
            if file.src_uri.partition("/")[0] not in LOCALES and file.src_uri not in files.src_uris:
                files.append(file)
    return files
