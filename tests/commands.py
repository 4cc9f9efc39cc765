"""Fixtures of what an editor calls: the verbs of `kb`, on a copy of the project."""

import pytest

from kb.__main__ import main


@pytest.fixture
def kb_command(copy, capsys):
    """Runs a verb of `kb` on the copy (`.root`); returns exit code, and the lines of stdout and stderr."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = main(list(arguments), root=copy)
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    run.root = copy
    return run


@pytest.fixture
def check(kb_command):
    """Runs `kb check` on the copy (`.root`); returns exit code and the lines on stderr."""

    def run() -> tuple[int, list[str]]:
        code, _, stops = kb_command("check")
        return code, stops

    run.root = kb_command.root
    return run
