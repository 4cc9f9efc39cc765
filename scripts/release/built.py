"""What is read of the pages of a built site: each page is parsed once (lxml), and every check of release asks this."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from release.policy import DATA

_PLACE = re.compile(r"\[\[editions/\S+ \w+\]\]")
_LOADS = dict.fromkeys(("script", "img", "iframe", "source", "video", "audio"), "src") | {"use": "href"}


@dataclass(frozen=True, kw_only=True)
class Built:
    """A page of the built site.

    `alternates` are its addresses in other languages by hreflang; `card` its picture for chats and feeds. `ids`,
    `links` (addresses that a reader may follow) and `loads` (those that a browser fetches) stand in the page's order.
    `unfilled` tells of a figure of an edition that is left to be filled in. `policies` are the content security
    policies it states, `scripts` its inline scripts, and `blocked` what no policy of ours lets through, in words.
    """

    lang: str
    title: str
    description: str
    canonical: str
    card: str
    headings: int
    noindex: bool
    unfilled: bool
    alternates: dict[str, str]
    ids: dict[str, int]
    links: list[str]
    loads: list[str]
    policies: list[str]
    scripts: list[str]
    blocked: list[str]

    @cached_property
    def repeated_ids(self) -> list[str]:
        """Ids that stand more than once."""
        return [identity for identity, times in self.ids.items() if times > 1]


def read(site: Path) -> dict[str, Built]:
    """Every HTML page below `site`: path within the site → what it holds."""
    return {path.relative_to(site).as_posix(): parsed(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def parsed(text: str) -> Built:
    """What a page holds, given its HTML."""
    root = html.document_fromstring(text)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    metas = [element for element in elements if element.tag == "meta"]
    links = [element for element in elements if element.tag == "link"]

    def meta(key: str, value: str) -> str:
        return next((element.get("content", "") for element in metas if element.get(key) == value), "")

    canonical = [link.get("href", "") for link in links if "canonical" in _rel(link)]
    other = [link for link in links if "canonical" not in _rel(link) and "alternate" not in _rel(link)]
    loaded = [element.get(_LOADS[element.tag]) for element in elements if element.tag in _LOADS]
    titles = [element for element in elements if element.tag == "title"]
    return Built(
        lang=root.get("lang", ""),
        title=(titles[0].text_content() if titles else ""),
        description=meta("name", "description"),
        canonical=canonical[-1] if canonical else "",
        card=meta("property", "og:image"),
        headings=sum(element.tag == "h1" for element in elements),
        noindex="noindex" in meta("name", "robots"),
        unfilled=bool(_PLACE.search(root.text_content())),
        alternates={link.get("hreflang", ""): link.get("href", "") for link in links if "alternate" in _rel(link)},
        ids=Counter(element.get("id") for element in elements if element.get("id") is not None),
        links=[element.get("href") for element in elements if element.tag == "a" and element.get("href") is not None],
        loads=[*(link.get("href", "") for link in other), *(address for address in loaded if address is not None)],
        policies=[element.get("content", "") for element in metas if _is_policy(element)],
        scripts=[element.text or "" for element in elements if _runs_inline(element)],
        blocked=_blocked(elements),
    )


def _rel(link: HtmlElement) -> list[str]:
    return link.get("rel", "").split()


def _is_policy(element: HtmlElement) -> bool:
    return element.tag == "meta" and element.get("http-equiv", "").lower() == "content-security-policy"


def _runs_inline(element: HtmlElement) -> bool:
    return element.tag == "script" and element.get("src") is None and element.get("type", "") not in DATA


def _blocked(elements: list[HtmlElement]) -> list[str]:
    """Styles, handlers and scripts as addresses within the page; a policy that is not right after the charset."""
    found = []
    for before, element in zip([None, *elements], elements, strict=False):
        if _is_policy(element) and (before is None or before.tag != "meta" or before.get("charset") is None):
            found.append("the policy does not stand right after the charset")
        if element.tag == "style":
            found.append("an inline <style>")
        for name, value in element.items():
            if name == "style":
                found.append(f"a style attribute: <{element.tag} style=“{value[:40]}”>")
            elif name.startswith("on"):
                found.append(f"an inline handler: <{element.tag} {name}=“{value[:40]}”>")
            elif value.strip().lower().startswith("javascript:"):
                found.append(f"a script as an address: <{element.tag} {name}=“{value[:40]}”>")
    return found
