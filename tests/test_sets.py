"""Which tests run: the gates or all, in one go or in parts that several machines share."""

import subprocess
import sys

import pytest


def collected(root, *options) -> tuple[list[str], str]:
    """The tests that pytest would run, and what it says on mistakes; without fixtures, which take long to load."""
    command = [sys.executable, "-m", "pytest", "--noconftest", "-p", "sets", "--collect-only", "-q", *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if "::" in line], done.stderr


def test_parts_run_every_test_once(root):
    file = "tests/kb/test_dates.py"
    whole, _ = collected(root, file)
    parts = [collected(root, file, "--part", f"{number}/3")[0] for number in (1, 2, 3)]
    assert len(whole) > 3
    assert sorted(test for tests in parts for test in tests) == sorted(whole)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("part", ["0/4", "5/4", "half"])
def test_a_part_that_there_is_not_is_a_mistake(root, part):
    tests, said = collected(root, "tests/kb/test_dates.py", "--part", part)
    assert (tests, said.strip()) == ([], f"ERROR: --part {part} names no part; 2/4, for example, does")
