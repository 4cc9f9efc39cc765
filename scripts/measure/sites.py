"""Builds and serves what is compared: our site, and the same pages under Material as it comes."""

from __future__ import annotations

import http.server
import os
import resource
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from release import policy

ROOT = Path(__file__).resolve().parents[2]


def build_ours(target: Path) -> None:
    """The site as it is published, under its policy; without cards and editions."""
    mkdocs(ROOT, target)
    policy.apply(target)


def build_stock(target: Path, project: Path) -> None:
    """The same pages under Material as it comes: its templates, its search without options; our blocks are kept."""
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for templates in ("blocks", "figures", "shapes", "tiles", "layers"):
        shutil.copytree(ROOT / "overrides" / templates, project / "overrides" / templates)
    yaml = YAML(typ="rt")
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search", *[p for p in config["plugins"] if "search" not in p]]
    config["theme"] = {"name": "material", "custom_dir": "overrides", "language": "zh-TW", "font": False}
    with (project / "mkdocs.yml").open("w", encoding="utf-8") as file:
        yaml.dump(config, file)
    mkdocs(project, target)


PLAIN = """\
mkdocs-material alone, its options as they come: its own templates, plugins search and i18n; no custom_dir, no hooks,
none of our styles, scripts and data. Its pages are our Markdown after our hooks (blocks, badges, notes and updates
written out as HTML), in the same navigation, with the extensions that this Markdown needs."""
"""What `plain` makes, in words for whoever reads the figures."""


def plain(project: Path, target: Path) -> None:
    """Writes to the new folder `target` the project at `project` as stock Material would hold it: see PLAIN."""
    yaml = YAML(typ="rt")
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {name: config[name] for name in ("site_url", "use_directory_urls", "markdown_extensions", "nav")}
    i18n = next(plugin["i18n"] for plugin in config["plugins"] if "i18n" in plugin)
    config["hooks"].append(str(Path(__file__).parent / "dump.py"))
    config["extra"]["dump"] = str(target / "docs")
    dumping = project / "mkdocs.dump.yml"
    with dumping.open("w", encoding="utf-8") as file:
        yaml.dump(config, file)
    mkdocs(project, target / "not-needed", dumping)
    shutil.rmtree(target / "not-needed")
    dumping.unlink()
    kept |= {"site_name": "Stock", "theme": {"name": "material", "language": "zh-TW"}}
    kept["plugins"] = ["search", {"i18n": i18n}]
    with (target / "mkdocs.yml").open("w", encoding="utf-8") as file:
        yaml.dump(kept, file)


def mkdocs(project: Path, target: Path, config: Path | None = None) -> resource.struct_rusage:
    """Builds a project into `target` and returns what the process took. Raises CalledProcessError when it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1:8000/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    command += ["--config-file", str(config)] if config else []
    process = subprocess.Popen(command, cwd=project, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used


class served:
    """Serves a folder on a free port while in a `with`; gives its address."""

    def __init__(self, folder: Path) -> None:
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

        class Patient(http.server.ThreadingHTTPServer):
            def handle_error(self, *_: Any) -> None:
                """Who measures hangs up in the middle of an answer; that is no error."""

        self.server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
