"""The checks of a PDF find what they are for."""

from dataclasses import replace

import pytest

from editions.paper import checks, finish
from editions.paper.checks import Line

BODY = "<html lang=zh-TW><head></head><body style='margin: 0; font: 16px var(--ming)'>"
MARGINS = "@page { margin: 20mm; }"
ABOUT = finish.About("題", "zh-TW", "我們", "重述", "https://example.org/", "2026-11-26")
LONG = "<p>" + "這一頁有足夠的字，不會被當成空白頁。" * 8 + "</p>"


def found(press, body, front=0, **changed):
    made = press.printed("page.html", BODY + body, MARGINS)
    made = replace(made, **changed)
    return checks.found(finish.finished(made.pdf, ABOUT), made, (), front)


def test_a_sound_page_has_nothing_wrong(press):
    sound = found(press, f"<h1>標題</h1>{LONG}")
    assert (sound.stops, sound.reports) == ([], [])


def test_a_font_of_the_system_is_found(press):
    stops = found(press, f"<h1>標題</h1>{LONG}<p style='font-family: \"Noto Sans CJK JP\"'>別的字型</p>").stops
    assert any(line.startswith("face ") for line in stops)


def test_text_that_does_not_copy_out_is_found(press):
    assert found(press, f"<h1>標題</h1>{LONG}", texts=("紙上沒有這句話",)).stops == [
        "does not copy out: 紙上沒有這句話"
    ]


def test_a_bookmark_that_is_no_heading_and_a_heading_without_one_are_found(press):
    assert found(press, f"<h1>標題</h1>{LONG}", bookmarks=("別的標題",)).stops == [
        "no bookmark for the heading 別的標題",
        "a bookmark that is no heading: 標題",
    ]


def test_text_across_two_pages_is_not_lost(press):
    half = "前半段在這一頁，後半段在下一頁。" * 60
    sound = found(press, f"<h1>標題</h1><div style='height: 200mm'></div><p style='orphans: 1'>{half}</p>")
    assert sound.stops == []


def test_a_nearly_empty_page_is_reported_but_not_a_cover(press):
    body = f"<h1>標題</h1><p>短</p><div style='break-before: page'>{LONG}</div>"
    assert found(press, body).reports == ["page 1 is nearly empty: 標題短"]
    assert found(press, body, front=1).reports == []


def test_a_heading_alone_at_the_foot_of_a_page_is_reported(press):
    body = f"<h1>標題</h1>{LONG}<div style='height: 150mm'></div><h2>孤單</h2><p style='break-before: page'>{LONG}"
    assert found(press, body).reports == ["page 1 ends with the heading 孤單"]


def test_what_stands_in_the_margin_is_reported(press):
    body = f"<h1>標題</h1>{LONG}<p style='position: absolute; left: 1mm; top: 60mm'>外</p>"
    made = press.printed("page.html", BODY + body, "@page { margin: 5mm; } body { padding: 15mm; position: relative; }")
    reports = checks.found(finish.finished(made.pdf, ABOUT), made, ()).reports
    assert reports == ["page 1: outside the margins: 外"]


@pytest.mark.parametrize(
    ("text", "wrong"), [("。句號開頭", True), ("「開頭可以", False), ("結尾（", True), ("結尾）", False)]
)
def test_marks_that_may_not_begin_or_end_a_line_are_found(text, wrong):
    assert bool(list(checks._forbidden([Line(1, text, (50, 50, 200, 60))]))) is wrong


def test_pieces_of_one_line_are_one_line():
    pieces = [
        Line(1, "前面", (50, 100, 74, 112)),
        Line(1, "。後面", (80, 100, 116, 112)),
        Line(1, "另欄", (300, 100, 324, 112)),
    ]
    assert [line.text for line in checks._joined(pieces)] == ["前面 。後面", "另欄"]


def test_a_pdf_that_says_nothing_of_itself_is_found(press):
    raw = press.printed("page.html", f"<html lang=zh-TW><head></head><body>{LONG}", "").pdf
    said = list(checks._about(raw))
    assert "no outline or no labels of pages" in said
    assert any(line.startswith("says nothing of dc:title") for line in said)


def test_a_wrong_number_in_the_contents_is_found(press):
    body = f"<h1>第一</h1>{LONG}<h1 style='break-before: page'>第二</h1>{LONG}"
    pdf = press.printed("page.html", BODY + body, MARGINS).pdf
    assert checks.contents(pdf, {"a": "第一", "b": "第二"}, {"a": 1, "b": 2}) == []
    wrong = checks.contents(pdf, {"a": "第一", "b": "第二"}, {"a": 2, "b": 2})
    assert wrong == ["the contents name page 2 for 第一, which is not there"]
