"""What a claim's page says beside its context: who spoke, where it stands, when it was said, how to cite it."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import attribution
from generator.model.kinds.claim import Claim
from generator.model.site import Site
from generator.output import page_citation
from generator.pages.claims import onward as onward_of
from generator.views import paragraphs
from generator.views.chronology import NEAR, chronology
from tests import harbour

CLAIM = "content/claims/pier-stays.md"
EVENT = harbour.FILES["content/events/2021-03-04-council.md"]


def claim(site: Site) -> Claim:
    found = site.get(Claim, "pier-stays")
    assert found
    return found


def test_a_sum_is_shown_with_the_signs_of_a_sum() -> None:
    path = "content/claims/ferry-passengers.md"
    files = {path: harbour.FILES[path].replace("48000 - 43000 = 5000", "48000 - 2 * 21500 = 5000")}
    page = harbour.docs(harbour.site(files)).files["claims/ferry-passengers/index.md"]
    assert '<span class="sum">48000 − 2 × 21500 = 5000</span>' in page


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
        ("[W]e will not clos[ing] the pier", "will%20not,the%20pier"),
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


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("We will not close the pier", "“We will not close the pier”"),
        ("„We will not” close “the” pier‘", "“„We will not” close “the” pier‘”"),
        ("“We will not close the pier,”", "“We will not close the pier,”"),
        ("“We will” not close “the pier”", "““We will” not close “the pier””"),
        ("[W]e will not close […] the pier", "“[W]e will not close […] the pier”"),
    ],
)
def test_a_quotation_is_printed_with_its_own_marks(quote: str, printed: str) -> None:
    site = harbour.site({CLAIM: harbour.FILES[CLAIM].replace("We will not close the pier", quote)})
    page = harbour.docs(site).files["claims/pier-stays/index.md"]
    assert f"<blockquote><p>{printed}</p></blockquote>" in page
    assert f'<span class="words">{printed}</span>' in page


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


# --- the page as it is read ------------------------------------------------------------------------------------------


NOTE = '<sup class="cite"><a href="#n1">1</a></sup>'


@pytest.mark.parametrize(
    ("prose", "parted"),
    [
        ("<p>One.</p>", '<p class="lede">One.</p>'),
        ("<p>One. Two. Three. Four.</p>", '<p class="lede">One.</p>\n<p>Two. Three.</p>\n<p>Four.</p>'),
        ("<p>One. Two.</p>\n<p>Three. Four.</p>", '<p class="lede">One.</p>\n<p>Two.</p>\n<p>Three. Four.</p>'),
        (
            "<p>One. Two. Three. Four. Five.</p>\n<p>Six.</p>",
            '<p class="lede">One.</p>\n<p>Two. Three.</p>\n<p>Four. Five.</p>\n<p>Six.</p>',
        ),
        (
            f"<p>One,{NOTE} and A &amp; B.{NOTE}\nTwo.</p>",
            f'<p class="lede">One,{NOTE} and A &amp; B.{NOTE}</p>\n<p>Two.</p>',
        ),
        (
            '<p>See <a href="x">One. And</a> two. Three.</p>',
            '<p class="lede">See <a href="x">One. And</a> two.</p>\n<p>Three.</p>',
        ),
        ("<ul>\n<li>One. Two.</li>\n</ul>", "<ul>\n<li>One. Two.</li>\n</ul>"),
        ("", ""),
    ],
)
def test_the_answer_stands_alone_and_long_paragraphs_are_parted(prose: str, parted: str) -> None:
    assert paragraphs(prose) == parted


@given(st.lists(st.sampled_from(["One.", " ", "Two & three? ", "<b>", "Mr. X ", "1.5 m. ", "\n"])))
def test_parting_loses_no_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    made = paragraphs(f"<p>{html.escape(text)}</p>")
    assert html.unescape(re.sub(r"</?p[^>]*>", "", made)).split() == text.split()


def page(overlay: dict[str, str]) -> str:
    return harbour.docs(harbour.site(overlay)).files["claims/pier-stays/index.md"]


def with_correction(what: str) -> dict[str, str]:
    said = f"corrections:\n  - date: 2021-05-01\n{what}    text: It was read anew.\nreviewed:"
    return {CLAIM: harbour.FILES[CLAIM].replace("reviewed:", said)}


@pytest.mark.parametrize(
    ("what", "above"), [("    what: assessment\n", True), ("    what: wording\n", False), ("", False)]
)
def test_a_correction_of_substance_stands_above_the_assessment(what: str, above: bool) -> None:
    text = page(with_correction(what))
    assert text.count("It was read anew.") == 1
    assert (text.index("It was read anew.") < text.index('class="verdict')) == above


def test_a_quotation_is_copied_with_where_it_is_from_and_what_it_was_called() -> None:
    (copied,) = re.findall(r'data-copy="([^"]*)"', page({}))
    assert html.unescape(copied).startswith(
        "“We will not close the pier” (Jo Tidewater, as reported in “What the Harbour Town Forgot”, The Sound Courier,"
        " 14 March 2021). Assessment: Supported. "
    )
    assert "https://harbour.example/claims/pier-stays/" in copied


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            "speaker: jo-tidewater\n    said: 2021-03-04",
            "<b>Said</b>The Sound Courier, reporting Jo Tidewater: {words}",
        ),
        ("speaker: jo-tidewater", "<b>Reported</b>The Sound Courier ascribes this to Jo Tidewater: {words}"),
        ("country: Norway", "<b>Said</b>Ada Quill: {words}"),
    ],
)
def test_words_that_an_article_reports_are_told_as_its_report(fields: str, told: str) -> None:
    text = harbour.FILES[CLAIM].replace("speaker: jo-tidewater\n    said: 2021-03-04", fields)
    words = '<span class="words">“We will not close the pier”</span>'
    assert f"<div>{told.format(words=words)}</div>" in page({CLAIM: text})


def test_what_is_ascribed_in_other_words_is_never_shown_as_said() -> None:
    text = harbour.FILES[CLAIM].replace("paragraph: 5", "paragraph: 5\n    speaker: jo-tidewater")
    assert "<div><b>Reported</b>The Sound Courier ascribes this to Jo Tidewater</div>" in page({CLAIM: text})


def test_a_claim_leads_on_to_the_next_in_its_article_and_behind_the_last_to_the_first() -> None:
    found = {claim.id: onward.claim.id for claim, onward in onward_of(harbour.site()).items() if onward.claim}
    assert found == {"ferry-passengers": "pier-stays", "pier-stays": "ferry-passengers"}


def test_a_claim_leads_to_the_question_that_is_nearest_to_its_themes() -> None:
    near = "content/explainers/harbour-plan.md"
    far = harbour.FILES[near].replace("topics: [harbour]", "topics: [tides]\norder: 1")
    files = {"content/explainers/tides.md": far, "content/topics/tides.md": "---\ntitle: Tides\n---\nAll of them.\n"}
    site = harbour.site(files)
    found = {claim.id: onward.question.id for claim, onward in onward_of(site).items() if onward.question}
    assert found == {"ferry-passengers": "harbour-plan"}
    assert onward_of(harbour.site({near: far, **files}))[claim_of(site, "pier-stays")].question is None


def claim_of(site: Site, id: str) -> Claim:
    found = site.get(Claim, id)
    assert found
    return found


def test_a_figure_says_what_it_shows() -> None:
    text = harbour.docs(harbour.site()).files["claims/ferry-passengers/index.md"]
    assert "At most 43,000 tickets were sold</strong>" in text
