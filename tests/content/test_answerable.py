"""The site that ships says whose it is, how its marks fall, and what was and was not done for them."""

from __future__ import annotations

from generator.model.kinds import Claim, WrittenPage
from generator.model.schema import Ref
from generator.views.tally import tallies
from tests.content.shipped import shipped


def test_it_is_nobodys_publication() -> None:
    assert shipped().settings.publisher == "none"


def test_every_claim_is_counted_by_each_property() -> None:
    found = tallies(shipped())
    assert found and [table.key for table in found.tables] == ["article", "speaker", "country", "source"]
    assert found.all.total == len(shipped().all(Claim)) and not any(table.left for table in found.tables)


def test_of_who_speaks_for_a_state_the_country_is_said() -> None:
    speakers = {each.speaker for claim in shipped().all(Claim) for each in claim.appearances}
    people = {person for each in speakers if isinstance(each, Ref) and (person := shipped().find(each))}
    state = ("president", "minister", "secretary", "senator", "head of the russian")
    offices = {
        person for person in people if any(word in role.title.casefold() for role in person.roles for word in state)
    }
    assert len(offices) > 3
    assert [person.id for person in offices if not person.country] == []


def test_the_method_page_says_what_readers_would_ask() -> None:
    page = shipped().get(WrittenPage, "method")
    assert page
    headings = {each.text for each in page.body.headings}
    asked = {"Why these five articles", "How to propose a statement", "Who decides", "Corrections and complaints"}
    assert asked <= headings
    text = " ".join(page.source.text.split())
    for said in ("asked before publication", "archived excerpts", "three working days", "at the top of the page"):
        assert said in text


def test_corrections_were_made_after_the_first_review() -> None:
    """A change on the way to publication is none."""
    first = min(claim.reviewed for claim in shipped().all(Claim))
    found = [(claim.id, each.date) for claim in shipped().all(Claim) for each in claim.corrections]
    assert found and [id for id, day in found if day <= first] == []
