"""Later evidence as people use it: open a line, follow it, filter the ledger, be told that a page is past its date."""

import pytest

LINE = "#since-regenerative-medicine-130"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_one_line_after_the_paragraph_opens_to_the_studies_with_and_without_a_script(open_page, prefix, script):
    page = open_page(f"{prefix}chapters/regenerative-medicine.html", java_script_enabled=script)
    line = page.locator(f"{LINE} > summary")
    assert line.bounding_box()["height"] < 90, "one line, two at most"
    assert not page.locator(f"{LINE} .found").first.is_visible()
    line.click()
    assert page.locator(f"{LINE} .found").first.is_visible()
    assert "372" in page.inner_text(LINE)


def test_the_keyboard_opens_it_and_the_way_leads_to_the_full_entry_and_back(open_page):
    page = open_page("en/chapters/regenerative-medicine.html")
    page.locator(f"{LINE} > summary").focus()
    page.keyboard.press("Enter")
    page.locator(f"{LINE} a[href$='#azficel-t-phase-3']").click()
    page.wait_for_url("**/en/since-2020.html#azficel-t-phase-3")
    entry = page.locator("#azficel-t-phase-3")
    assert entry.is_visible()
    entry.locator("a[href$='#regenerative-medicine-130']").click()
    page.wait_for_url("**/en/chapters/regenerative-medicine.html#regenerative-medicine-130")


def test_a_claim_overtaken_is_in_view_without_opening_anything(open_page):
    page = open_page("chapters/regenerative-medicine.html", java_script_enabled=False)
    for flag in ("#flag-CL05", "#flag-CL08"):
        assert page.locator(flag).is_visible()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_on_paper_every_line_is_open_without_a_script(open_page, prefix):
    page = open_page(f"{prefix}chapters/hair.html", java_script_enabled=False)
    page.emulate_media(media="print")
    found = page.locator("details.since .found > li")
    assert found.count() > 10
    assert all(item.bounding_box()["height"] > 5 for item in found.all())


def test_printing_opens_the_lines_and_folds_them_again_where_css_cannot(open_page):
    page = open_page("chapters/hair.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.since:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.since[open]").count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_ledger_filters_by_status_with_and_without_a_script(open_page, kb, script):
    from kb import evidence

    page = open_page("evidence.html", java_script_enabled=script)
    claims = evidence.statements(kb)
    shown = "claims => claims.filter(c => c.checkVisibility()).map(c => c.id)"
    assert page.eval_on_selector_all(".claim", shown) == [c.id for c in claims]
    for status, n in evidence.counts(kb, claims).items():
        if not n:
            continue
        page.locator(f"#show-{status}").check(force=True)
        assert page.eval_on_selector_all(".claim", shown) == [c.id for c in claims if c.status == status]
        assert page.evaluate("""() => [...document.querySelectorAll('.ledger__chapter')].every(part =>
            part.checkVisibility() === [...part.querySelectorAll('.claim')].some(c => c.checkVisibility()))""")
    page.locator("#show-all").check(force=True)
    assert len(page.eval_on_selector_all(".claim", shown)) == len(claims)


def test_every_status_a_claim_may_have_has_its_rule_in_the_filter(root, kb):
    css = (root / "docs/assets/css/evidence.css").read_text(encoding="utf-8")
    for status in kb.statuses:
        assert f"#show-{status}:checked" in css


@pytest.mark.parametrize(("day", "told"), [("2026-11-26", False), ("2027-05-24", False), ("2027-05-25", True)])
@pytest.mark.parametrize("path", ["since-2020.html", "en/questions.html"])
def test_past_its_check_a_page_says_so_by_the_readers_clock(browser, served, path, day, told):
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(served + path)
    assert page.locator(".overdue").is_visible() == told
    if told:
        assert ("2027年5月24日" if path == "since-2020.html" else "May 24, 2027") in page.inner_text(".overdue")
    context.close()


def test_the_tiles_of_the_picture_differ_in_grey(open_page, kb):
    """Without color a tile still tells its status: no two drawings are alike."""
    page = open_page("evidence.html")
    drawings = page.eval_on_selector_all(
        ".picture__legend svg",
        "tiles => tiles.map(t => [...t.children].map(c => c.getAttribute('d') ?? "
        "getComputedStyle(c).fill.startsWith('rgb') + getComputedStyle(c).strokeDasharray).join(' '))",
    )
    assert len(drawings) >= 5
    assert len(set(drawings)) == len(drawings)
