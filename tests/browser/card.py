"""The card at a term or at the number of a source."""

CARD = ".card:popover-open"


def hover(page, selector):
    """Points at the first place that `selector` finds and waits for its card."""
    page.locator(selector).first.scroll_into_view_if_needed()
    page.locator(selector).first.hover()
    page.locator(CARD).wait_for()
