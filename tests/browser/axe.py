"""What axe-core finds on a page, in words."""

from axe_playwright_python.sync_playwright import Axe


def violations(page):
    """A line a fault. Of the glossary's entries, all of one make, the first fifty are enough."""
    page.evaluate("document.querySelectorAll('.entry').forEach((entry, i) => i < 50 || entry.remove())")
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]
