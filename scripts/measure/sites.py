"""Builds and serves what is compared: our site, and the same pages under Material as it comes."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]


def build_ours(target: Path) -> None:
    """The site as it is published."""
    _mkdocs(ROOT, target)


def build_stock(target: Path, project: Path) -> None:
    """The same pages under Material as it comes: its templates, its search without options; our blocks are kept."""
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for templates in ("blocks", "figures"):
        shutil.copytree(ROOT / "overrides" / templates, project / "overrides" / templates)
    yaml = YAML(typ="rt")
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search", *[p for p in config["plugins"] if "search" not in p]]
    config["theme"] = {"name": "material", "custom_dir": "overrides", "language": "zh-TW", "font": False}
    with (project / "mkdocs.yml").open("w", encoding="utf-8") as file:
        yaml.dump(config, file)
    _mkdocs(project, target)


def _mkdocs(project: Path, target: Path) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1:8000/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=project, check=True, env=environment)


class served:
    """Serves a folder on a free port while in a `with`; gives its address."""

    def __init__(self, folder: Path) -> None:
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
