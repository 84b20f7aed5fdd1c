"""What becomes of entries: drafts, renamed and withdrawn ones, and corrections, on every page of the docs tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from generator.source.diagnostic import Severity
from tests import harbour
from tests.harbour import FILES

CLAIM = "content/claims/pier-stays.md"
EVENT = "content/events/2021-03-04-council.md"
EXPLAINER = "content/explainers/harbour-plan.md"
PERSON = "content/people/jo-tidewater.md"
TERM = "content/terms/sea-wall.md"
TOPIC = "content/topics/harbour.md"
ARTICLE = "content/articles/quill-2021.md"
CORRECTIONS = {
    "content/pages/corrections.md": "---\ntitle: Corrections\ndescription: What was wrong.\n---\nAll of it.\n"
}
ATOM = "{http://www.w3.org/2005/Atom}"
NAME = "The pier will not be closed"


def given(path: str, fields: str) -> dict[str, str]:
    """An entry with fields added at the top of its front matter."""
    return {path: FILES[path].replace("---\n", f"---\n{fields}\n", 1)}


def pages(overlay: Mapping[str, str]) -> dict[str, str]:
    made = harbour.check(overlay)
    assert made.site and {each.rule.code for each in made.problems} <= {"withdrawn-shown"}, made.problems
    return dict(harbour.docs(made.site).files)


WITHDRAWN = "withdrawn: 2021-06-01\nreason: The minutes < were > amended."

# drafts -----------------------------------------------------------------------------------------------------------

# A draft claim, unknown to anything else, in which nearly everything is wrong.
WRONG = """\
---
draft: true
title: A draft that says nothing yet
appearances:
  - article: quill-2021
    quote: Nobody ever wrote this sentence anywhere
topics: [harbor]
assessment: supported
reviewed: 2021-05-01
---
Nothing is cited here, and [this](../claims/nowhere.md) leads nowhere.
"""


@pytest.mark.parametrize(
    "text", [WRONG, WRONG.replace("assessment: supported", "assessment: suported\nnovel: x")], ids=["decoded", "not"]
)
def test_whatever_is_wrong_in_a_draft_is_a_warning(text: str) -> None:
    made = harbour.check({"content/claims/half-done.md": text})
    assert made.site and made.problems
    assert {problem.severity for problem in made.problems} == {Severity.WARNING}
    assert {problem.source.path for problem in made.problems} == {"content/claims/half-done.md"}
    files = harbour.docs(made.site).files
    assert files == harbour.docs(harbour.site()).files


def test_a_draft_in_the_bibliography_excuses_itself_alone() -> None:
    library = FILES["content/references.yml"] + "- id: half-read\n  draft: true\n  type: report\n  title: Half read\n"
    harmless = harbour.check({"content/references.yml": library + "  issued: 2020-02\n"})
    assert not [problem for problem in harmless.problems if problem.severity is Severity.ERROR]
    broken = library.replace("  issued: 2020-02\n", "  issued: 2020-13\n")
    (problem,) = harbour.check({"content/references.yml": broken}).problems
    assert problem.severity is Severity.ERROR and problem.rule.code == "field-invalid"


@pytest.mark.parametrize("path", [CLAIM, EVENT, PERSON])
def test_a_published_entry_that_names_or_links_to_a_draft_is_an_error(path: str) -> None:
    explained = harbour.UNSUPPORTED if path == CLAIM else {}
    found = harbour.check(given(path, "draft: true") | explained).problems
    assert found and {problem.severity for problem in found} == {Severity.ERROR}
    assert {problem.rule.code for problem in found} <= {"ref-draft", "link-to-draft"}
    assert all(problem.help and problem.source.path != path for problem in found)


def test_naming_a_draft_that_cannot_be_decoded_is_an_error_too() -> None:
    broken = given(CLAIM, "draft: true\nnovel: x")
    found = [problem for problem in harbour.check(broken).problems if problem.severity is Severity.ERROR]
    assert [(problem.source.path, problem.rule.code) for problem in found] == [(EVENT, "ref-unknown")]


def test_a_draft_may_name_drafts() -> None:
    both = given(CLAIM, "draft: true") | given(EVENT, "draft: true")
    left = {EXPLAINER: "", "content/pages/index.md": FILES["content/pages/method.md"].replace("How", "Why")}
    assert {problem.severity for problem in harbour.check(both | left).problems} <= {Severity.WARNING}


# withdrawn --------------------------------------------------------------------------------------------------------

KEPT = [
    (CLAIM, "claims/pier-stays/index.md", NAME),
    (EXPLAINER, "explainers/harbour-plan/index.md", "What does the harbour plan change?"),
    (PERSON, "people/jo-tidewater/index.md", "Jo Tidewater"),
    (ARTICLE, "articles/quill-2021/index.md", "What the Harbour Town Forgot"),
    (TOPIC, "topics/harbour/index.md", "The harbour"),
]


@pytest.mark.parametrize(("path", "page", "name"), KEPT, ids=[page for _, page, _ in KEPT])
def test_the_page_of_a_withdrawn_entry_stays_says_so_and_is_not_searched(path: str, page: str, name: str) -> None:
    made = harbour.check(given(path, WITHDRAWN))
    assert made.site
    text = harbour.docs(made.site).files[page]
    assert 'search: {"exclude": true}' in text
    assert re.search(r"Withdrawn on\s+<time[^>]*>1 June 2021</time>", text)
    assert "The minutes &lt; were &gt; amended." in text and name in text
    assert 'search: {"exclude": true}' not in harbour.docs(harbour.site()).files[page]


def test_a_withdrawn_claim_leaves_lists_and_data_and_enters_the_feed() -> None:
    files = pages(given(CLAIM, WITHDRAWN) | CORRECTIONS | harbour.UNSUPPORTED)
    for page in ("claims/index.md", "topics/harbour/index.md", "data/claims.json"):
        assert NAME not in files[page], page
        assert NAME in harbour.docs(harbour.site()).files[page], page
    ((title, updated, summary, link), *others) = feed(files["feed.xml"])
    assert (title, updated) == (f"Entry withdrawn: {NAME}", "2021-06-01T00:00:00Z")
    assert all(
        str(other[0]).startswith(("Entry reviewed: ", "Entry updated: ")) and NAME not in str(other[0])
        for other in others
    )
    assert summary == "Withdrawn: The minutes < were > amended."
    assert link == "https://harbour.example/claims/pier-stays/"
    assert "Withdrawn: The minutes &lt; were &gt; amended." in files["corrections/index.md"]


@pytest.mark.parametrize(
    ("path", "page", "id"),
    [(EVENT, "timeline/index.md", "2021-03-04-council"), (TERM, "glossary/index.md", "sea-wall")],
)
def test_a_withdrawn_entry_without_a_page_keeps_its_anchor(path: str, page: str, id: str) -> None:
    made = harbour.check(given(path, WITHDRAWN))
    assert made.site
    text = harbour.docs(made.site).files[page]
    assert text.count(f'id="{id}"') == 1
    assert re.search(rf'<li id="{id}">[^\n]*Withdrawn[^\n]*The minutes &lt; were &gt; amended', text)


@pytest.mark.parametrize("fields", ["withdrawn: 2021-06-01", "reason: Because."])
def test_withdrawing_needs_a_day_and_a_reason(fields: str) -> None:
    (problem,) = (each for each in harbour.check(given(TERM, fields)).problems)
    assert problem.message in ("`withdrawn` without `reason`", "`reason` without `withdrawn`") and problem.help
    assert problem.first.line == 2


def feed(text: str) -> list[tuple[str | None, ...]]:
    return [
        (*(each.findtext(f"{ATOM}{tag}") for tag in ("title", "updated", "summary")), _href(each))
        for each in ElementTree.fromstring(text).iter(f"{ATOM}entry")
    ]


def _href(entry: ElementTree.Element) -> str | None:
    link = entry.find(f"{ATOM}link")
    return None if link is None else link.get("href")


# renamed ----------------------------------------------------------------------------------------------------------


def test_the_page_at_an_old_address_leads_on() -> None:
    made = harbour.check(given(CLAIM, "formerly: [pier-closes, the-pier]"))
    assert made.site and not made.problems
    tree = harbour.docs(made.site)
    for old in ("pier-closes", "the-pier"):
        text = tree.files[f"claims/{old}/index.md"]
        assert 'moved: "../pier-stays/"' in text and f'<a href="../pier-stays/">{NAME}</a>' in text
        assert 'search: {"exclude": true}' in text
    others = [text for path, text in tree.files.items() if not re.search(r"pier-closes|the-pier", path)]
    assert not any("pier-closes" in text or "the-pier" in text for text in others)


@pytest.mark.parametrize(
    ("overlay", "message"),
    [
        (given(CLAIM, "formerly: [con]"), "`con` is the name of a device, which no file can have"),
        (given(CLAIM, "formerly: [ferry-passengers]"), "`ferry-passengers` is the id of another claim"),
        (
            given(CLAIM, "formerly: [pier]") | given("content/claims/ferry-passengers.md", "formerly: [pier]"),
            "`ferry-passengers` was formerly `pier` too",
        ),
    ],
)
def test_an_old_id_leads_to_one_place(overlay: Mapping[str, str], message: str) -> None:
    (problem,) = harbour.check(overlay).problems
    assert (problem.rule.code, problem.message) == ("formerly-taken", message)


# corrections ------------------------------------------------------------------------------------------------------

CORRECTED = """\
corrections:
  - date: 2021-05-03
    text: We had the wrong day.
  - date: 2021-05-07
    text: "We had < that > wrong, too & more."
"""


def test_corrections_stand_on_the_page_in_the_list_and_in_the_feed_newest_first() -> None:
    files = pages(given(CLAIM, CORRECTED.rstrip()) | CORRECTIONS)
    for page in ("claims/pier-stays/index.md", "corrections/index.md"):
        assert "We had the wrong day." in files[page]
        assert "We had &lt; that &gt; wrong, too &amp; more." in files[page]
        assert "7 May 2021" in files[page]
    told = feed(files["feed.xml"])
    assert [day for _, day, _, _ in told] == sorted((day for _, day, _, _ in told), key=str, reverse=True)
    assert [summary for title, _, summary, _ in told if str(title).startswith("Entry corrected: ")] == [
        "We had < that > wrong, too & more.", "We had the wrong day.",
    ]  # fmt: skip
    root = ElementTree.fromstring(files["feed.xml"])
    assert root.findtext(f"{ATOM}updated") == "2021-05-07T00:00:00Z"
    assert len({each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")}) == len(told)


def test_corrections_out_of_order_are_reported_at_the_date() -> None:
    swapped = CORRECTED.rstrip().replace("2021-05-07", "2021-05-01")
    (problem,) = harbour.check(given(CLAIM, swapped)).problems
    assert problem.rule.code == "corrections-unordered" and problem.first.line == 5


def test_statements_details_and_sources_are_apart_in_the_list_of_corrections() -> None:
    library = FILES["content/references.yml"] + (
        "- id: old-report\n  type: report\n  title: Old report\n  issued: 2020-02\n"
        "  withdrawn: 2021-06-01\n  reason: A newer one took its place.\n"
    )
    changed = given(CLAIM, WITHDRAWN) | given(TERM, CORRECTED.rstrip()) | CORRECTIONS | harbour.UNSUPPORTED
    text = pages(changed | {"content/references.yml": library})["corrections/index.md"]
    order = [
        ">Statements and assessments</h3>",
        "Withdrawn: The minutes",
        ">Details and wording</h3>",
        "We had the wrong day.",
        ">Sources no longer cited</h3>",
        "Old report</a>: A newer one took its place.",
    ]
    assert [text.count(each) for each in order] == [1] * len(order)
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
