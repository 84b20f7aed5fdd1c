"""What is checked grows with the text and no faster."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

import re
import sys
from datetime import date

import pytest

from generator import build
from generator.model.kinds import Claim
from generator.pages import Page, last_modified
from generator.quotation import Place, Proofs, Proved, parse_quotation
from generator.source import Source
from generator.views import facets, in_proofs
from tests import harbour, thousand
from tests.growth import assert_linear

TOPIC = "content/topics/harbour.md"
UNITS = {
    "citations": "[@council-minutes-2021] ", "brackets with a sign": "[x @a ", "brackets open": "[@a", "quotations open": "“a ",
    "same headings": "## x\n\n", "sentences": "He left in 2019. ", "cited sentences": "He left in 2019 [@port-report-2019]. ",
    "names": "by @port-report-2019. ", "links": "[a](harbour.md) in 2019. ", "addresses": "https://x.example/((( ",
    "comments": "<!-- x --> ", "hashes": "#a\n", "boxes": "!!! a\n", "rows": "| a | b |\n", "lists of one": "a\n- b\n\n",
    "code": "a\n\n    b\n\n", "stars": "* a", "keys": "a-b-1 ", "tags": "<br>", "doubled": "the the “a” ",
    "words to avoid": "notorious ", "spaces": "\t",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_time_to_check_a_text_grows_with_its_length(name: str) -> None:
    unit = UNITS[name]

    def topic(size: int) -> object:
        text = f"---\ntitle: The harbour\n---\n{unit * (size // len(unit))}\n"
        return harbour.check({TOPIC: text})

    assert_linear(topic, 32_000)


def test_time_to_check_a_bibliography_grows_with_its_works() -> None:
    def library(works: int) -> object:
        each = "- id: w{0}\n  type: report\n  title: Report {0}\n  author: [{{literal: The port}}]\n  issued: 2021\n"
        text = harbour.FILES["content/references.yml"] + "".join(each.format(number) for number in range(works))
        return harbour.check({"content/references.yml": text})

    assert_linear(library, 2_000)


def test_time_to_check_a_field_that_cites_grows_with_its_works() -> None:
    def figure(works: int) -> object:
        cites = "; ".join(f"port-report-2019, p. {number}" for number in range(1, works + 1))
        path = "content/claims/ferry-passengers.md"
        return harbour.check({path: harbour.FILES[path].replace("cite: port-report-2019", f"cite: {cites}")})

    assert_linear(figure, 1_200)


def test_time_to_tell_the_groups_of_entries_grows_with_their_number() -> None:
    claim = harbour.site().all(Claim)[0]

    def told(size: int) -> object:
        claims = [claim.model_copy(update={"id": f"claim-{number}"}) for number in range(size)]
        found = facets.facet("letter", "Letter", "claims/", claims, lambda entry: [(entry.id[-1], entry.id[-1])])
        return [found.keys(entry) for entry in claims]

    assert_linear(told, 2_000)


def test_time_to_tell_when_pages_changed_grows_with_their_number() -> None:
    """Each page of a group is given all groups, with all their entries."""
    site = harbour.site()
    claim = site.all(Claim)[0]

    def told(size: int) -> object:
        claims = [claim.model_copy(update={"id": f"claim-{number}"}) for number in range(size)]
        found = facets.facet("letter", "Letter", "claims/", claims, lambda entry: [(entry.id, entry.id)])
        pages = [Page(f"{group.url}index.md", "group", "", "", {"facets": (found,)}) for group in found.groups]
        return [last_modified(page, site) == claim.reviewed or pytest.fail(page.path) for page in pages]

    assert_linear(told, 400)


def test_time_to_look_for_quotations_in_proofs_grows_with_their_number() -> None:
    def looked(size: int) -> object:
        texts = [f"word{number} said tide{number} of the pier" for number in range(size)]
        places = [Place(number + 1, 6 * number + 1, 6 * number + 6) for number in range(size)]
        proved = tuple(Proved(((text, place),), date(2021, 5, 1)) for text, place in zip(texts, places, strict=True))
        proofs = Proofs("", (6,) * size, proved, Source("proofs.json", ""), 6 * size, "en")
        return [in_proofs(parse_quotation(text), proofs, "en").places == (place,) or pytest.fail(text)
                for text, place in zip(texts, places, strict=True)]  # fmt: skip

    assert_linear(looked, 1_200)


def invented(claims: int, articles: int = 40) -> list[Source]:
    """The site of which growth is measured."""
    content = thousand.content(claims, claims, max(claims * 3 // 10, 3), articles)
    settings = re.sub(r"quote-words: \d+", r"\g<0>\n    quote-share: 100", harbour.FILES["mkdocs.yml"])
    return [Source("mkdocs.yml", settings), *(Source(f"content/{path}", text) for path, text in content.items())]


@pytest.mark.parametrize("claims", [1, 7, 30, 60])
def test_the_site_of_which_growth_is_measured_has_no_errors_at_any_size(claims: int) -> None:
    assert [problem.message for problem in build.check(invented(claims)).problems if problem.severity == "error"] == []


def calls(sources: list[Source]) -> int:
    """How many functions are called by a check: what is hot in one grows with the site, whatever the machine."""
    count = 0

    def called(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        build.check(sources, today=date(2100, 1, 1))
    finally:
        sys.setprofile(None)
    return count


def test_calls_of_a_check_grow_in_step_with_the_site() -> None:
    """What twice as many entries add is twice as much; in step with their square it would be four times as much."""
    build.check(invented(30, 6))
    one, two, four = (calls(invented(claims, 6)) for claims in (30, 60, 120))
    assert (four - two) / (two - one) < 2.1
