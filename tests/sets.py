"""Two sets of tests: the gates of every change, in minutes, and everything, behind a flag (`./scripts/test --all`).

A test marked `long` is left out of the first. What is named on the command line is always run whole.
"""

import pytest

LONG = pytest.mark.long


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flag."""
    parser.addoption("--all", action="store_true", help="the long tests, too")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the mark known."""
    config.addinivalue_line("markers", "long: not part of the gates of every change; ./scripts/test --all runs it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the long tests out, unless they were asked for."""
    if config.getoption("all") or config.args_source is pytest.Config.ArgsSource.ARGS:
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def thinned(cases: list, every: int) -> list:
    """Parametrize's cases (tuples for several names), of which every nth is a gate of every change, the others long."""
    values = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*these, marks=LONG if n % every else ()) for n, these in enumerate(values)]
