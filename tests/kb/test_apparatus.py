"""What stands beside a paragraph is gathered in one place, the same for the chapter and for the page side by side."""

from kb import apparatus, updates


def test_everything_the_data_names_stands_beside_some_paragraph(kb):
    beside = [apparatus.at(kb, segment) for segment in kb.segments]
    assert {note.id for at in beside for note in at.notes} == set(kb.notes)
    assert {claim.id for at in beside for claim in at.badged} == {c.id for c in kb.claims.values() if c.badge}
    shown = {u.id for at in beside for u in at.folded} | {u.id for at in beside for _, u in at.flagged}
    assert shown == {u for u, places in updates.places(kb).items() if places}


def test_what_is_flagged_is_in_view_and_not_folded_again(kb):
    for segment in kb.segments:
        at = apparatus.at(kb, segment)
        for claim, update in at.flagged:
            assert claim.status in ("overtaken", "contradicted")
            assert update not in at.folded


def test_the_line_in_view_is_one_of_the_folded(kb):
    for segment in kb.segments:
        at = apparatus.at(kb, segment)
        assert (at.lead in at.folded) if at.folded else at.lead is None


def test_paragraphs_are_numbered_from_1_in_each_chapter(kb):
    for chapter in kb.chapters:
        segments = [s.id for s in kb.segments.values() if kb.chapter_of(s.id) is chapter]
        assert [kb.paragraph(s) for s in segments] == list(range(1, len(segments) + 1))


def test_a_page_side_by_side_shows_its_chapter_and_other_pages_show_none(kb):
    assert kb.chapter_on(kb.pages["parallel/hair"]) is kb.pages["chapters/hair"]
    assert kb.chapter_on(kb.pages["chapters/hair"]) is kb.pages["chapters/hair"]
    assert kb.chapter_on(kb.pages["glossary"]) is None
