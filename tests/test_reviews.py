"""What readers are told of how an entry came about: who wrote and reviewed it, from what, and what was replied."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.syntax import edtf
from tests import harbour
from tests.harbour import FILES

CLAIM = "content/claims/pier-stays.md"
EVENT = "content/events/2021-03-04-council.md"
EXPLAINER = "content/explainers/harbour-plan.md"
REPLY = (
    "response:\n  by: jo-tidewater\n  date: 2021-05-03\n  text: I said what I said.\n  address: https://mayor.example/r"
)
SEARCHED = """\
searched:
  - date: 2021-04-28
    for: A recording of the meeting, at the town's archive
    found: None was made
  - {date: 2021-04-29, for: Other papers of 5 March 2021, found: Two that name no words}"""


def given(path: str, fields: str) -> dict[str, str]:
    return {path: FILES[path].replace("---\n", f"---\n{fields}\n", 1)}


def settings(*lines: str) -> dict[str, str]:
    return {"mkdocs.yml": FILES["mkdocs.yml"] + "".join(f"    {line}\n" for line in lines)}


def pages(overlay: dict[str, str]) -> dict[str, str]:
    made = harbour.check(overlay)
    assert made.site and not made.problems, made.problems
    return dict(harbour.docs(made.site).files)


def graph(page: str) -> list[dict[str, Any]]:
    text = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    found: list[dict[str, Any]] = json.loads(text)["@graph"]
    return found


def record(files: dict[str, str], name: str, id: str) -> dict[str, Any]:
    return next(each for each in json.loads(files[f"data/{name}.json"]) if each["id"] == id)


# material ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-07-05~", "early July 2026"),
        ("2026-07-10~", "early July 2026"),
        ("2026-07-11~", "mid-July 2026"),
        ("2026-07-31~", "late July 2026"),
        ("2026-07-05", "5 July 2026"),
        ("2026-07", "July 2026"),
        ("2026-07~", "about July 2026"),
    ],
)
def test_the_end_of_the_material_is_said_in_words(text: str, said: str) -> None:
    assert edtf.say_until(edtf.parse(text)) == said


def test_the_sites_material_stands_on_each_claim_explainer_and_the_timeline_and_in_the_data() -> None:
    files = pages(settings("material: 2021-04-05~"))
    claim, explainer = files["claims/pier-stays/index.md"], files["explainers/harbour-plan/index.md"]
    assert "1 May 2021</time>, from material up to early April 2021." in claim
    assert "2 May 2021</time>, from material up to early April 2021." in explainer
    assert "From material up to early April 2021." in files["timeline/index.md"]
    assert record(files, "claims", "pier-stays")["material"] == "2021-04-05~"
    assert record(files, "events", "2021-03-04-council")["material"] == "2021-04-05~"
    assert graph(claim)[0]["temporalCoverage"] == "../2021-04-05"


def test_an_entry_may_say_otherwise_and_none_was_read_later_than_its_review() -> None:
    own = given(CLAIM, "material: 2021-03") | given(EVENT, "material: 2021-03-20") | settings("material: 2021-05-02")
    files = pages(own)
    assert "from material up to March 2021." in files["claims/pier-stays/index.md"]
    assert "From material up to 20 March 2021." in files["timeline/index.md"]
    assert "from material up to" not in files["claims/ferry-passengers/index.md"], "it was reviewed a day before"
    assert record(files, "claims", "ferry-passengers")["material"] is None
    assert "from material up to 2 May 2021." in files["explainers/harbour-plan/index.md"]


def test_without_any_nothing_is_said_of_material() -> None:
    assert not any("rom material up to" in text for text in pages({}).values())


def test_material_is_no_range() -> None:
    (problem,) = harbour.check(given(CLAIM, "material: 2021-03/2021-04")).problems
    assert problem.rule.code == "field-invalid" and "2026-07-05" in problem.help


# who ------------------------------------------------------------------------------------------------------------


def test_who_wrote_and_reviewed_stands_on_the_page_and_in_the_data() -> None:
    who = "written-by: [Ada Lock]\nreviewed-by: [Bo Ash, Cy Low, Di Knot]"
    files = pages(given(CLAIM, who) | given(EVENT, who) | given(EXPLAINER, who))
    for page in ("claims/pier-stays/index.md", "timeline/index.md", "explainers/harbour-plan/index.md"):
        assert "Written by Ada Lock. Reviewed by Bo Ash, Cy Low and Di Knot." in files[page]
    assert record(files, "claims", "pier-stays")["reviewed_by"] == ["Bo Ash", "Cy Low", "Di Knot"]
    article = graph(files["explainers/harbour-plan/index.md"])[0]
    assert article["author"] == [{"@type": "Person", "name": "Ada Lock"}] and len(article["editor"]) == 3


@pytest.mark.parametrize(
    ("who", "missing"),
    [
        ("reviewed-by: [Bo Ash, Cy Low]", 0),
        ("reviewed-by: [Bo Ash]", 1),
        ("written-by: [Bo Ash]\nreviewed-by: [bo ash, Cy Low]", 1),
        ("", 1),
    ],
)
def test_a_site_may_ask_for_reviewers_who_are_not_the_writers(who: str, missing: int) -> None:
    both = "reviewed-by: [Bo Ash, Cy Low]"
    overlay = given(EXPLAINER, who) | given(CLAIM, both) | given("content/claims/ferry-passengers.md", both)
    found = harbour.check(overlay | settings("reviewers: 2")).problems
    assert [each.rule.code for each in found] == ["review-missing"] * missing
    assert not harbour.check(overlay).problems


# response -------------------------------------------------------------------------------------------------------


def test_the_reply_of_the_person_checked_stands_beside_the_assessment() -> None:
    files = pages(given(CLAIM, REPLY))
    page = files["claims/pier-stays/index.md"]
    assert 'Reply by <a href="../../people/jo-tidewater/">Jo Tidewater</a>, 3 May 2021' in page
    assert "“I said what I said.”" in page and '<a href="https://mayor.example/r">Read the reply</a>' in page
    assert page.index("Assessment: ") < page.index("Reply by") < page.index("The minutes of the council record", 2000)
    (reply,) = record(files, "claims", "pier-stays")["response"]
    assert (reply["by"], reply["date"], reply["text"]) == ("Jo Tidewater", "2021-05-03", "I said what I said.")
    review = next(each for each in graph(page) if each["@type"] == "ClaimReview")
    assert review["comment"]["author"] == {"@type": "Person", "name": "Jo Tidewater"}


def test_a_reply_needs_words_or_an_address() -> None:
    (problem,) = harbour.check(given(CLAIM, "response: {by: The mayor, date: 2021-05-03}")).problems
    assert problem.rule.code == "field-invalid" and "`address`" in problem.help


def test_words_of_a_reply_are_not_our_own() -> None:
    reply = given(CLAIM, REPLY.replace("what I said", "nothing baseless"))
    assert harbour.check(reply | {"content/words/en.yml": "avoid: [baseless]\n"}).problems == ()
    assert harbour.check(
        given(CLAIM, SEARCHED.replace("None", "A baseless one")) | {"content/words/en.yml": "avoid: [baseless]\n"}
    ).problems


# searched -------------------------------------------------------------------------------------------------------


def test_what_was_looked_for_and_found_stands_on_the_page_and_in_the_data() -> None:
    unverifiable = {CLAIM: FILES[CLAIM].replace("assessment: supported", f"assessment: unverifiable\n{SEARCHED}")}
    files = pages(unverifiable | harbour.UNSUPPORTED)
    page = files["claims/pier-stays/index.md"]
    assert "A recording of the meeting, at the town&#39;s archive: None was made" in page
    assert "28 April 2021" in page and "Two that name no words" in page
    found = record(files, "claims", "pier-stays")["searched"]
    assert [each["found"] for each in found] == ["None was made", "Two that name no words"]
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(files["data/claims.csv"].removeprefix("\ufeff"), newline=""))
    }
    assert rows["pier-stays"]["searched.found"] == "None was made\nTwo that name no words"


# corrections ----------------------------------------------------------------------------------------------------


def test_a_correction_says_what_it_changed() -> None:
    corrected = given(CLAIM, "corrections:\n  - {date: 2021-05-03, what: assessment, text: It was disputed.}")
    page = {"content/pages/corrections.md": "---\ntitle: Corrections\ndescription: What was wrong.\n---\nAll of it.\n"}
    files = pages(corrected | page)
    assert "3 May 2021</time> (assessment):</b> It was disputed." in files["claims/pier-stays/index.md"]
    assert "3 May 2021</time>: assessment</small>" in files["corrections/index.md"]
    assert "Assessment corrected: " in files["feed.xml"]
    assert record(files, "claims", "pier-stays")["corrections"][0]["what"] == "assessment"


def test_corrections_stand_at_the_top_of_their_page_the_newest_in_full() -> None:
    two = "corrections:\n  - {date: 2021-05-03, text: The first.}\n  - {date: 2021-05-04, text: The second.}"
    for path, page in (
        (EXPLAINER, "explainers/harbour-plan/index.md"),
        ("content/people/jo-tidewater.md", "people/jo-tidewater/index.md"),
        ("content/pages/method.md", "method/index.md"),
    ):
        text = pages(given(path, two))[page]
        above, _, below = text.partition("<h1")
        assert above.index("The second.") < above.index("1 earlier correction") < above.index("The first."), page
        assert "The first." not in below and "No corrections." not in below
    assert "No corrections." in pages({})["claims/pier-stays/index.md"]


@pytest.mark.parametrize("path", [EVENT, "content/terms/sea-wall.md"])
def test_a_correction_of_what_shares_a_page_stands_under_its_heading(path: str) -> None:
    files = pages(given(path, "corrections:\n  - {date: 2021-05-03, text: It rained.}"))
    page = files["timeline/index.md" if path == EVENT else "glossary/index.md"]
    assert "Corrected <time" in page and page.index("It rained.") < page.index("<p>", page.index("It rained."))


def test_what_a_correction_changed_is_one_of_three_words() -> None:
    (problem,) = harbour.check(given(CLAIM, "corrections:\n  - {date: 2021-05-03, what: title, text: x}")).problems
    assert "one of: statement, assessment, wording" in problem.help


# none supported -------------------------------------------------------------------------------------------------


UNSUPPORTED = {CLAIM: FILES[CLAIM].replace("assessment: supported", "assessment: disputed")}


def test_an_article_of_which_nothing_is_supported_says_why_on_its_page() -> None:
    page = pages(UNSUPPORTED | harbour.UNSUPPORTED)["articles/quill-2021/index.md"]
    assert "<b>None of these claims is marked as supported.</b> Little in it can be checked.</p>" in page
    assert "None of these claims" not in pages({})["articles/quill-2021/index.md"]


def test_it_is_not_asked_for_where_nobody_can_tell() -> None:
    """A claim that cannot be read may be supported, and an article without claims has none."""
    unread = harbour.check({CLAIM: FILES[CLAIM].replace("topics: [harbour]", "topics: 1")}).problems
    assert {each.rule.code for each in unread} == {"field-invalid"}
    article = {"content/articles/other-2021.md": "---\ntitle: Another\n---\nAn opinion article.\n"}
    assert not harbour.check(article).problems


# people and bodies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authors", "types"),
    [
        ("[Reuters]", ["Organization"]),
        ("[Ada Quill]", ["Person"]),
        ("[Ada Quill, Coast News Agency]", ["Person", "Organization"]),
        ("[The Editors]", ["Organization"]),
        ("[AFP correspondents]", ["Organization"]),
        ("[BO ASH]", ["Person"]),
        ("[Emily Post]", ["Person"]),
        ("[Voltaire]", ["Organization"]),
        ("[王毅]", ["Person"]),
    ],
)
def test_an_agency_is_published_as_an_organization_and_each_author_by_name(authors: str, types: list[str]) -> None:
    path = "content/articles/quill-2021.md"
    files = pages({path: FILES[path].replace("[Ada Quill]", authors)})
    review = next(each for each in graph(files["claims/ferry-passengers/index.md"]) if each["@type"] == "ClaimReview")
    found = review["itemReviewed"]["appearance"][0]["author"]
    found = found if isinstance(found, list) else [found]
    assert [each["@type"] for each in found] == types
    assert [each["name"] for each in found] == authors.strip("[]").split(", ")


def test_a_person_of_one_name_is_known_by_an_entry() -> None:
    path, person = "content/articles/quill-2021.md", "---\nname: Voltaire\n---\nA writer [@council-minutes-2021].\n"
    files = pages({path: FILES[path].replace("Ada Quill", "Voltaire"), "content/people/voltaire.md": person})
    review = next(each for each in graph(files["claims/ferry-passengers/index.md"]) if each["@type"] == "ClaimReview")
    assert review["itemReviewed"]["appearance"][0]["author"] == {"@type": "Person", "name": "Voltaire"}
