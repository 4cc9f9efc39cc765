"""Updates: what is new and what was already there, in which order, beside which paragraph, and what leads."""

from dataclasses import replace

import pytest

from conftest import edit
from kb import apparatus, updates
from kb.load import load
from kb.problem import Stop


@pytest.fixture
def update(kb):
    return next(iter(kb.updates.values()))


@pytest.mark.parametrize(
    ("published", "there"),
    [
        ("2012", True), ("2020", False), ("2020-02", True), ("2020-03", False), ("2020-03-30", True),
        ("2020-03-31", False), ("2020-10-19", False), ("2026", False),
    ],
)  # fmt: skip
def test_what_was_published_before_the_review_appeared_was_already_there(update, published, there):
    assert updates.already(replace(update, published=published)) is there


def test_the_newest_stands_first_and_the_less_exact_date_after_the_exact_ones_of_its_year(update):
    dates = ["2012", "2024-06", "2026", "2024", "2026-03-13"]
    found = updates.newest_first([replace(update, published=date) for date in dates])
    assert [u.published for u in found] == ["2026-03-13", "2026", "2024-06", "2024", "2012"]


def test_an_update_stands_after_its_claims_unless_it_names_a_paragraph(kb):
    places = updates.places(kb)
    assert places["azficel-t-phase-3"] == ["regenerative-medicine-130"]
    assert places["stroke-donor-cells-early"] == ["overview-020", "regenerative-medicine-050"]
    assert places["exosomes-acne-scars"] == ["msc-exosomes-160"], "it names its place"


def test_deaths_during_a_drip_stand_where_the_drip_is_told(kb):
    for name in ("jp-infusion-order-2025", "jp-infusion-order-2026"):
        assert kb.updates[name].harm == "death"
        assert updates.places(kb)[name] == ["msc-exosomes-120", "msc-exosomes-130"]


def test_a_harm_is_the_line_in_view_wherever_one_is_known(kb):
    """Whatever else was found: the worst harm leads, and it is never among those that open."""
    severity = list(kb.harms)
    with_harms = 0
    for segment in kb.segments:
        at = apparatus.at(kb, segment)
        if harms := [update for update in at.folded if update.harm]:
            with_harms += 1
            assert at.lead.harm == min((u.harm for u in harms), key=severity.index), segment
            assert at.lead not in at.others
    assert with_harms >= 5


@pytest.mark.parametrize(
    ("segment", "leads"),
    [
        ("hair-060", "finasteride-mood-eu"),
        ("msc-exosomes-120", "jp-infusion-order-2026"),
        ("msc-exosomes-130", "jp-infusion-order-2026"),
        ("msc-exosomes-160", "exosome-injection-reports"),
    ],
)
def test_the_harms_that_readers_must_see_lead(kb, segment, leads):
    assert apparatus.at(kb, segment).lead.id == leads


def test_of_harms_the_worst_leads_before_the_newer_and_before_what_the_claim_names(kb, update):
    claim = replace(kb.claims["CL11"], leads="benefit")
    benefit = replace(update, id="benefit", kind="S", harm=None)
    found = [replace(update, id=code, harm=code) for code in reversed(kb.harms)]
    assert updates.leading(kb, claim, [benefit, *found]).id == next(iter(kb.harms))
    assert updates.leading(kb, claim, [benefit]).id == "benefit"


def test_the_years_of_what_opens_are_true(update):
    dated = [replace(update, published=date) for date in ("2024-06", "1998", "2010-04-01")]
    assert updates.years(dated) == "1998–2024"
    assert updates.years(dated[:1]) == "2024"


def test_the_strongest_kind_of_study_leads_the_newest_of_equals_and_law_only_alone(kb, update):
    def found(*kinds):
        entries = [replace(update, id=f"{kind}-{n}", kind=kind) for n, kind in enumerate(kinds)]
        return updates.leading(kb, None, entries).id

    assert found("G", "U", "R", "R") == "R-2"
    assert found("L", "S", "R") == "S-1"
    assert found("G", "A") == "A-1"
    assert found("G") == "G-0"


def test_a_claim_may_name_what_leads(kb):
    claim = kb.claims["CL11"]
    assert updates.leading(kb, claim, updates.of_claim(kb, claim)).id == "azficel-t-phase-3"
    others = [u for u in updates.of_claim(kb, claim) if u.id != "azficel-t-phase-3"]
    assert updates.leading(kb, claim, others) in others, "where the named one is not shown, another leads"


def test_only_claims_overtaken_or_contradicted_keep_an_update_unfolded(kb):
    flagged = {claim.id for segment in kb.segments for claim, _ in updates.flagged(kb, segment)}
    assert flagged == {c.id for c in kb.claims.values() if c.status in ("overtaken", "contradicted")}


def test_subjects_and_countries_hold_every_update_once(kb):
    parts = [found for _, found in [*updates.by_subject(kb), *updates.by_country(kb)]]
    assert sorted(u.id for part in parts for u in part) == sorted(kb.updates)


def test_every_claim_tells_what_was_found_or_that_nothing_was_or_that_nobody_looked(kb):
    for claim in kb.claims.values():
        if not updates.of_claim(kb, claim) and not claim.searched:
            assert claim.status in ("not-checked", "hope"), f"{claim.id} shows nothing for its status"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[CL11]\n  lead:\n    zh-TW: 兩項雙盲", "[CL1O]\n  lead:\n    zh-TW: 兩項雙盲", "does not have the form"),
        ("[CL11]\n  lead:\n    zh-TW: 兩項雙盲", "[CL98]\n  lead:\n    zh-TW: 兩項雙盲", "unknown claim “CL98”"),
        ("- id: azficel-t-phase-3\n  published: 2012-07\n  seen: 2026-12-01\n  subject: skin",
         "- id: azficel-t-phase-3\n  published: 2012-07\n  seen: 2026-12-01\n  subject: skn",
         "azficel-t-phase-3: unknown subject “skn”; nearest valid: skin"),
        ("- id: azficel-t-phase-3\n  published: 2012-07\n  seen: 2026-12-01\n  subject: skin",
         "- id: azficel-t-phase-3\n  published: 2012-07\n  seen: 2026-12-01\n  subject: law",
         "azficel-t-phase-3: law has a country, other subjects have none"),
        ("refs: [azficel2012news, smith2012, nct00655356]", "refs: [ichihashi2020]",
         "the review is no source for an update"),
        ("refs: [azficel2012news, smith2012, nct00655356]", "refs: [smith2021]",
         "unknown reference “smith2021”; nearest valid: smith2012"),
        ("id: azficel-t-phase-3\n  published: 2012-07", "id: azficel-t-phase-3\n  published: July", "published"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_file_line_and_the_nearest_choice(copy, old, new, said):
    edit(copy / "docs/_data/updates.yml", old, new)
    with pytest.raises(Stop) as stopped:
        load(copy)
    shown = "\n".join(problem.shown(copy) for problem in stopped.value.problems)
    assert said in shown
    assert shown.startswith("docs/_data/updates.yml:")


def test_what_leads_must_be_an_update_and_a_point_has_sources(copy):
    edit(copy / "docs/_data/claims.yml", "leads: azficel-t-phase-3", "leads: azficel-t-phase-4")
    with pytest.raises(Stop, match="CL11: unknown update “azficel-t-phase-4”; nearest valid: azficel-t-phase-3"):
        load(copy)
    edit(copy / "docs/_data/claims.yml", "leads: azficel-t-phase-4", "leads: azficel-t-phase-3")
    edit(copy / "docs/_data/taiwan.yml", "  refs: [taichung2025exosome]\n", "")
    with pytest.raises(Stop, match="refs"):
        load(copy)


def test_taiwans_box_is_due_180_days_after_it_was_seen_and_so_are_its_pages(kb):
    from datetime import date

    assert (date.fromisoformat(kb.law.next_check) - date.fromisoformat(kb.law.seen)).days == 180
    assert kb.pages["since-2020"].next_check == kb.pages["questions"].next_check == kb.law.next_check
