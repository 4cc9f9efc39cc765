"""What stands beside a paragraph of a chapter: badges, flags, later evidence, editors' notes."""

from __future__ import annotations

from dataclasses import dataclass

from kb import timeline, updates
from kb.model import Claim, Event, Knowledge, Note, Update


@dataclass(frozen=True)
class Apparatus:
    """What stands beside one segment.

    `claims` are those shown after it, `badged` the review's among them; `events` are on the timeline. `flagged` are the
    claims that newer facts overtake or contradict, each with the update that is never folded; `folded` the other
    updates, newest first, `lead` the one of them whose line is in view, `others` the rest of them.
    """

    segment: str
    claims: tuple[Claim, ...]
    badged: tuple[Claim, ...]
    events: tuple[Event, ...]
    notes: tuple[Note, ...]
    flagged: tuple[tuple[Claim, Update], ...]
    folded: tuple[Update, ...]
    lead: Update | None

    @property
    def inline(self) -> bool:
        """Whether anything stands in the paragraph itself."""
        return bool(self.badged or self.events)

    @property
    def others(self) -> tuple[Update, ...]:
        """What opens below the line in view."""
        return tuple(update for update in self.folded if update is not self.lead)

    @property
    def beside(self) -> bool:
        """Whether anything stands after it."""
        return bool(self.notes or self.flagged or self.folded or any(claim.searched for claim in self.claims))


def at(kb: Knowledge, segment: str) -> Apparatus:
    """What stands beside `segment`. Raises KeyError for an unknown one."""
    claims = kb.claims_shown_at(segment)
    flagged = updates.flagged(kb, segment)
    folded = [u for u in updates.at_segment(kb, segment) if u not in [update for _, update in flagged]]
    return Apparatus(
        segment,
        tuple(claims),
        tuple(claim for claim in claims if claim.badge),
        tuple(timeline.at_segment(kb, segment)),
        tuple(kb.notes_at(segment)),
        tuple(flagged),
        tuple(folded),
        updates.leading(kb, claims[0] if claims else None, folded) if folded else None,
    )
