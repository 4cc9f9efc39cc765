"""Styles that a test adds to a page. As a constructed sheet, because the site's policy lets no <style> through."""

_ADD = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""


def add(page, css):
    """Adds CSS after all of the page's own."""
    page.evaluate(_ADD, css)


def remove(page):
    """Takes away what was added last."""
    page.evaluate("document.adoptedStyleSheets.pop()")
