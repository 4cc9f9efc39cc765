"""What a host sends with every answer, and `_headers`, in which Netlify and Cloudflare Pages read it.

nginx gets the same (release/nginx). A meta element can state the policy, too, but not who may frame a page.
"""

from __future__ import annotations

import re
from pathlib import Path

from release import address

FRAMED = "frame-ancestors 'none'"
"""The part of the policy that only a header can state."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Which sites a reader goes on to is nobody's business: they are not told where from."""
FOREVER = "public, max-age=31536000, immutable"
HASHED = re.compile(r"/assets/(?:javascripts|stylesheets)/(?:[\w-]+/)?[\w-]+\.[0-9a-f]{8}\.min\.(?:css|js)$")
"""The theme's files that are named after what they hold. Ours are not: what is not named here is asked for anew."""
RULES, LINE = 100, 2000
"""What Cloudflare Pages reads: so many rules, so many characters a line."""


class TooMuch(Exception):
    """`_headers` would be more than hosts read; the message is one line."""


def made(site: Path, policy: str) -> str:
    """The text of `_headers` for a site with a policy.

    Where two rules fit an address the hosts join their values: so Cache-Control stands in rules for one file each, and
    for all others the hosts' own holds, which is to ask again every time. Raises TooMuch, address.NoAddress.
    """
    base = address.path(site)
    always = {"Content-Security-Policy": f"{policy}; {FRAMED}", **FIXED}
    rules = {f"{base}*": always}
    files = (base + path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    rules |= {file: {"Cache-Control": FOREVER} for file in files if HASHED.search(file)}
    text = "# For Netlify and Cloudflare Pages; made after the build.\n"
    for pattern, said in rules.items():
        text += f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in said.items())
    longest = max(map(len, text.splitlines()))
    if len(rules) > RULES or longest > LINE:
        raise TooMuch(
            f"_headers: {len(rules)} rules, longest line {longest} characters; hosts read {RULES} rules of {LINE}"
        )
    return text


def write(site: Path, policy: str) -> None:
    """Writes `_headers` into a site. Raises TooMuch, address.NoAddress."""
    (site / "_headers").write_text(made(site, policy), encoding="utf-8")
