"""How our templates are read, wherever they are filled in: pages, cards, the book."""

from __future__ import annotations

from pathlib import Path

import jinja2


def environment(root: Path, cache: jinja2.BytecodeCache | None = None) -> jinja2.Environment:
    """The templates in the project's `overrides`: values are escaped, a name that is not known is an error
    (jinja2.UndefinedError), lines that hold only a statement leave nothing behind; `cache` keeps what was compiled.
    """
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "overrides"), bytecode_cache=cache,
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )  # fmt: skip
