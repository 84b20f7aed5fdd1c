"""What previews show of terms, people and claims, and which links have one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import html

from generator.model.kinds.claim import Claim
from generator.model.kinds.person import Person
from generator.model.kinds.term import Term
from generator.model.site import Site
from generator.output.previews import CROWD, ROOM, Previews
from generator.pages.page import Page
from tests import harbour

TOPIC = "---\ntitle: The harbour\n---\n"


def made(topic: str, more: Mapping[str, str] | None = None) -> Site:
    site = harbour.check({"content/topics/harbour.md": TOPIC + topic, **(more or {})}).site
    assert site
    return site


def shown(site: Site, path: str) -> dict[str, str]:
    """The text of each preview of a page, by id."""
    _, _, text = harbour.docs(site).files[path].partition("---\n\n")
    page = html.fromstring(f"<div>{text}</div>")
    made = [each for block in page.iter("div") if block.get("class") == "peeks" for each in block]
    return {str(each.get("id")): "".join(map(str, each.itertext())) for each in made}


def tied(site: Site, path: str) -> list[str]:
    return re.findall(r'data-peek="([^"]+)"', harbour.docs(site).files[path])


TERMS = {
    f"content/terms/term-{n}.md": f"---\ntitle: Grundle{n}x\n---\n{'Something that is explained at length. ' * 12}\n"
    for n in range(60)
}


def test_each_kind_is_said_in_its_own_way() -> None:
    links = "See [them](../claims/ferry-passengers.md), [Tidewater](../people/jo-tidewater.md) and Sea wall.\n"
    site = made(links)
    found = shown(site, "topics/harbour/index.md")
    assert list(found) == list(dict.fromkeys(tied(site, "topics/harbour/index.md")))
    claim, person = site.all(Claim)[0], site.get(Person, "jo-tidewater")
    assert person
    text = found["peek-claim-ferry-passengers"]
    assert claim.title in text and claim.assessment.words in text and "Ada Quill, The Sound Courier" in text
    assert person.name in found["peek-person-jo-tidewater"]
    assert person.roles[0].title in found["peek-person-jo-tidewater"]
    term = site.all(Term)[0]
    assert f"{term.title}Term" in found[f"peek-term-{term.id}"]


def test_a_second_link_has_the_same_preview() -> None:
    site = made("[One](../claims/ferry-passengers.md), [two](../claims/ferry-passengers.md#context).\n")
    assert tied(site, "topics/harbour/index.md") == ["peek-claim-ferry-passengers"] * 2
    assert len(shown(site, "topics/harbour/index.md")) == 1


def test_what_stands_on_the_page_has_none() -> None:
    claim = harbour.FILES["content/claims/ferry-passengers.md"]
    site = made("Text.\n", {"content/claims/ferry-passengers.md": claim + "\nSee [this](ferry-passengers.md).\n"})
    assert "peek-claim-ferry-passengers" not in tied(site, "claims/ferry-passengers/index.md")
    assert tied(site, "glossary/index.md") == []


def test_a_withdrawn_claim_says_so_and_is_not_assessed() -> None:
    claim = harbour.FILES["content/claims/ferry-passengers.md"]
    gone = claim.replace("---\n", "---\nwithdrawn: 2021-06-01\nreason: The count was of tickets.\n", 1)
    site = made("See [them](../claims/ferry-passengers.md).\n", {"content/claims/ferry-passengers.md": gone})
    text = shown(site, "topics/harbour/index.md")["peek-claim-ferry-passengers"]
    assert text.endswith("Withdrawn on 1 June 2021. The count was of tickets.") and "Assessment" not in text


def test_a_page_has_no_more_than_its_room() -> None:
    site = made(" ".join(f"Grundle{n}x." for n in range(60)) + "\n", TERMS)
    text = harbour.docs(site).files["topics/harbour/index.md"]
    _, _, block = text.partition('<div class="peeks" hidden>')
    found = shown(site, "topics/harbour/index.md")
    assert 10 < len(found) < 60 and len(block.partition("\n</div>\n")[0]) <= ROOM
    assert set(tied(site, "topics/harbour/index.md")) == set(found)
    assert text.count('class="term"') == 60, "the links stay"


def test_a_list_of_entries_has_none() -> None:
    site = made("Text.\n", TERMS)
    many, person = site.all(Term), site.all(Person)[0]
    few = Page("x/index.md", "page", "", "", shows=many[:CROWD])
    assert Previews(few, site).of(person)
    assert not Previews(Page("x/index.md", "page", "", "", shows=many[: CROWD + 1]), site).of(person)
