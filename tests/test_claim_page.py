"""What a claim's page says beside its context: who spoke, where it stands, when it was said, how to cite it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from generator.model.kinds import attribution
from generator.model.kinds.claim import Claim
from generator.model.site import Site
from generator.output import page_citation
from generator.views.chronology import NEAR, chronology
from tests import harbour

CLAIM = "content/claims/pier-stays.md"
EVENT = harbour.FILES["content/events/2021-03-04-council.md"]


def claim(site: Site) -> Claim:
    found = site.get(Claim, "pier-stays")
    assert found
    return found


def test_speaker_is_named_with_the_office_held_on_that_day() -> None:
    site = harbour.site()
    spoken, written = claim(site).appearances
    assert attribution.role(site, spoken) == "Mayor" and attribution.role(site, written) is None
    early = harbour.FILES[CLAIM].replace("said: 2021-03-04", "said: 2017-03-04")
    site = harbour.site({CLAIM: early})
    assert attribution.role(site, claim(site).appearances[0]) is None


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("We will not close the pier", "We%20will%20not%20close%20the%20pier"),
        ("The well-known north-shore lighthouse", "The%20well%2Dknown%20north%2Dshore%20lighthouse"),
        ("We will not … nobody in the room", "We%20will%20not,nobody%20in%20the%20room"),
    ],
)
def test_passage_is_addressed_by_its_words(quote: str, fragment: str) -> None:
    text = harbour.FILES[CLAIM].replace("We will not close the pier", quote)
    site = harbour.site({CLAIM: text})
    found = attribution.passage(site, claim(site).appearances[0])
    assert found == f"https://courier.example/harbour#:~:text={fragment}"


def test_what_is_paraphrased_has_no_passage() -> None:
    site = harbour.site()
    assert attribution.passage(site, claim(site).appearances[1]) is None


def test_what_was_said_stands_among_what_happened() -> None:
    site = harbour.site()
    found = chronology(site, claim(site))
    assert found and found.left == 0
    assert [(step.when.text if step.when else None, step.event is not None) for step in found.steps] == [
        ("2021-03-04", True), ("2021-03-04", False), ("2021-03-14", False),
    ]  # fmt: skip


def test_events_far_from_the_saying_are_counted_but_not_shown() -> None:
    more = {
        f"content/events/e{year}.md": EVENT.replace("date: 2021-03-04", f"date: {year}") for year in range(2000, 2020)
    }
    site = harbour.site(more)
    found = chronology(site, claim(site))
    assert found and found.left == len(more) + 1 - NEAR
    shown = [step.event.date.text for step in found.steps if step.event]
    assert shown == ["2017", "2018", "2019", "2021-03-04"]


def test_saying_without_a_day_comes_last() -> None:
    text = harbour.FILES["content/articles/quill-2021.md"].replace("published: 2021-03-14\n", "")
    site = harbour.site({"content/articles/quill-2021.md": text})
    found = chronology(site, claim(site))
    assert found and found.steps[-1].when is None


def test_claim_without_events_has_no_sequence() -> None:
    site = harbour.site()
    other = site.get(Claim, "ferry-passengers")
    assert other and chronology(site, other) is None


def test_page_is_cited_as_text_bibtex_and_csl() -> None:
    found = page_citation.cite("claim-x", "50% & {more}", "The harbour", "https://h.example/a_b/", date(2021, 5, 1))
    assert found.text == "“50% & {more}” The harbour, reviewed 1 May 2021. https://h.example/a_b/"
    assert "title = {{50\\% \\& \\{more\\}}}," in found.bibtex and "url = {https://h.example/a_b/}," in found.bibtex
    (item,) = json.loads(found.csl)
    assert item["issued"] == {"date-parts": [[2021, 5, 1]]} and item["title"] == "50% & {more}"


def test_page_without_an_address_is_cited_without_one() -> None:
    found = page_citation.cite("claim-x", "Pier", "The harbour", None, date(2021, 5, 1))
    assert found.text.endswith("1 May 2021.") and "url" not in found.bibtex and "URL" not in found.csl
