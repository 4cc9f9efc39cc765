"""Pages of the site as PDF: the site's own print style sheet, our faces, no network."""

import io
import re
import subprocess
from unicodedata import normalize

import pikepdf
import pytest
from pypdf import PdfReader

from editions.paper import checks, finish
from editions.paper.printer import NotPrinted, Printer
from kb.model import LOCALES

ABOUT = finish.About("題", "zh-TW", "我們", "重述", "https://example.org/", "2026-11-26")
PAGES = {
    "chapters/hair.html": 1, "en/chapters/msc-exosomes.html": 1, "chapters/regenerative-medicine.html": 1,
    "questions.html#print-sheet": 1, "en/questions.html#print-sheet": 1,
}  # fmt: skip


@pytest.fixture(scope="module", params=PAGES)
def printed(request, press):
    return request.param, press.printed(request.param)


def squeeze(text):
    return "".join(normalize("NFKC", text).split())


def test_a_pdf_has_only_our_faces_its_text_copies_out_whole_and_its_lines_are_well_set(printed):
    _, made = printed
    found = checks.found(finish.finished(made.pdf, ABOUT), made, made.running)
    assert found.stops == []
    assert not [line for line in found.reports if "nearly empty" not in line]


def test_every_sheet_has_its_address_version_dates_warning_and_number(printed, kb, address):
    path, made = printed
    name = path.partition("#")[0]
    locale = "en" if name.startswith("en/") else "zh-TW"
    pages = [squeeze(page.extract_text()) for page in PdfReader(io.BytesIO(made.pdf)).pages]
    entry = kb.pages[name.removeprefix("en/").removesuffix(".html")]
    for number, text in enumerate(pages, 1):
        assert squeeze(address + name) in text
        assert f"{number}/{len(pages)}" in text
        assert entry.updated in text
        assert squeeze({"zh-TW": "法規可能已變", "en": "rules may have changed"}[locale]) in text


def test_the_running_head_names_site_and_chapter_from_the_second_sheet_on(press, kb):
    pages = [squeeze(p.extract_text()) for p in PdfReader(io.BytesIO(press.printed("chapters/hair.html").pdf)).pages]
    head = squeeze("第5章　掉髮：藥物與毛囊再生")
    assert head not in pages[0].replace(squeeze("第5章"), "", 1)
    assert all(head in page for page in pages[1:])
    assert all(squeeze(kb.site["short-name"]["zh-TW"]) in page for page in pages[1:])


def test_a_chapters_paper_ends_with_its_terms_its_sources_and_room_for_notes(press, kb):
    for locale in LOCALES:
        prefix = "" if locale == "zh-TW" else "en/"
        pdf = press.printed(f"{prefix}chapters/hair.html").pdf
        text = squeeze("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
        places = [text.index(squeeze(kb.say(key, locale)), len(text) // 3) for key in ("terms-chapter", "cite")]
        assert places == sorted(places)
        assert squeeze(kb.say("own-notes", locale)) in text
        assert squeeze(kb.terms["minoxidil"].definition[locale])[:20] in text


def test_printing_twice_gives_the_same_bytes(press):
    one, two = (finish.finished(press.printed("en/chapters/scaffolds.html").pdf, ABOUT) for _ in range(2))
    assert one == two


def test_a_table_gives_the_same_bytes_whatever_was_printed_before(press):
    head = "<tr><th scope=col>甲</th><th scope=col>乙</th></tr>"
    table = f"<table>{head}<tr><th scope=row>丙</th><td>丁</td></tr></table>"
    page = f"<html lang=zh-TW><head></head><body style='font-family: var(--ming)'>{table}"
    one = press.printed("page.html", page, "")
    press.printed("page.html", page.replace("<body", f"<body data-more=1>{table * 3}<p").replace("丁", "戊"), "")
    two = press.printed("page.html", page, "")
    assert finish.finished(one.pdf, ABOUT) == finish.finished(two.pdf, ABOUT)
    with pikepdf.open(io.BytesIO(finish.finished(one.pdf, ABOUT))) as pdf:
        named = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/ID" in thing]
        assert {str(thing.ID) for thing in named} == {f"node{n:08}" for n in range(len(named))}
        assert named


def test_chinese_and_latin_stand_apart_and_punctuation_is_trimmed(press):
    def widths(style):
        pdf = press.printed(
            "page.html",
            f"<html lang=zh-TW><head></head><body style='font: 20px var(--ming); {style}'>字A字（「字」）",
            "",
        )
        out = subprocess.run(
            ["pdftotext", "-bbox", "-", "-"], input=pdf.pdf, capture_output=True, check=True
        ).stdout.decode()
        edges = [float(x) for x in re.findall(r'xM(?:in|ax)="([\d.]+)"', out)]
        return max(edges) - min(edges)

    plain = "text-autospace: no-autospace; text-spacing-trim: space-all"
    apart = "text-autospace: normal; text-spacing-trim: space-all"
    trimmed = "text-autospace: no-autospace; text-spacing-trim: trim-start"
    assert widths(apart) > widths(plain) + 2
    assert widths(trimmed) < widths(plain) - 5


def test_links_lead_to_the_real_addresses(press, address):
    reader = PdfReader(io.BytesIO(press.printed("chapters/scaffolds.html").pdf))
    links = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert any(link.startswith(f"{address}glossary.html#") for link in links)
    assert not any("file:" in link for link in links)


def test_what_a_page_asks_for_and_the_site_does_not_have_is_an_error(press, site, address, faces, browser):
    own = Printer(browser, site, address, faces)
    with pytest.raises(NotPrinted, match=r"asks for .*none\.css, which is not in the site"):
        own.printed("page.html", "<html><head><link rel=stylesheet href=none.css></head><body>字", "")
    elsewhere = Printer(browser, site, address, faces)
    with pytest.raises(NotPrinted, match=r"asks for http://127\.0\.0\.1:1/"):
        elsewhere.printed("page.html", "<html><head></head><body><img src=http://127.0.0.1:1/x.png>", "")
