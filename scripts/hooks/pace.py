"""What makes a build quicker and changes nothing in it: templates stay compiled, garbage is looked for less often;
under `serve`, changed files are found sooner.
"""

from __future__ import annotations

import gc

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

LOOKS = 0.1  # seconds between two looks for changed files under `serve`; MkDocs waits 0.5


class _Kept(jinja2.BytecodeCache):
    """Compiled templates in memory, by name and source: for the second language and, under `serve`, the next build."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, object]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what was compiled from just this source, if anything."""
        source, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if source == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self._codes[bucket.key] = bucket.checksum, bucket.code


# Apart: some templates are in both environments, which do not treat white space alike.
_OURS, _THEIRS = _Kept(), _Kept()


def on_startup(**_) -> None:
    """A build makes millions of objects and hardly any garbage in circles, which is all that is looked for."""
    gc.set_threshold(50_000, 20, 100)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Offers our templates a place to be kept, as `config.extra["kept"]`."""
    config.extra["kept"] = _OURS
    return config


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_) -> LiveReloadServer:
    """Looks for changed files more often than MkDocs does: at a few hundred files a look costs next to nothing."""
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOKS)
    for path in watched:
        server.watch(path)
    return server


def on_env(env: jinja2.Environment, **_) -> jinja2.Environment:
    """Keeps MkDocs' templates."""
    env.bytecode_cache = _THEIRS
    return env
