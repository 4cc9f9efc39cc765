"""The content security policy: `python -m release.policy site` puts the same one into every page of a built site.

What runs on a page are files of the site's own, and the few inline scripts of the theme, each named by its hash: a
script that somebody brings into a page does nothing (CSP Level 3, https://www.w3.org/TR/CSP3/). One policy for the
whole site, so that one header does for all pages. The step also writes `_headers` for the hosts that read it. Under
file:// 'self' matches nothing: what is opened from a folder has to do without (`bare`).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
from pathlib import Path

from release import address, headers

_FETCHED = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'",
    "connect-src": "'self'", "worker-src": "'self'", "manifest-src": "'self'",
    "base-uri": "'none'", "form-action": "'self'",
}  # fmt: skip
DATA = {"application/json", "application/ld+json"}
"""Types of <script> that hold data: nothing runs, so nothing is blocked and no hash is needed."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
_FILE = re.compile(r"(?<![\w-])src\s*=", re.I)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.I)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.I)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class NoPlace(Exception):
    """A page declares no charset, after which the policy stands; the message is one line."""


def hashed(script: str) -> str:
    """An inline script as a source of script-src."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def of(site: Path) -> str:
    """The policy of a built site: its inline scripts by their hashes, all else from the site itself."""
    texts = {text for path in _pages(site) for text in _inline(path.read_text(encoding="utf-8"))}
    sources = {**_FETCHED, "script-src": " ".join([_FETCHED["script-src"], *sorted(map(hashed, texts))])}
    return "; ".join(f"{directive} {value}" for directive, value in sources.items())


def stated(page: str) -> str:
    """The policy that a page's HTML states; "" where there is none."""
    found = _META.search(page)
    return found[1] if found else ""


def bare(page: str) -> str:
    """A page's HTML without its policy, to be opened from a folder."""
    return _META.sub("", page)


def apply(site: Path) -> str:
    """Puts the site's policy right after the charset of every page, in place of an older one, and returns it.

    Raises NoPlace before anything is written.
    """
    policy = of(site)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    made = {}
    for path in _pages(site):
        page = bare(path.read_text(encoding="utf-8"))
        made[path], count = _CHARSET.subn(lambda charset: charset[0] + meta, page, count=1)
        if not count:
            raise NoPlace(f"{path.relative_to(site).as_posix()}: no <meta charset>, after which the policy stands")
    for path, page in made.items():
        path.write_text(page, encoding="utf-8")
    return policy


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _inline(page: str) -> list[str]:
    """The inline scripts of a page that run."""
    found = ((attributes, text, _TYPE.search(attributes)) for attributes, text in _SCRIPT.findall(page))
    return [text for attributes, text, kind in found if not _FILE.search(attributes) and not (kind and kind[1] in DATA)]


def main(arguments: list[str]) -> int:
    """Applies the policy to the site named on the command line and writes its `_headers`; 0 when both are done."""
    parser = argparse.ArgumentParser(prog="release.policy", description=__doc__.partition("\n")[0])
    parser.add_argument("site", metavar="SITE", type=Path)
    site = parser.parse_args(arguments).site
    try:
        policy = apply(site)
        headers.write(site, policy)
    except (NoPlace, headers.TooMuch, address.NoAddress) as error:
        print(f"policy: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
