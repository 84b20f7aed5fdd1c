"""How the marks of the content fall, and when they were corrected."""

from __future__ import annotations

from generator.model.kinds import Claim
from generator.views.tally import tallies
from tests.content.shipped import shipped


def test_every_claim_is_counted_by_each_property() -> None:
    found = tallies(shipped())
    assert found and [table.key for table in found.tables] == ["article", "speaker", "country", "source"]
    assert found.all.total == len(shipped().all(Claim)) and not any(table.left for table in found.tables)


def test_corrections_were_made_after_the_first_review() -> None:
    """A change on the way to publication is none."""
    first = min(claim.reviewed for claim in shipped().all(Claim))
    found = [(claim.id, each.date) for claim in shipped().all(Claim) for each in claim.corrections]
    assert [id for id, day in found if day <= first] == []
