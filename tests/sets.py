"""Two sets of tests: the gates of every change, in minutes, and everything, behind a flag (`./scripts/test --all`).

A test marked `long` is left out of the first. What is named on the command line is always run whole. `--part 2/4` runs
a quarter of either, so that several machines share them.
"""

import re

import pytest

LONG = pytest.mark.long


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flags."""
    parser.addoption("--all", action="store_true", help="the long tests, too")
    parser.addoption("--part", type=part, default=(1, 1), metavar="K/N", help="every Nth test, beginning with the Kth")


def part(text: str) -> tuple[int, int]:
    """“2/4” as (2, 4). Raises pytest.UsageError for what names no part."""
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise pytest.UsageError(f"--part {text} names no part; 2/4, for example, does")
    return int(found[1]), int(found[2])


def pytest_configure(config: pytest.Config) -> None:
    """Makes the mark known."""
    config.addinivalue_line("markers", "long: not part of the gates of every change; ./scripts/test --all runs it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the long tests, unless they were asked for, and what other parts run."""
    every = config.getoption("all") or config.args_source is pytest.Config.ArgsSource.ARGS
    wanted = [item for item in items if every or not item.get_closest_marker("long")]
    first, step = config.getoption("part")
    wanted = wanted[first - 1 :: step]
    kept = set(wanted)
    if left_out := [item for item in items if item not in kept]:
        config.hook.pytest_deselected(items=left_out)
        items[:] = wanted


def thinned(cases: list, every: int) -> list:
    """Parametrize's cases (tuples for several names), of which every nth is a gate of every change, the others long."""
    values = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*these, marks=LONG if n % every else ()) for n, these in enumerate(values)]
