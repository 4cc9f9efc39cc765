"""What the published schema of a kind of file has to say against files of that kind."""

import subprocess
import sys
from pathlib import Path


def complaints(kind: str, *files: Path) -> str:
    """What check-jsonschema's own copy of a schema (“github-workflows” and the like) finds wrong; empty if nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", *map(str, files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout if done.returncode else ""
