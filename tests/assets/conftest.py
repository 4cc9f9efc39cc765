"""The parts of search, each alone in an empty page: what goes in, what comes out."""

import pytest

from editions.search import PARTS

ALONE = PARTS[: PARTS.index("results")]
"""The parts that need no document."""


@pytest.fixture(scope="session")
def js(browser, root):
    """Evaluates JavaScript beside the parts: js("search.fold('ＭＳＣ')"), js("x => …", x)."""
    page = browser.new_page()
    for part in ALONE:
        page.add_script_tag(
            content=(root / "docs" / "assets" / "js" / "search" / f"{part}.js").read_text(encoding="utf-8")
        )
    yield page.evaluate
    page.close()
