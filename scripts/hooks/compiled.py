"""Keeps templates compiled: for the second language of a build, and under `serve` until one changes."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class _Kept(jinja2.BytecodeCache):
    """Compiled templates in memory, by name and source."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, object]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what was compiled from just this source, if anything."""
        source, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if source == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self._codes[bucket.key] = bucket.checksum, bucket.code


KEPT = _Kept()


def on_env(env: jinja2.Environment, **_) -> jinja2.Environment:
    """Lets MkDocs' templates be kept, too; ours are (knowledge.py)."""
    env.bytecode_cache = KEPT
    return env
