"""Where one language was worded anew and the other not, readers of the other are told, there and nowhere else."""

import shutil

import pytest

from conftest import build, edit, html, words
from kb.__main__ import main

ENTRIES = {
    "growth-factor-gel-2003": ("updates", "無法知道改善有多少來自生長因子", "改善有多少來自生長因子，無法知道"),
    "note-dht": ("notes", "意思正好相反", "意思恰好相反"),
    "CL16": ("claims", "男性青春期以後，有30%出現雄性禿", "青春期以後，男性有30%出現雄性禿"),
    "hair-loss": ("glossary", "原因很多，雄性禿只是其中一種", "原因很多，雄性禿是其中一種"),
    "review-ultraviolet": ("timeline", "作者開始對一個事實感興趣", "作者對一個事實開始感興趣"),
}
"""Entry → its file, and a wording that means the same."""
REVISED = "The Chinese text here has been revised; the English has not caught up yet."


@pytest.fixture(scope="module")
def drifted(tmp_path_factory, root):
    """The site after the Chinese of a paragraph, the English of a section, and one language of entries changed."""
    folder = tmp_path_factory.mktemp("drift")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder)
    edit(folder / "docs/zh-TW/chapters/hair.md", "結果，", "於是，")
    edit(folder / "docs/en/about/privacy.md", "As a rule, nothing.", "In general, nothing.")
    for file, old, new in ENTRIES.values():
        edit(folder / f"docs/_data/{file}.yml", old, new)
    build(folder, folder / "site", "https://example.org/review/")
    return folder


def notices(page: str) -> list[str]:
    return [words(part.split("</div>")[0]) for part in page.split('<div class="outdated" role="note">')[1:]]


def test_the_paragraph_that_is_behind_says_so_and_leads_to_the_other_language(drifted):
    page = html(drifted / "site", "en", "chapters/hair")
    assert notices(page) == [f"{REVISED} 中文"]
    after = page.split('<div class="outdated" role="note">')[0]
    assert after.rindex('id="hair-030"') > after.rindex('id="hair-020"')
    assert 'href="../../chapters/hair.html#hair-030" lang="zh-TW"' in page


def test_the_language_that_was_revised_says_nothing(drifted):
    assert notices(html(drifted / "site", "zh-TW", "chapters/hair")) == []


def test_side_by_side_the_row_says_it_in_the_language_that_is_behind(drifted):
    for locale in ("zh-TW", "en"):
        page = html(drifted / "site", locale, "parallel/hair")
        assert page.count('<p class="outdated" lang=') == 1
        row = page[page.index('id="hair-030"') : page.index('id="hair-040"')]
        assert f'<p class="outdated" lang="en">{REVISED}</p>' in row


def test_a_section_of_another_page_says_it_too(drifted):
    (said,) = notices(html(drifted / "site", "zh-TW", "about/privacy"))
    assert said == "這裡的英文版改過了，中文還沒跟上。 English"


@pytest.mark.parametrize(
    ("page", "identity"),
    [
        ("since-2020", "growth-factor-gel-2003"), ("chapters/hair", "note-dht"), ("evidence", "CL16"),
        ("glossary", "hair-loss"), ("timeline", "review-ultraviolet"),
    ],
)  # fmt: skip
def test_an_entry_says_it_in_the_language_that_is_behind_and_leads_to_itself_in_the_other(drifted, page, identity):
    behind, ahead = (html(drifted / "site", locale, page) for locale in ("en", "zh-TW"))
    up = "../" * page.count("/")
    link = f'<a href="{up}../{page}.html#{identity}" lang="zh-TW" hreflang="zh-TW">中文</a>'
    assert behind.count(f'<p class="outdated">{REVISED} {link}</p>') == 1
    assert 'class="outdated"' not in ahead
    assert f'id="{identity}"' in ahead


def test_a_site_without_drift_says_nothing(site):
    assert not [page for page in site.rglob("*.html") if 'class="outdated"' in page.read_text(encoding="utf-8")]


def test_once_agreed_it_is_quiet_again(drifted):
    assert main(["agree", "hair-030", "privacy-device"], root=drifted) == 0
    build(drifted, drifted / "again", "https://example.org/review/")
    assert notices(html(drifted / "again", "en", "chapters/hair")) == []
