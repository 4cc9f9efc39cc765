"""What is in another language than its page says so, so that it is read aloud and set as what it is (WCAG 3.1.2)."""

import re

import pytest
from lxml import html

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
LATIN = re.compile(r"(?:[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9’'.-]*[ ,;:&]+){3,}[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9’'-]*")
"""Four words and more; fewer are names and technical terms, which the criterion leaves out."""

UNTOLD = {"script", "style", "pre", "title"}
"""Nothing to read; code, which is in both at once; what can hold no marks (the 404 page's title, before its script)."""
NAMES = {"Roche Vitamins and Fine Chemicals"}
"""Names of companies: the criterion leaves names out."""
SPOKEN = ("alt", "aria-label", "placeholder", "title")


def language(element) -> str:
    """The language that holds at an element."""
    return next(ancestor.get("lang") for ancestor in (element, *element.iterancestors()) if ancestor.get("lang"))


def texts(document):
    """Every element with each run of text that is its own."""
    for element in document.iter():
        if not isinstance(element.tag, str) or element.tag in UNTOLD:
            continue
        yield from ((element, element.get(name)) for name in SPOKEN if element.get(name))
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                yield element, text.strip()


def unmarked(page: str) -> list[str]:
    """The runs of a page that stand in the wrong language."""
    return [f"{language(e)}: {t}" for e, t in texts(html.document_fromstring(page)) if _wrong(language(e), t)]


def _wrong(lang: str, text: str) -> bool:
    if KANA.search(text):
        return lang != "ja"
    if HAN.search(text) and lang == "en":
        return True
    return lang.startswith("zh") and any(run not in NAMES for run in LATIN.findall(text))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_run_in_another_language_is_marked(site, prefix):
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name.startswith("en/") == bool(prefix):
            found[name] = unmarked(path.read_text(encoding="utf-8"))
    assert len(found) > 20
    assert {name: runs for name, runs in found.items() if runs} == {}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ('<html lang="en"><p>The word 外泌體</p>', ["en: The word 外泌體"]),
        ('<html lang="en"><p>The word <span lang="zh-TW">外泌體</span> is it</p>', []),
        ('<html lang="en"><p lang="zh-TW">エクソソーム</p>', ["zh-TW: エクソソーム"]),
        ('<html lang="en"><p lang="ja">幹細胞への期待</p>', []),
        ('<html lang="en"><a aria-label="第一段" href="#a">1</a>', ["en: 第一段"]),
        ('<html lang="zh-TW"><p>題為 The use of stem cells 的論文</p>', ["zh-TW: 題為 The use of stem cells 的論文"]),
        ('<html lang="zh-TW"><p>題為<cite lang="en">The use of stem cells</cite>的論文</p>', []),
        ('<html lang="zh-TW"><p>Some Stem Cell Society、PRP</p>', ["zh-TW: Some Stem Cell Society、PRP"]),
        ('<html lang="zh-TW"><p>Thomas E. D.和Donnall Thomas</p><p>ma.mohw.gov.tw/Accessibility/BASSearch/MAS</p>', []),
        ('<html lang="zh-TW"><p>Roche Vitamins and Fine Chemicals公司</p>', []),
    ],
)  # fmt: skip
def test_the_test_knows_what_is_wrong(page, told):
    assert unmarked(page) == told
