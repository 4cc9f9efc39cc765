"""The question sheet in both languages."""

import io

import pytest
from pypdf import PdfReader

from editions.paper import checks, sheet


@pytest.fixture(scope="module")
def texts(press, site):
    made = press.printed(f"questions.html#{sheet.ID}", sheet.in_both_languages(site), sheet.STYLE)
    return [checks.squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(made.pdf)).pages]


def test_every_question_and_warning_stands_in_both_languages_the_english_after_the_chinese(kb, texts):
    whole = "".join(texts)
    for point in (*kb.sheet.questions, *kb.sheet.warnings, *kb.sheet.where):
        zh, en = (whole.find(checks.squeezed(point.text[locale])) for locale in ("zh-TW", "en"))
        assert 0 <= zh < en, point.id


def test_it_takes_no_more_than_four_sheets_and_nothing_else_is_on_them(kb, texts):
    assert len(texts) <= 4
    assert checks.squeezed(kb.say("references", "zh-TW")) not in "".join(texts)
