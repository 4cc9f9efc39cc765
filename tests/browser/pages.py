"""Which pages the browser tests visit."""

CHAPTERS = [
    "overview", "photoaging", "cosmetics-and-skin", "regenerative-medicine", "hair", "scaffolds", "msc-exosomes",
]  # fmt: skip
NAMES = [
    "index", *(f"chapters/{c}" for c in CHAPTERS), *(f"parallel/{c}" for c in CHAPTERS),
    "glossary", "timeline", "since-2020", "questions", "evidence",
    "references", "about/source", "about/method", "about/errata", "about/changelog", "about/contributing",
]  # fmt: skip
PAGES = [f"{prefix}{name}.html" for prefix in ("", "en/") for name in NAMES]
