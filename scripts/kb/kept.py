"""Keeps what was worked out while what it was worked out from stays equal: under `serve`, to the next build."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Result = TypeVar("Result")


def while_equal(function: Callable[..., Result]) -> Callable[..., Result]:
    """`function`, whose last result is kept while its arguments equal the last ones; what it raises is not kept.

    For arguments that cannot be hashed, as `lru_cache` must. Neither they nor the result may be changed afterwards.
    """
    last: list[Any] = []

    @wraps(function)
    def kept(*arguments: Any) -> Result:
        if not last or last[0] != arguments:
            last[:] = arguments, function(*arguments)
        return last[1]

    return kept
