"""Waits, asking from outside: Playwright's wait_for_function evaluates words in the page, which the policy forbids."""

import time

PATIENCE = 30


def eventually(page, expression, arg=None):
    """Waits until JavaScript says yes."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"not within {PATIENCE} s: {expression}"
        page.wait_for_timeout(20)
