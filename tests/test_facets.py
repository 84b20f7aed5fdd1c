"""Entries by what they are sorted by: every group is whole, has a page, and the counts agree."""

from __future__ import annotations

from generator.model.kinds.claim import Assessment, Claim
from generator.model.kinds.event import Event
from generator.views import facets
from generator.views.matrix import MATRIX, matrix
from tests import harbour


def claims() -> tuple[Claim, ...]:
    return harbour.site().all(Claim)


def test_claims_are_sorted_by_assessment_topic_article_speaker_and_letter() -> None:
    found = {facet.key: {group.label: [claim.id for claim in group.entries] for group in facet.groups}
             for facet in facets.of_claims(harbour.site(), claims())}  # fmt: skip
    assert found == {
        "assessment": {"Supported": ["pier-stays"], "Partly supported": ["ferry-passengers"]},
        "topic": {"The harbour": ["ferry-passengers", "pier-stays"]},
        "article": {"The Sound Courier": ["ferry-passengers", "pier-stays"]},
        "speaker": {"Jo Tidewater": ["pier-stays"], "The article’s author": ["ferry-passengers", "pier-stays"]},
        "letter": {"T": ["ferry-passengers", "pier-stays"]},
    }


def test_year_of_review_is_a_facet_where_there_are_several() -> None:
    later = harbour.FILES["content/claims/pier-stays.md"].replace("reviewed: 2021", "reviewed: 2022")
    site = harbour.site({"content/claims/pier-stays.md": later})
    assert [facet.key for facet in facets.of_claims(site, site.all(Claim))][-1] == "year"


def test_every_group_has_a_page_that_lists_its_entries() -> None:
    site = harbour.site()
    tree = harbour.docs(site)
    for facet in (*facets.of_claims(site, site.all(Claim)), *facets.of_events(site, site.all(Event))):
        for group in facet.groups:
            page = tree.files[tree.pages[group.url].path]
            assert all(entry.name in page for entry in group.entries), group.url


def test_an_entry_knows_the_groups_that_it_is_in() -> None:
    site = harbour.site()
    speakers = next(facet for facet in facets.of_claims(site, site.all(Claim)) if facet.key == "speaker")
    claim = site.get(Claim, "pier-stays")
    assert claim and speakers.keys(claim) == ("jo-tidewater", "author")


def test_events_are_sorted_by_topic_and_by_whether_an_article_mentions_them() -> None:
    site = harbour.site()
    found = {facet.key: [group.key for group in facet.groups] for facet in facets.of_events(site, site.all(Event))}
    assert found == {"topic": ["harbour"], "by": ["article"]}


def test_matrix_counts_the_claims_of_each_article_on_each_topic() -> None:
    site = harbour.site()
    found = matrix(site, site.all(Claim))
    assert found and [article.id for article in found.articles] == ["quill-2021"]
    ((topic, cells),) = found.rows
    assert topic.id == "harbour" and [(cell.count, cell.weight) for cell in cells] == [(2, 3)]


def test_matrix_is_left_out_where_it_could_not_be_seen_at_once() -> None:
    more = {f"content/topics/t{number}.md": f"---\ntitle: Topic {number}\n---\nText.\n" for number in range(MATRIX + 1)}
    topics = ", ".join(["harbour", *(f"t{number}" for number in range(MATRIX + 1))])
    claim = harbour.FILES["content/claims/pier-stays.md"].replace("topics: [harbour]", f"topics: [{topics}]")
    site = harbour.site(more | {"content/claims/pier-stays.md": claim})
    assert matrix(site, site.all(Claim)) is None


def test_claims_stand_under_the_letter_that_begins_them_in_the_language_of_the_site() -> None:
    text = harbour.FILES["content/claims/pier-stays.md"].replace("The pier will", "Österreichs Mole will")
    settings = harbour.FILES["mkdocs.yml"]
    for language, letter in (("de", "o"), ("sv", "o-f6")):
        named = f"{settings}theme:\n  name: material\n  language: {language}\n"
        site = harbour.site({"content/claims/pier-stays.md": text, "mkdocs.yml": named})
        (found,) = (each for each in facets.of_claims(site, site.all(Claim)) if each.key == "letter")
        assert [group.url for group in found.groups][-1 if language == "sv" else 0] == f"claims/letter/{letter}/"


def test_assessments_keep_their_own_order() -> None:
    found = facets.of_claims(harbour.site(), claims())[0]
    order = [each.words for each in Assessment]
    assert [group.label for group in found.groups] == sorted((g.label for g in found.groups), key=order.index)
