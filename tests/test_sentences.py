"""Each sentence is cited: of claims and events all, of other texts what states something; exemptions are told apart."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

from datetime import date

import pytest

from generator.model.kinds import KINDS, Work
from generator.reports import statistics
from tests import harbour

CLAIM, EVENT = "content/claims/pier-stays.md", "content/events/2021-03-04-council.md"
PLAN, PERSON, TOPIC = (
    "content/explainers/harbour-plan.md",
    "content/people/jo-tidewater.md",
    "content/topics/harbour.md",
)
NOTE = "[@council-minutes-2021]"


def head(path: str) -> str:
    return harbour.FILES[path].split("\n---\n")[0] + "\n---\n"


def uncited(path: str, body: str, fields: str = "") -> list[tuple[str, str]]:
    """Severity and source text of each sentence that is told to cite nothing; nothing else may be wrong."""
    front = head(path).removesuffix("---\n") + fields + "---\n"
    problems = harbour.check({path: f"{front}{body}\n"}).problems
    # A link to its own page, which one of the texts holds, is a mistake apart.
    problems = tuple(problem for problem in problems if "the page on which it stands" not in problem.message)
    assert {problem.rule.code for problem in problems} <= {"sentence-uncited"}, problems
    return [(str(problem.severity), getattr(problem.at, "text", "")) for problem in problems]


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("Line 6", "The town has had line 6 for long.", []),
        ("Line 6", "The town has had line 61 for long.", ["The town has had line 61 for long."]),
        ("Line 6", "Line 6 has 4 stops.", ["Line 6 has 4 stops."]),
        ("2021", "The town was there in 2021.", ["The town was there in 2021."]),
    ],
)
def test_a_number_in_the_name_of_a_thing_is_no_figure(name: str, said: str, expected: list[str]) -> None:
    for file in (
        {"content/terms/line.md": f"---\ntitle: Tram\nalso: ['{name}']\n---\nA tram.\n"},
        {"content/topics/line.md": f"---\ntitle: '{name}'\n---\nA tram.\n"},
    ):
        problems = harbour.check({**file, TOPIC: f"{head(TOPIC)}{said}\n"}).problems
        told = [getattr(each.at, "text", "") for each in problems if each.rule.code == "sentence-uncited"]
        assert told == expected, file


@pytest.mark.parametrize("path", [CLAIM, EVENT])
def test_every_sentence_of_a_claim_or_event_cites_in_itself(path: str) -> None:
    body = f"They met {NOTE}. Nobody spoke. They left {NOTE}.\nIt rained."
    assert uncited(path, body) == [("error", "Nobody spoke."), ("error", "It rained.")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"They “met” *often* {NOTE} and [here](../topics/harbour.md). **Nobody** &amp; none.", ["**Nobody** &amp; none."]),
        (f"- They met {NOTE}\n- Nobody spoke", ["Nobody spoke"]),
        (f"> They met {NOTE}.\n> Nobody spoke.", ["Nobody spoke."]),
        (f"They met, [see [it](x)] {NOTE}.".replace("[see [it](x)]", "(all of them)"), []),
        (f"Three things are known:\n\n- they met {NOTE}\n- they left {NOTE}", []),
        ("Three things are known:\n\nThey met.", ["Three things are known:", "They met."]),
        (f"They met {NOTE}.\n\n[The vote](../events/2021-03-04-council.md)", []),
        (f"They met {NOTE}. [The vote was on 4 March](../events/2021-03-04-council.md).", []),
        (f"They met {NOTE}. See [the vote](../events/2021-03-04-council.md) of 2021.",
         ["See [the vote](../events/2021-03-04-council.md) of 2021."]),
        (f"| year | cost |\n| --- | --- |\n| 2019 | 9 {NOTE} |\n| 2020 | 8 |", ["2020"]),
        ("@council-minutes-2021 says that they met.", []),
        ("@nobody says that they met.", ["@nobody says that they met."]),
        (f"They met.{NOTE} They left {NOTE}", []),
    ],
)  # fmt: skip
def test_sentence_of_a_claim_is_found_whatever_stands_in_it(body: str, expected: list[str]) -> None:
    assert [at for _, at in uncited(CLAIM, body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The pier was built in 1911.", ["The pier was built in 1911."]),
        ("The pier is old.", []),
        ("Was it built in 1911?", []),
        (f"It was built in 1911. It was mended in 1950 {NOTE}.", []),
        (f"It was built in 1911. It is old. It was mended in 1950 {NOTE}.", ["It was built in 1911."]),
        ("[The vote of 4 March](../events/2021-03-04-council.md) changed that.", []),
        ("[The vote](../events/2021-03-04-council.md) of 4 March changed that.",
         ["[The vote](../events/2021-03-04-council.md) of 4 March changed that."]),
        ("[The wall of 1911](../terms/sea-wall.md) changed that.",
         ["[The wall of 1911](../terms/sea-wall.md) changed that."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", [PERSON, TOPIC, PLAN, "content/terms/sea-wall.md", "content/articles/quill-2021.md"])
def test_elsewhere_what_states_something_cites_in_it_or_in_the_next(path: str, body: str, expected: list[str]) -> None:
    assert uncited(path, body) == [("warning", at) for at in expected]


def test_sentence_in_which_a_citation_is_broken_is_told_once() -> None:
    (problem,) = harbour.check({CLAIM: f"{head(CLAIM)}They met [@council-minutes-2021; p. 4].\n"}).problems
    assert problem.rule.code == "citation-malformed"


def test_judging_word_in_a_sentence_does_not_hide_that_it_cites_nothing() -> None:
    problems = harbour.check({CLAIM: f"{head(CLAIM)}A notorious pier.\n"}).problems
    assert sorted(problem.rule.code for problem in problems) == ["sentence-uncited", "word-judging"]


@pytest.mark.parametrize("path", [PLAN, TOPIC])
def test_exempt_sentence_is_not_told_but_counted_and_shown(path: str) -> None:
    fields = "uncited:\n  - begins: “No” later\n    because: what was not found has no source\n"
    body = "“No” later *count* than that of 2019 was found."
    assert uncited(path, body, fields) == []
    front = head(path).removesuffix("---\n") + fields + "---\n"
    site = harbour.site({path: f"{front}{body}\n"})
    assert "1 sentence that states something needs no source (`uncited`)." in list(
        statistics.state(site, date(2021, 6, 1))
    )
    page = harbour.docs(site).files["method/index.md"]
    assert "“No” later …" in page and "what was not found has no source" in page


@pytest.mark.parametrize(
    ("begins", "said"),
    [("No earlier", "no sentence begins like this"), ("No", "2 sentences begin like this"),
     ("The pier", "“The pier” needs no exemption")],
)  # fmt: skip
def test_exemption_that_exempts_nothing_is_told(begins: str, said: str) -> None:
    front = head(PLAN).removesuffix("---\n")
    fields = f"uncited:\n  - begins: {begins}\n    because: of that\n"
    body = f"The pier stays. No count of 2019 {NOTE}. No count of 2020 {NOTE}."
    problems = harbour.check({PLAN: f"{front}{fields}---\n{body}\n"}).problems
    assert [(each.rule.code, each.message) for each in problems] == [("exemption-unused", said)]
    assert problems[0].first.line == 7 and problems[0].help


def test_where_fewer_words_of_a_language_are_known_no_exemption_is_called_needless() -> None:
    front = head(PLAN).removesuffix("---\n")
    german = f"{harbour.FILES['mkdocs.yml']}theme: {{name: material, language: de}}\n"
    text = f"{front}uncited:\n  - begins: The pier\n    because: of that\n---\nThe pier stays.\n"
    problems = harbour.check({"mkdocs.yml": german, PLAN: text}).problems
    assert "exemption-unused" not in {each.rule.code for each in problems}


@pytest.mark.parametrize("path", [PLAN, PERSON, TOPIC, "content/terms/sea-wall.md", "content/pages/method.md"])
def test_entry_without_a_text_is_told_once(path: str) -> None:
    problems = harbour.check({path: head(path)}).problems
    assert [each.rule.code for each in problems if each.rule.code != "link-anchor-missing"] == ["text-missing"]


def test_what_a_missing_text_would_hold_is_not_told_as_well() -> None:
    shown = "uncited:\n  - begins: The pier\n    because: it is known\npictures:\n  - kind: bars\n    id: ships\n    unit: ships\n"
    shown += "    finding: Ten ships came\n    rows:\n      - {label: Ships, value: 10, cite: port-report-2019}\n---\n"
    problems = harbour.check({PLAN: head(PLAN).removesuffix("---\n") + shown}).problems
    codes = [each.rule.code for each in problems if each.rule.code != "link-anchor-missing"]
    assert codes == ["text-missing"], problems


@pytest.mark.parametrize(("path", "code"), [(CLAIM, "claim-uncited"), (EVENT, "event-uncited")])
def test_claim_or_event_without_a_text_is_told_once(path: str, code: str) -> None:
    assert [each.rule.code for each in harbour.check({path: head(path)}).problems] == [code]


def test_role_without_a_source_is_told() -> None:
    text = harbour.FILES[PERSON].replace("    cite: council-minutes-2021\n", "")
    (problem,) = harbour.check({PERSON: text}).problems
    assert problem.rule.code == "role-uncited" and getattr(problem.at, "text", "") == "Mayor"


# articles of the site -------------------------------------------------------------------------------------------------


def test_article_is_cited_by_its_id_and_listed_among_the_references() -> None:
    site = harbour.site({TOPIC: f"{head(TOPIC)}The plan was criticised in 2021 [@quill-2021, p. 2].\n"})
    work = site.get(Work, "quill-2021")
    assert work and (work.creators(), work.appeared()) == ("Ada Quill", "The Sound Courier, 14 March 2021")
    files = harbour.docs(site).files
    assert 'href="../../references/#quill-2021"' in files["topics/harbour/index.md"]
    assert 'id="quill-2021"' in files["references/index.md"]
    assert "What the Harbour Town Forgot" in files["references/index.md"]


def test_article_that_nobody_cites_is_no_reference() -> None:
    assert harbour.site().get(Work, "quill-2021") is None


def test_mistyped_id_of_an_article_is_told_the_right_one() -> None:
    (problem,) = harbour.check({TOPIC: f"{head(TOPIC)}The plan was criticised [@quill-2012].\n"}).problems
    assert problem.help == "did you mean `quill-2021`?"


@pytest.mark.parametrize("cites", ["[@quill-2021]", "[@courier]", "[@quill-2021; @courier]"])
def test_context_that_cites_only_the_checked_article_is_told(cites: str) -> None:
    courier = "- id: courier\n  type: article-newspaper\n  title: What\n  URL: https://courier.example/harbour\n"
    library = harbour.FILES["content/references.yml"] + courier
    used = {TOPIC: f"{head(TOPIC)}It was said [@courier].\n", "content/references.yml": library}

    def told(text: str) -> list[str]:
        codes = [each.rule.code for each in harbour.check({**used, CLAIM: f"{head(CLAIM)}{text}\n"}).problems]
        # Where the article is cited by its id, a second record of it is told too.
        return [code for code in codes if code != "record-repeated"]

    assert told(f"The mayor said so {cites}.") == ["cites-itself"]
    assert told(f"The mayor said so {cites} {NOTE}.") == []


SELECTED = dict(harbour.FILES) | {
    "content/selections/said.md": (
        "---\ntitle: What it says\narticle: quill-2021\nstatements:\n  - {paragraph: 2, text: Much, left: vague}\n---\n"
    )
}
GUIDED = {kind.folder: kind.guidance for kind in KINDS if kind.guidance}


@pytest.mark.parametrize("folder", GUIDED)
def test_what_a_new_entry_is_told_to_say_is_no_text(folder: str) -> None:
    path = next(path for path in SELECTED if path.startswith(f"content/{folder}/") and path.endswith(".md"))
    for draft, severity in (("", "error"), ("draft: true\n", "warning")):
        text = SELECTED[path].split("\n---\n")[0].replace("---\n", f"---\n{draft}", 1) + "\n---\n"
        problems = harbour.check({path: f"{text}{GUIDED[folder]}\n"}).problems
        told = [(str(each.severity), each.source.path) for each in problems if each.rule.code == "text-unfinished"]
        assert told == [(severity, path)], problems
        assert not [each for each in problems if each.rule.code == "sentence-uncited" and each.source.path == path]


def test_what_a_new_entry_is_told_to_say_may_stand_in_a_note_and_within_a_text() -> None:
    guidance = GUIDED["terms"]
    text = f"---\ntitle: Quay\ndraft: true\n---\n<!-- {guidance} -->\nThe form asks: {guidance}\n"
    problems = harbour.check({"content/terms/quay.md": text}).problems
    assert not [each for each in problems if each.rule.code == "text-unfinished"], problems
