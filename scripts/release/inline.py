"""What of a page its own policy blocks: scripts that the policy does not name, and styles and handlers within the page,
which no policy of ours lets through.
"""

from __future__ import annotations

from collections.abc import Iterator

from release.built import Built
from release.policy import hashed


def problems(pages: dict[str, Built]) -> Iterator[str]:
    """What is wrong with the pages of a built site, a line each: not one and the same policy, what it blocks."""
    home = pages["index.html"].policies
    for name, page in pages.items():
        if len(page.policies) != 1:
            yield f"{name}: {len(page.policies)} policies (Content-Security-Policy), not one"
        elif page.policies != home:
            yield f"{name}: its policy is not that of index.html"
        if any("'unsafe-" in policy for policy in page.policies):
            yield f"{name}: its policy lets through what is unsafe"
        yield from (f"{name}: {what}" for what in page.blocked)
        for script in page.scripts:
            if not all(hashed(script) in _sources(policy) for policy in page.policies):
                yield f"{name}: the policy does not name the inline script “{script.strip()[:40]}”"


def _sources(policy: str) -> list[str]:
    """What may run under a policy."""
    directives = (directive.split() for directive in policy.split(";") if directive.strip())
    return next((sources for name, *sources in directives if name == "script-src"), [])
