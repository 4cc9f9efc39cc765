"""What anyone can put into an address, or into what a browser keeps: words meant to run, or to make scripts stumble."""

import re

from conftest import ROOT

RUN = "window.canary = true"
ELSEWHERE = "http://127.0.0.2:9"

WORDS = {
    "an element": f'"><img src="{ELSEWHERE}/x" onerror="{RUN}">',
    "the end of a script": f"</script><script>{RUN}</script>",
    "a drawing": f"<svg><script href=\"data:,{RUN}\"/><set onbegin='{RUN}' attributeName=x></svg>",
    "an address that runs": f"javascript:{RUN}",
    "an address elsewhere": f"//{ELSEWHERE.partition('//')[2]}/x#{ELSEWHERE}",
    "the end of a string": f"';{RUN};'\");{RUN};//`${{{RUN}}}`",
    "a selector": "x],:has(*){}/**/\"'*[a=b",
    "a name of every object": "__proto__",
    "a function of every object": "constructor",
    "half a character": "\ud83d<b>",
    "invisible characters": "\x00\x1b\u2028\u202e\ufeff",
    "a form of words": "{n}{query}$&$1{{7*7}}",
    "far too much": "<b>" + "幹細胞" * 3000,
}
"""What a thing is → the thing."""

BROKEN = ["%", "%E0%A4%A", "%zz", "%u0041", "a%26b%3Dc%", "%00", "?#%"]
"""Ends of addresses that are not what they should be, written as they are."""

SOURCES = sorted((ROOT / "docs/assets/js").rglob("*.js"))
_SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
PARAMETERS = sorted({"q", "h", *re.findall(r"\b(?:get|getAll|has)\(\"([\w-]+)\"\)", _SCRIPTS)})
"""Every parameter of an address that a script of ours reads."""
MATERIAL = ("__palette", "__search", "__tabs", "__announce", "__consent", "__outdated")
"""Names under which Material keeps things, below the path of the site."""

LOOK = """
    window.blocked = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        blocked.push(`${violatedDirective} ${blockedURI}`);
    });
"""
"""Notes what the policy blocks; a script that runs before anything of a page."""
