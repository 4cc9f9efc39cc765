"""Sources set by their CSL styles, in both languages: golden lines."""

import re
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from citeproc import CitationStylesStyle

from kb import csl


@pytest.fixture(scope="module")
def lines(kb):
    return {locale: csl.bibliography(kb, locale) for locale in ("zh-TW", "en")}


def words(html):
    return re.sub("<[^>]+>", "", html)


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_a_paper_in_english_is_set_alike_on_both_languages_pages(lines, locale):
    assert lines[locale]["thomas1959"] == (
        "Thomas ED, Lochte HL Jr, Cannon JH, Sahler OD, Ferrebee JW. Supralethal whole body irradiation and isologous "
        "marrow transplantation in man. <cite>Journal of Clinical Investigation</cite>. 1959;38(10 Pt 1-2):1709–1716."
    )


def test_six_authors_are_named_and_the_rest_are_et_al(lines):
    assert lines["en"]["houkin2024"].startswith(
        "Houkin K, Osanai T, Uchiyama S, Minematsu K, Taguchi A, Maruichi K, et al. Allogeneic"
    )


def test_a_record_that_showed_one_name_of_many_says_et_al(lines):
    assert lines["en"]["weiss2007"].startswith("Weiss RA, et al. Autologous")


def test_a_record_that_showed_no_names_begins_with_its_title(lines):
    assert lines["en"]["smith2012"].startswith("A multicenter, double-blind")


def test_a_japanese_source_is_set_in_chinese_fashion_on_chinese_pages(lines):
    assert lines["zh-TW"]["nikkeimed2010aga"] == (
        '友吉由紀子。〈<span lang="ja">ここまで分かった！「男性型脱毛症発症」のメカニズム</span>〉'
        '［男性型禿髮的成因，目前了解多少］。《<span lang="ja">日経メディカル</span>》，2010年6月3日。'
    )


def test_on_english_pages_its_title_is_followed_by_ours_in_brackets(lines):
    line = lines["en"]["heartsheet2024"]
    assert '<span lang="ja">薬事審議会' in line
    assert "[Council concludes not to approve a heart sheet of patients’ own cells]. <cite>Yakuji Nippo</cite>" in line
    assert line.endswith("2024 Jul 24.") or line.endswith("2024 July 24.")


def test_the_review_is_set_in_both_languages(lines):
    assert words(lines["zh-TW"]["ichihashi2020"]).startswith(
        "市橋正光、長濱宏治。〈美容医療 new horizon—幹細胞への期待—〉"
    )
    assert lines["zh-TW"]["ichihashi2020"].endswith("2020年3月31日，44卷1期，第30–35頁。")
    assert words(lines["en"]["ichihashi2020"]).startswith("Ichihashi M, Nagahama K. 美容医療")
    assert lines["en"]["ichihashi2020"].endswith("2020 Mar 31;44(1):30–35.")


def test_a_law_has_its_number_and_day(lines):
    assert lines["zh-TW"]["tw2024cosmeticban"] == (
        "衛生福利部。《化粧品禁止使用成分表修正規定》。衛授食字第1131601051號公告。2024年3月21日。"
    )


@pytest.mark.parametrize("style", ["reference", "reference-zh"])
def test_our_styles_are_valid_csl(style):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(Path(csl.__file__).with_name(f"{style}.csl")), validate=True)


def test_no_source_is_lost_and_none_ends_in_two_stops(kb, lines):
    for locale, found in lines.items():
        assert set(found) == set(kb.references)
        for key, line in found.items():
            assert not re.search(r"[.。]{2}|[?!？！][.。]|, ?\.|undefined|None", words(line)), (locale, key, line)


def test_this_page_is_cited_by_title_site_and_day(kb):
    page = replace(kb.pages["chapters/hair"], updated="2026-11-24")
    assert (
        words(csl.of_page(kb, page, "掉髮", "", "zh-TW"))
        == "〈掉髮〉。讀懂一篇2020年的幹細胞美容綜論，2026年11月24日。"
    )
    assert words(csl.of_page(kb, page, "Hair & loss", "", "en")) == (
        "Hair &amp; loss. Reading a 2020 review of stem cells in aesthetic medicine. 2026 Nov 24."
    )


def test_csl_json_keeps_full_lists_marks_cut_ones_and_says_that_the_review_is_not_confirmed(kb):
    records = {record["id"]: record for record in csl.records(kb)}
    assert len(records["houkin2024"]["author"]) == 28
    assert records["weiss2007"]["author"][-1] == {"literal": "others"}
    assert "author" not in records["smith2012"]
    assert records["ichihashi2020"]["note"].startswith("record not confirmed")
    assert records["twrma2024"]["issued"] == {"date-parts": [[2024, 6, 19]]}
