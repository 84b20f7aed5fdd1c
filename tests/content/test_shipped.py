"""What is true of the content that ships alone; where another has taken its place there is nothing to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.kinds import Claim, WrittenPage
from generator.model.schema import Ref
from generator.source.text import Source
from tests.content.shipped import content, needs_what_ships, shipped
from tests.content.test_quotations import check, quotes

pytestmark = needs_what_ships


def test_there_is_enough_to_be_tried() -> None:
    assert len(quotes()) >= 13


def test_it_is_nobodys_publication() -> None:
    assert shipped().settings.publisher == "none"


def test_no_quotation_is_longer_however_its_words_are_counted() -> None:
    """`U.S.` is a word for us, and two for whoever parts words at signs."""
    said = (str(each.quote) for claim in shipped().all(Claim) for each in claim.appearances if each.quote)
    long = [quote for quote in said if len(re.findall(r"\w+", quote)) > shipped().settings.quote_words]
    assert long == []


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


def test_a_swapped_word_is_named_itself() -> None:
    quote = next(quote for quote in quotes() if "slashed imports" in quote.text)
    case = quote.altered(quote.text.replace("slashed", "raised"), "a verb")
    (problem,) = check({quote.path: case.file})
    source = Source(quote.path, case.file)
    assert problem.first == source.position(case.file.index("raised imports"))
    assert "`raised`" in problem.message and "`slashed` stands there" in problem.help


# ten mistakes -----------------------------------------------------------------------------------------------------

MISTAKES: Mapping[str, tuple[str, str, str, str]] = {
    # file: code, what is replaced, by what, where the report points
    "content/claims/arms-shipment-pause.md": ("quote-unproved", "temporary rupture", "total rupture", "total rupture"),
    "content/claims/jeddah-meeting.md": ("ref-unknown", "topics: [", "topics: [diplomatie, ", "diplomatie"),
    "content/claims/nato-enlargement.md": ("field-invalid", "kind: ", "kind: figurre # ", "figurre"),
    "content/claims/russian-gas-imports.md": ("arithmetic-wrong", "32/140 = 77%", "32/140 = 78%", '"1 - 32/140'),
    "content/claims/renault-plant.md": ("field-unknown", "reviewed: ", "reveiwed: 2026-11-22\nreviewed: ", "reveiwed"),
    "content/events/2010-04-08-new-start-signed.md": ("field-invalid", "date: 2010-04", "date: 2010-13", "2010-13"),
    "content/events/2014-03-24-g8.md": ("yaml-invalid", "weight: minor", "weight: [minor", "weight: [minor"),
    "content/explainers/arms-treaties.md": (
        "link-broken", "2010-04-08-new-start-signed.md", "2010-04-09-new-start-signed.md", "[signed in Prague in 2010]",
    ),
    "content/events/2025-01-20-inauguration.md": (
        "sentence-uncited", " [@siasat-2025-01-20-inauguration]", "", "Trump was sworn",
    ),
    "content/terms/g8.md": ("citation-unknown", "@time-2014-03-24-g8", "@time-2014-03-24-g9", "time-2014-03-24-g9"),
}  # fmt: skip


def test_ten_mistakes_in_ten_files_are_all_reported_in_one_run() -> None:
    files = content()[0]
    changed = {path: files[path].replace(old, new, 1) for path, (_, old, new, _) in MISTAKES.items()}
    assert all(changed[path] != files[path] for path in changed)
    found = check(changed)
    assert {problem.source.path: problem.rule.code for problem in found} == {
        path: code for path, (code, _, _, _) in MISTAKES.items()
    }
    assert len(found) == len(MISTAKES) == 10
    for problem in found:
        at = problem.source.starts[problem.first.line - 1] + problem.first.column - 1
        assert problem.source.text.startswith(MISTAKES[problem.source.path][3], at), problem
        assert problem.help and problem.first.line > 1, problem
