"""The first page: a claim beside its context, the questions, the articles as marks, and what changed."""

from __future__ import annotations

import re

import pytest

from generator.model import Site
from generator.model.kinds import Claim
from generator.pages import Page
from generator.pages.home import home
from generator.source import Span
from tests import harbour

INDEX = "content/pages/index.md"
FERRY, PIER = "content/claims/ferry-passengers.md", "content/claims/pier-stays.md"


def page(site: Site) -> Page:
    (found,) = home(site)
    return found


def shown(site: Site) -> str:
    return harbour.docs(site).files["index.md"]


def led(claim: str) -> dict[str, str]:
    return {INDEX: harbour.FILES[INDEX].replace("description:", f"lead: {claim}\ndescription:")}


def picked(path: str, place: int) -> dict[str, str]:
    return {path: harbour.FILES[path].replace("reviewed:", f"picked: {place}\nreviewed:")}


BOATS = ("unit: passengers\n    year", "unit: boats\n    year")


def headline(text: str) -> str:
    """The two figures of a claim, both chosen."""
    return text.replace("claimed: true", "claimed: true\n    headline: true").replace(
        "year: 2019", "year: 2019\n    headline: true"
    )


@pytest.mark.parametrize(
    ("files", "lead"),
    [
        ({}, None),
        (led("pier-stays"), "pier-stays"),
        (picked(FERRY, 2) | picked(PIER, 1), "pier-stays"),
        (picked(FERRY, 2) | led("pier-stays"), "pier-stays"),
        ({INDEX: harbour.FILES[INDEX] + "See [the ferry](../claims/ferry-passengers.md).\n"}, "ferry-passengers"),
    ],
)
def test_the_claim_shown_was_chosen_or_picked_or_is_linked_to(files: dict[str, str], lead: str | None) -> None:
    found = page(harbour.site(files)).context["lead"]
    assert (found.id if found else None) == lead


def test_a_claim_that_was_withdrawn_leads_nothing() -> None:
    gone = harbour.FILES[PIER].replace("reviewed:", "withdrawn: 2021-06-01\nreason: It was misread.\nreviewed:")
    site = harbour.site(led("pier-stays") | harbour.UNSUPPORTED | picked(FERRY, 1) | {PIER: gone})
    assert page(site).context["lead"].id == "ferry-passengers"


def test_the_claim_stands_beside_the_first_sentence_of_its_context() -> None:
    text = shown(harbour.site(led("ferry-passengers")))
    hero = text.partition('class="hero"')[2].partition("</section>")[0]
    assert "“The old ferry across the Sound carried 48,000 passengers in 2019”" in hero
    assert "<p>The port counts tickets, not passengers, and sold at most 43,000 in 2019.</p>" in hero
    assert "Children" not in hero and "Ada Quill, The Sound Courier" in hero


def test_who_is_reported_is_told_from_who_reports() -> None:
    assert "The Sound Courier, reporting Jo Tidewater" in shown(harbour.site(led("pier-stays")))


def test_two_figures_are_set_beside_one_another_the_larger_over_the_whole_width() -> None:
    site = harbour.site(led("ferry-passengers") | {FERRY: headline(harbour.FILES[FERRY])})
    bars = page(site).context["measures"].bars
    assert [(bar.row.number, bar.certain.width) for bar in bars] == [("48,000", 1000), ("41,000 to 43,000", 854)]
    text = shown(site)
    assert '<ul class="measures">' in text and "Passengers</p>" in text


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        (harbour.FILES[FERRY].replace("claimed: true", "claimed: true\n    headline: true"), "headline", "1 is marked"),
        (
            headline(harbour.FILES[FERRY]).replace("unit: passengers\n    year", "unit: boats\n    year"),
            "unit",
            "units",
        ),
    ],
)
def test_figures_that_cannot_be_set_beside_one_another_are_told(text: str, place: str, told: str) -> None:
    problems = harbour.check({FERRY: text}).problems
    (at,) = [each.at for each in problems if told in each.message]
    assert isinstance(at, Span) and text.splitlines()[at.first.line - 1].strip().startswith(f"{place}:")


def test_figures_without_a_finding_are_told_at_their_place() -> None:
    text = re.sub(r"finding: .*\n", "", harbour.FILES[FERRY])
    (at,) = [each.at for each in harbour.check({FERRY: text}).problems if "what they show" in each.message]
    assert isinstance(at, Span) and at.first.line == text[: text.index("figures:")].count("\n") + 1


def test_a_finding_without_figures_is_told() -> None:
    text = harbour.FILES[PIER].replace("reviewed:", "finding: The pier stays\nreviewed:")
    assert [each for each in harbour.check({PIER: text}).problems if "without figures" in each.message]


def test_the_head_says_what_there_is() -> None:
    assert page(harbour.site()).context["lede"] == "One article, two claims, each beside what the record shows."
    none = harbour.site({PIER: "", FERRY: "", "content/events/2021-03-04-council.md": "", **harbour.UNSUPPORTED})
    assert not none.all(Claim) and page(none).context["lede"] == "What was said of the harbour plan, beside the record."


def test_marks_stand_in_the_order_of_the_words() -> None:
    text = shown(harbour.site())
    unit = text.partition('class="unit"')[2].partition("</span>")[0]
    assert re.findall(r"is-([a-z-]+)", unit) == ["supported", "partly-supported"]


@pytest.mark.parametrize(
    ("what", "told"), [("what: assessment\n    ", True), ("what: wording\n    ", False), ("", False)]
)
def test_only_what_became_another_statement_or_assessment_is_news(what: str, told: bool) -> None:
    correction = f"corrections:\n  - date: 2021-05-01\n    {what}text: It was read anew.\nreviewed:"
    site = harbour.site({PIER: harbour.FILES[PIER].replace("reviewed:", correction)})
    assert ("It was read anew." in shown(site)) == told


def test_sources_go_up_to_a_day() -> None:
    settings = harbour.FILES["mkdocs.yml"].replace("publisher:", 'material: "2021-06-02"\n    publisher:')
    assert "Nothing published after 2 June 2021 was read." in shown(harbour.site({"mkdocs.yml": settings}))
