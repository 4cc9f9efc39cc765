"""What an editor can have looked at before each commit (.pre-commit-config.yaml)."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from conftest import ROOT, edit

CONFIG = ".pre-commit-config.yaml"


@pytest.fixture
def repository(copy, tmp_path):
    """A repository that holds the project: its folder, and what looks at it before a commit (hook → whether passed)."""
    shutil.copy(ROOT / CONFIG, copy / CONFIG)
    environment = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "kept")}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def look() -> dict[str, bool]:
        run("git", "add", CONFIG, "docs", "overrides", "scripts")
        told = run(sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", "--verbose")
        return {hook: said == "Passed" for said, hook in re.findall(r"(Passed|Failed)\n- hook id: (\S+)", told)}

    run("git", "init", "--quiet")
    return copy, look


def test_nothing_is_fetched():
    config = YAML(typ="safe").load((ROOT / CONFIG).read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system", "pygrep"}
    assert not any("additional_dependencies" in hook for hook in hooks)


def test_what_is_in_order_passes_and_every_fault_is_noticed(repository):
    project, look = repository
    hooks = ("ruff", "kb-check", "line-ends", "byte-order-mark", "large-files")
    assert look() == dict.fromkeys(hooks, True)
    edit(project / "docs/en/chapters/hair.md", "30% develop", "20% develop")
    (project / "scripts/unused.py").write_text("import os\n")
    (project / "docs/assets/ends.css").write_bytes(b"a {}\r\n")
    (project / "docs/assets/mark.css").write_bytes(b"\xef\xbb\xbfa {}\n")
    (project / "docs/assets/large.css").write_text("a {}\n" * 220_000)
    assert look() == dict.fromkeys(hooks, False)
