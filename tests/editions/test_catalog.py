"""Which editions there are. Their addresses are promises."""

from editions.catalog import Edition, catalog, of_chapter

PROMISED = [
    "book.zh-TW.pdf",
    "book.en.pdf",
    "book.parallel.pdf",
    "book.zh-TW.epub",
    "book.en.epub",
    "book.parallel.epub",
    "overview.zh-TW.pdf",
    "overview.en.pdf",
    "photoaging.zh-TW.pdf",
    "photoaging.en.pdf",
    "cosmetics-and-skin.zh-TW.pdf",
    "cosmetics-and-skin.en.pdf",
    "regenerative-medicine.zh-TW.pdf",
    "regenerative-medicine.en.pdf",
    "hair.zh-TW.pdf",
    "hair.en.pdf",
    "scaffolds.zh-TW.pdf",
    "scaffolds.en.pdf",
    "msc-exosomes.zh-TW.pdf",
    "msc-exosomes.en.pdf",
    "questions.zh-TW.pdf",
    "questions.en.pdf",
    "questions.parallel.pdf",
    "site.zip",
]


def test_what_was_promised_is_there(kb):
    assert {edition.file for edition in catalog(kb)} == {f"editions/stem-cell-review-{name}" for name in PROMISED}


def test_no_two_have_one_address(kb):
    files = [edition.file for edition in catalog(kb)]
    assert len(files) == len(set(files))


def test_a_chapter_has_its_own_two(kb):
    assert of_chapter(kb, "chapters/hair") == [
        Edition("chapter", "zh-TW", "pdf", "chapters/hair"), Edition("chapter", "en", "pdf", "chapters/hair"),
    ]  # fmt: skip
