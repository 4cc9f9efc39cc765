"""The ledger in numbers."""

from kb import evidence


def test_every_claim_of_the_review_is_counted_once_under_its_first_chapter(kb):
    rows = evidence.by_chapter(kb)
    counted = [claim.id for _, claims in rows for claim in claims]
    assert sorted(counted) == sorted(c.id for c in kb.claims.values() if c.badge)
    for chapter, claims in rows:
        assert all(kb.chapter_of(claim.segments[0]) == chapter for claim in claims)


def test_the_shop_picture_is_no_claim_and_is_not_counted(kb):
    assert "CL31" not in {claim.id for claim in evidence.statements(kb)}


def test_claims_stand_in_the_order_of_the_statuses_and_counts_add_up(kb):
    codes = list(kb.statuses)
    for _, claims in evidence.by_chapter(kb):
        found = [codes.index(claim.status) for claim in claims]
        assert found == sorted(found)
        assert sum(evidence.counts(kb, claims).values()) == len(claims)
    assert list(evidence.counts(kb, [])) == codes


def test_what_leaves_its_chapter_is_led_and_its_statuses_can_be_said_in_words(kb):
    assert evidence.led(kb, "Hair thins.", "en") == "2020 review: Hair thins."
    assert evidence.led(kb, "頭髮變薄。", "zh-TW") == "2020年綜論：頭髮變薄。"
    assert evidence.labels(kb, ["stands", "refined"]) == {
        "zh-TW": "目前仍成立、已有更精確的資料", "en": "Stands, Refined",
    }  # fmt: skip
    assert evidence.labels(kb, []) == {"zh-TW": "", "en": ""}
