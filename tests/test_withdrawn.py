"""What was withdrawn is nowhere as if it stood: on no page, in no data, feed, search record or preview."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

import pytest
from lxml import html

from generator.build import DocsTree
from generator.data import search_records
from generator.model.site import Site
from generator.output import share_card, structured_data
from generator.publish import audit
from generator.source.diagnostic import Severity
from tests import harbour
from tests.harbour import FILES

ATOM = "{http://www.w3.org/2005/Atom}"
REASON = "The minutes were amended."


@dataclass(frozen=True)
class Case:
    """An entry to withdraw: its file, its address, its name, and words that only it says of itself."""

    kind: str
    file: str
    address: str
    name: str
    words: str

    @property
    def id(self) -> str:
        return self.file.rpartition("/")[2].removesuffix(".md")


CASES = [
    Case("claim", "claims/pier-stays.md", "claims/pier-stays/", "The pier will not be closed", "the sentence"),
    Case(
        "event",
        "events/2021-03-04-council.md",
        "timeline/#2021-03-04-council",
        "The council votes on the harbour plan",
        "nine votes to four",
    ),
    Case(
        "explainer",
        "explainers/harbour-plan.md",
        "explainers/harbour-plan/",
        "What does the harbour plan change?",
        "a tramway comes",
    ),
    Case("person", "people/jo-tidewater.md", "people/jo-tidewater/", "Jo Tidewater", "mayor since May"),
    Case("term", "terms/sea-wall.md", "glossary/#sea-wall", "Sea wall", "keeps the tide out"),
]
each_kind = pytest.mark.parametrize("case", CASES, ids=[case.kind for case in CASES])

# Everything that can show another entry shows each of them.
SHOWING = {
    "content/explainers/whole-plan.md": "---\ntitle: Is the plan sound?\nanswer: In parts.\ntopics: [harbour]\n"
    "updated: 2021-05-02\n---\nThe sea wall is planned.\n\n"
    + "".join(
        f"One reads of it [here, {case.kind}](../{case.file}), and goes on.\n\n"
        f"[Lead to the {case.kind}](../{case.file})\n\n"
        for case in CASES
    ),
    "content/claims/ferry-passengers.md": FILES["content/claims/ferry-passengers.md"].replace(
        "reviewed: 2021-05-01", "reviewed: 2021-05-01\nrelated: [pier-stays]"
    ),
    "content/selections/quill-2021.md": "---\ntitle: What was checked in the article\narticle: quill-2021\n"
    "statements:\n  - paragraph: 1\n    text: The ferry carried many\n    claim: ferry-passengers\n"
    "  - paragraph: 2\n    text: The pier stays open\n    claim: pier-stays\n---\nGone through twice.\n",
    "content/pages/corrections.md": "---\ntitle: Corrections\ndescription: What was wrong.\n---\nAll of it.\n",
}
CORRECTED = "corrections:\n  - date: 2021-05-03\n    text: We had the wrong day.\n"
CARDS = FILES["mkdocs.yml"] + "    cards: true\n"


def withdrawn(file: str, more: str = "") -> dict[str, str]:
    fields = f"withdrawn: 2021-06-01\nreason: {REASON}\n{more}"
    return {file: FILES[file].replace("---\n", f"---\n{fields}", 1)}


def gone(case: Case, more: Mapping[str, str] | None = None) -> Site:
    entry = withdrawn(f"content/{case.file}", CORRECTED)
    made = harbour.check({**SHOWING, "mkdocs.yml": CARDS, **entry, **(more or {})})
    assert made.site and all(each.severity is Severity.WARNING for each in made.problems), made.problems
    return made.site


@cache
def tree(case: Case) -> DocsTree:
    return harbour.docs(gone(case))


@cache
def published(case: Case) -> Mapping[str, str | None]:
    return harbour.published(tree(case))


def built(case: Case, path: str) -> html.HtmlElement:
    return parsed(published(case)[path] or "")


def parsed(text: str) -> html.HtmlElement:
    found = html.document_fromstring(text)
    assert isinstance(found, html.HtmlElement)
    return found


def own(case: Case) -> str:
    """The address of the page on which the withdrawn entry itself stands."""
    return case.address.partition("#")[0]


def others(case: Case) -> Iterator[tuple[str, html.HtmlElement]]:
    for path, text in published(case).items():
        if path.endswith(".html") and path != f"{own(case)}index.html" and text:
            yield path, parsed(text)


def leading(path: str, page: html.HtmlElement, address: str) -> Iterator[html.HtmlElement]:
    depth = path.count("/")
    for link in page.iter("a"):
        if link.get("href") in (f"{'../' * depth}{address}", f"{'../' * (depth - 1)}{address.partition('/')[2]}"):
            yield link


def said(element: html.HtmlElement) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def around(link: html.HtmlElement) -> str:
    """What a reader meets together with a link: its card, its line in a list, or the words right behind it."""
    for above in link.iterancestors():
        if above.tag == "li" or (above.get("class") or "").split()[:1] in (["card"], ["event"]):
            return said(above)
    return f"{said(link)}{(link.tail or '')[:12]}"


@each_kind
def test_every_link_to_it_says_in_words_that_it_was_withdrawn(case: Case) -> None:
    found = [(path, around(link)) for path, page in others(case) for link in leading(path, page, case.address)]
    assert {path for path, _ in found} >= {"explainers/whole-plan/index.html", "corrections/index.html"}
    assert [each for each in found if "withdrawn" not in each[1].lower()] == []


@each_kind
def test_its_card_says_when_and_why_and_nothing_of_what_it_said(case: Case) -> None:
    page = built(case, "explainers/whole-plan/index.html")
    cards = [each for kind in ("card", "event") for each in page.find_class(kind)]
    (shown,) = (said(each) for each in cards if case.name == said(next(each.iter("h3"))))
    assert shown.endswith(f"Withdrawn on 1 June 2021. {REASON}") and f"{case.kind}, withdrawn" in shown.lower()
    assert case.words not in shown and "Lead" not in shown


@each_kind
def test_nothing_that_it_said_stands_on_another_page_or_in_the_data(case: Case) -> None:
    for path, page in others(case):
        assert case.words not in said(page), path
    for path, text in tree(case).files.items():
        if path.startswith("data/"):
            assert case.words not in text and f"Lead to the {case.kind}" not in text, path


@each_kind
def test_it_is_not_found_and_a_card_of_it_lends_no_words_to_the_search(case: Case) -> None:
    records = list(search_records(gone(case)))
    assert records and case.address not in {each.url for each in records}
    assert [each.url for each in records if case.words in each.text or f"Lead to the {case.kind}" in each.text] == []
    assert any("goes on" in each.text for each in records)


@each_kind
def test_the_feed_says_so_whenever_it_names_it(case: Case) -> None:
    items = ElementTree.fromstring(tree(case).files["feed.xml"]).iter(f"{ATOM}entry")
    titles = [title for each in items if case.name in (title := each.findtext(f"{ATOM}title") or "")]
    assert titles == [f"Entry withdrawn: {case.name}", f"Entry corrected: {case.name} (withdrawn)"]


@pytest.mark.parametrize("case", [CASES[0], CASES[3], CASES[4]], ids=["claim", "person", "term"])
def test_its_preview_says_so_and_names_no_office_and_no_assessment(case: Case) -> None:
    page = built(case, "explainers/whole-plan/index.html")
    shown = said(page.get_element_by_id(f"peek-{case.kind}-{case.id}"))
    kicker = f"{case.kind.capitalize()}, withdrawn"
    names = {f"{kicker} {case.name}", f"{case.name} {kicker}"}
    assert shown in {f"{name} Withdrawn on 1 June 2021. {REASON}" for name in names}


@pytest.mark.parametrize("case", [CASES[0], CASES[2], CASES[3]], ids=["claim", "explainer", "person"])
def test_its_own_page_says_so_where_pages_are_listed_and_to_programs(case: Case) -> None:
    site = gone(case)
    page = tree(case).pages[own(case)]
    assert page.hidden and page.title == f"{case.name} (withdrawn)"
    assert page.description == f"Withdrawn on 1 June 2021. {REASON}"
    article, trail, *reviews = structured_data.describe(page, site)["@graph"]
    assert article["creativeWorkStatus"] == "Withdrawn" and article["description"] == page.description and not reviews
    assert trail["itemListElement"][-1]["name"] == page.title
    assert share_card.share_card(page, site) is None
    first, *_ = built(case, f"{own(case)}index.html").find_class("withdrawn")
    assert not [each for each in first.itersiblings(preceding=True) if said(each) and each.tag != "nav"]


def test_a_standing_page_has_no_such_status() -> None:
    site = harbour.site()
    for page in harbour.docs(site).pages.values():
        assert "creativeWorkStatus" not in json.dumps(structured_data.describe(page, site)), page.url


# a claim ----------------------------------------------------------------------------------------------------------

CLAIM = CASES[0]
FERRY = Case("claim", "claims/ferry-passengers.md", "claims/ferry-passengers/", "The ferry carried 48,000", "")


def test_its_assessment_stands_nowhere_and_on_its_own_page_in_the_past() -> None:
    for path, page in others(CLAIM):
        assert "Supported" not in said(page) and not page.find_class("is-supported"), path
    for name in ("claims", "events"):
        assert "pier-stays" not in tree(CLAIM).files[f"data/{name}.json"] + tree(CLAIM).files[f"data/{name}.csv"]
    page = built(CLAIM, "claims/pier-stays/index.html")
    assert not page.find_class("verdict")
    assert re.findall(r"\w+ \w+ \W*Supported", said(page)) == ["it read “Supported"]


def test_it_is_cited_as_withdrawn() -> None:
    page = built(CLAIM, "claims/pier-stays/index.html")
    text, bibtex, csl = map(said, page.find_class("copy"))
    assert "reviewed 1 May 2021, withdrawn 1 June 2021. https" in text
    assert "note = {withdrawn 1 June 2021}" in bibtex
    assert json.loads(csl)[0]["status"] == "withdrawn 1 June 2021"


def test_its_numbers_are_not_drawn_and_each_row_of_their_file_says_so() -> None:
    site = gone(FERRY, withdrawn(f"content/{FERRY.file}"))
    tree = harbour.docs(site)
    page = parsed(harbour.published(tree)["claims/ferry-passengers/index.html"] or "")
    assert page.find_class("figures") and not page.find_class("chart")
    assert [each.get("class") for each in page.find_class("figures")[0].iterancestors("details")] == ["numbers fold"]
    _, *rows = tree.files["data/figures/ferry-passengers.csv"].splitlines()
    assert rows and all(row.endswith(f",2021-06-01,{REASON}") for row in rows)


def test_an_event_does_not_bear_on_it_in_the_data() -> None:
    (event,) = json.loads(tree(CLAIM).files["data/events.json"])
    assert event["claims"] == []
    (event,) = json.loads(harbour.docs(harbour.site()).files["data/events.json"])
    assert event["claims"] == ["pier-stays"]


def test_the_selection_counts_it_apart_and_says_why() -> None:
    page = said(built(CLAIM, "selections/quill-2021/index.html"))
    assert "2 checkable statements; 1 taken up, 1 taken up and withdrawn since, 0 left out." in page
    assert f"Taken up in The pier will not be closed . Withdrawn on 1 June 2021. {REASON}" in page
    counts = said(built(CLAIM, "selections/index.html"))
    assert "Listed 2 Taken up 1 Taken up, withdrawn since 1 Left out" in counts


def test_one_that_is_left_is_counted_as_one() -> None:
    home, listed = (said(built(CLAIM, path)) for path in ("index.html", "claims/index.html"))
    assert "one claim, beside" in home and "1 claims" not in home + listed
    assert "One claim" in listed and "1 statement from one article," in listed


# what is shown is reported ----------------------------------------------------------------------------------------


@each_kind
def test_whoever_shows_it_is_told_where(case: Case) -> None:
    explained = harbour.UNSUPPORTED if case.kind == "claim" else {}
    problems = harbour.check({**SHOWING, **withdrawn(f"content/{case.file}"), **explained}).problems
    assert {(each.rule.code, each.severity) for each in problems} == {("withdrawn-shown", Severity.WARNING)}
    found = {(each.source.path, each.source.line(each.first.line).strip()) for each in problems}
    cards = {("content/explainers/whole-plan.md", f"[Lead to the {case.kind}](../{case.file})")}
    assert found == cards | ELSEWHERE[case.kind]
    assert all(f"the {case.kind} `{case.id}`, which was withdrawn on 1 June 2021" in each.message for each in problems)


ELSEWHERE = {
    "claim": {
        ("content/claims/ferry-passengers.md", "related: [pier-stays]"),
        ("content/events/2021-03-04-council.md", "claims: [pier-stays]"),
        ("content/selections/quill-2021.md", "claim: pier-stays"),
    },
    "event": {("content/explainers/harbour-plan.md", "[The vote](../events/2021-03-04-council.md)")},
    "explainer": set[tuple[str, str]](),
    "person": {("content/claims/pier-stays.md", "speaker: jo-tidewater")},
    "term": set[tuple[str, str]](),
}


def test_one_withdrawn_entry_may_show_another() -> None:
    both = withdrawn(f"content/{CASES[1].file}") | withdrawn(f"content/{CASES[2].file}")
    assert harbour.check(both).problems == ()


# the rest of the kinds --------------------------------------------------------------------------------------------

WORK = "- id: council-minutes-2021\n"
REST = {
    "article": ("content/articles/quill-2021.md", "---\n", "---\n{}"),
    "topic": ("content/topics/harbour.md", "---\n", "---\n{}"),
    "page": ("content/pages/method.md", "---\n", "---\n{}"),
    "work": ("content/references.yml", WORK, f"{WORK}  {{}}"),
}


@pytest.mark.parametrize("kind", REST)
def test_every_page_can_be_made_and_leads_somewhere_whatever_is_withdrawn(kind: str) -> None:
    file, old, new = REST[kind]
    gap = "\n  " if kind == "work" else "\n"
    fields = f"withdrawn: 2021-06-01{gap}reason: {REASON}\n"
    site = gone(CLAIM, {file: FILES[file].replace(old, new.format(fields), 1)})
    tree = harbour.docs(site)
    assert list(audit.audit(harbour.published(tree), site, tree.pages)) == []


def test_a_question_whose_only_topic_is_withdrawn_is_still_listed() -> None:
    tree = harbour.docs(gone(CLAIM, withdrawn("content/topics/harbour.md")))
    assert "What does the harbour plan change?" in tree.files["explainers/index.md"]


def test_a_claim_says_that_the_record_of_its_article_was_withdrawn() -> None:
    tree = harbour.docs(gone(FERRY, withdrawn("content/articles/quill-2021.md")))
    assert "What the Harbour Town Forgot</a> (withdrawn)" in tree.files["claims/pier-stays/index.md"]
    assert "The pier will not be closed" in tree.files["claims/topic/harbour/index.md"]
