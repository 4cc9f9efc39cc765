"""What of a page its own policy blocks, read as a browser reads it: scripts that the policy does not name, and styles
and handlers within the page, which no policy of ours lets through.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from release.policy import DATA, hashed


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.scripts: list[str] = []
        self.problems: list[str] = []
        self._before: tuple[str, list[tuple[str, str | None]]] = ("", [])
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what would run or be set, and where the policy stands."""
        a = {name: value or "" for name, value in attrs}
        if tag == "meta" and a.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(a.get("content", ""))
            before, its = self._before
            if before != "meta" or "charset" not in dict(its):
                self.problems.append("the policy does not stand right after the charset")
        if tag == "style":
            self.problems.append("an inline <style>")
        for name, value in a.items():
            if name == "style":
                self.problems.append(f"a style attribute: <{tag} style=“{value[:40]}”>")
            elif name.startswith("on"):
                self.problems.append(f"an inline handler: <{tag} {name}=“{value[:40]}”>")
            elif value.strip().lower().startswith("javascript:"):
                self.problems.append(f"a script as an address: <{tag} {name}=“{value[:40]}”>")
        self._script = tag == "script" and "src" not in a and a.get("type", "") not in DATA
        if self._script:
            self.scripts.append("")
        self._before = tag, attrs

    def handle_data(self, data: str) -> None:
        """Collects the text of an inline script."""
        if self._script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Ends a script."""
        self._script = False


def problems(site: Path) -> Iterator[str]:
    """What is wrong with the pages of a built site, a line each: not one and the same policy, what it blocks."""
    home = _Page((site / "index.html").read_text(encoding="utf-8")).policies
    for path in sorted(site.rglob("*.html")):
        page, name = _Page(path.read_text(encoding="utf-8")), path.relative_to(site).as_posix()
        if len(page.policies) != 1:
            yield f"{name}: {len(page.policies)} policies (Content-Security-Policy), not one"
        elif page.policies != home:
            yield f"{name}: its policy is not that of index.html"
        if any("'unsafe-" in policy for policy in page.policies):
            yield f"{name}: its policy lets through what is unsafe"
        yield from (f"{name}: {what}" for what in page.problems)
        for script in page.scripts:
            if not all(hashed(script) in _sources(policy) for policy in page.policies):
                yield f"{name}: the policy does not name the inline script “{script.strip()[:40]}”"


def _sources(policy: str) -> list[str]:
    """What may run under a policy."""
    directives = (directive.split() for directive in policy.split(";") if directive.strip())
    return next((sources for name, *sources in directives if name == "script-src"), [])
