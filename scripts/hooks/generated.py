"""Replaces `<!-- kb:name -->` by the template overrides/blocks/name.html."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kb.problem import nearest
from kb.prose import locate, minutes

_CALL = re.compile(r"^<!-- kb:([\w-]+)((?: [\w-]+)*) -->$", re.M)


def on_files(files: Files, *, config: MkDocsConfig, **_) -> Files:
    """Keeps what the templates are made of out of the site: MkDocs would copy all but their HTML."""
    for file in [f for f in files if Path(f.abs_src_path or "").is_relative_to(config.theme.custom_dir)]:
        files.remove(file)
    return files


def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, **_) -> str:
    """The page with its calls rendered. An unknown name stops the build, naming file, line and the nearest."""
    blocks = Path(config.theme.custom_dir) / "blocks"

    def call(match: re.Match[str]) -> str:
        line = text[: match.start()].count("\n") + 1
        where = f"{page.file.src_uri}:{line}"
        if not (blocks / f"{match[1]}.html").is_file():
            known = [p.stem for p in blocks.glob("*.html")]
            raise PluginError(f"{where}: unknown block “{match[1]}”{nearest(match[1], known)}")
        locale, name = locate(page.file.src_uri)
        tree = Path(config.docs_dir) / locale
        try:
            return config.extra["render"](
                f"blocks/{match[1]}.html",
                locale=locale, up="../" * name.count("/"), arguments=match[2].split(),
                titles=config.extra["titles"], address=page.canonical_url,
                data=config.extra["data"], stamp=config.extra["stamp"],
                minutes=lambda path: minutes((tree / f"{path}.md").read_text(encoding="utf-8"), locale),
            )  # fmt: skip
        except jinja2.UndefinedError as error:
            asked = match[2] or " what to show"
            raise PluginError(f"{where}: block “{match[1]}” does not know{asked}: {error}") from None

    return _CALL.sub(call, text)

