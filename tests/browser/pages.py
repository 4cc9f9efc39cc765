"""Which pages the browser tests visit."""

CHAPTERS = [
    "overview", "photoaging", "cosmetics-and-skin", "regenerative-medicine", "hair", "scaffolds", "msc-exosomes",
]  # fmt: skip
NAMES = [
    "index", *(f"chapters/{c}" for c in CHAPTERS), *(f"parallel/{c}" for c in CHAPTERS),
    "glossary", "timeline", "since-2020", "questions", "evidence",
    "references", "downloads", "about/source", "about/method", "about/errata", "about/changelog", "about/contributing",
    "about/accessibility", "about/architecture", "about/privacy",
]  # fmt: skip
PAGES = [f"{prefix}{name}.html" for prefix in ("", "en/") for name in NAMES]
SAMPLE = [
    "index.html", "en/chapters/regenerative-medicine.html", "parallel/hair.html", "en/glossary.html", "timeline.html",
    "en/since-2020.html", "questions.html", "en/evidence.html", "references.html", "en/about/method.html",
    "downloads.html",
]  # fmt: skip
"""A page of every kind, in one language or the other."""
