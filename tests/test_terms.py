"""Terms of the glossary in running text."""

from __future__ import annotations

import re

import pytest

from generator.model.kinds.term import Term
from generator.views.glossary import Glossary
from tests import harbour


def glossary(**terms: str) -> Glossary:
    """Terms by id, each with its front matter."""
    files = {f"content/terms/{id}.md": f"---\n{front}\n---\nA word.\n" for id, front in terms.items()}
    return Glossary(harbour.site({"content/terms/sea-wall.md": "", **files}))


def found(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], term.id) for start, end, term in glossary.find(text)]


TERMS = glossary(
    quay="title: quay\nalso: [quays]",
    lng="title: LNG",
    wall="title: sea wall",
    long="title: sea wall fund",
    signs='title: "C++ (b)"',
    silent="title: tide\nlink: false",
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("the quay and the quays", ["quay", "quay"]),
        ("Quays are long.", ["quay"]),
        ("QUAY", []),
        ("LNG", ["lng"]),
        ("lng or Lng", []),
        ("a sea wall fund, a sea wall", ["long", "wall"]),
        ("Sea wall", ["wall"]),
        ("quayside, a-quay, quay-like, xquay", []),
        ("(quay), quay. quay’s “quay”", ["quay"] * 4),
        ("the tide", []),
        ("a C++ (b) b", ["signs"]),
        ("", []),
    ],
)
def test_terms_are_met_as_whole_words_the_longest_first(text: str, terms: list[str]) -> None:
    assert [id for _, id in found(TERMS, text)] == terms


def test_without_terms_nothing_is_met() -> None:
    assert found(glossary(), "the quay") == []
    assert not glossary().mentions


def test_the_first_mention_on_a_page_leads_to_the_glossary_and_only_that() -> None:
    overlay = {
        "content/terms/tickets.md": "---\ntitle: tickets\n---\nWhat tickets are, tickets say.\n",
        "content/terms/sea-wall.md": "",
    }
    site = harbour.site(overlay)
    pages = harbour.docs(site).files
    claim = pages["claims/ferry-passengers/index.md"]
    met = re.findall(r'<a class="term" href="([^"]*)"[^>]*>([^<]*)</a>', claim)
    assert met == [("../../glossary/#tickets", "tickets")]
    # A term does not lead to itself.
    assert 'class="term"' not in pages["glossary/index.md"]
    (term,) = site.all(Term)
    assert [entry.id for entry in Glossary(site).mentions[term]] == ["ferry-passengers"]


def test_a_withdrawn_or_drafted_term_is_not_linked() -> None:
    for fields in ("draft: true", "withdrawn: 2021-05-01\nreason: No."):
        assert found(glossary(quay=f"{fields}\ntitle: quay"), "the quay") == []
