"""Quotations held against the archived text, and what is written down of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from generator.ingest import proving
from generator.ingest.proving import Outcome
from generator.model.kinds.article import Article
from generator.quotation import proofs
from generator.quotation.normalise import count
from generator.source import Source
from tests import harbour
from tests.harbour import FILES

CLAIM = "content/claims/pier-stays.md"
PROOFS = "content/articles/quill-2021.proofs.json"
TODAY = date(2021, 6, 1)
QUOTED = "We will not close the pier"


def proofs_with(overlay: dict[str, str] | None = None) -> Outcome:
    site = harbour.site(overlay)
    article = site.get(Article, "quill-2021")
    assert article
    made = proving.prove(site, article, TODAY)
    assert made
    return made


def quoting(quote: str, **front: str) -> dict[str, str]:
    text = FILES[CLAIM].replace(QUOTED, quote)
    return {CLAIM: text.replace("---\n", "".join(["---\n", *(f"{k}: {v}\n" for k, v in front.items())]), 1)}


def written(made: Outcome) -> dict[str, Any]:
    found = json.loads(made.text)
    assert isinstance(found, dict)
    return found


def segments(made: Outcome) -> list[tuple[str, str]]:
    """The words and the day of each proof."""
    return [
        (" … ".join(part["text"] for part in each["segments"]), each["proved"]) for each in written(made)["quotations"]
    ]


def test_proving_what_was_proved_changes_nothing_and_keeps_its_date() -> None:
    made = proofs_with()
    assert (made.path, made.stand, made.fall) == (PROOFS, 2, 0)
    assert made.text == FILES[PROOFS]


def test_what_is_newly_quoted_gets_todays_date_and_what_is_no_longer_quoted_is_dropped() -> None:
    made = proofs_with(quoting("Mayor Jo Tidewater told the council"))
    assert segments(made) == [
        ("The old ferry across the Sound carried 48,000 passengers in 2019", "2021-05-01"),
        ("Mayor Jo Tidewater told the council", "2021-06-01"),
    ]


def test_segments_are_written_as_printed_not_as_quoted() -> None:
    made = proofs_with(quoting("the NEW  tramway … to cost $12.5 million; [the] critics call that figure a guess"))
    assert segments(made)[1][0] == "The new tramway … to cost $12.5 million … critics call that figure a guess"
    assert (made.stand, made.fall) == (2, 0)
    assert [part["paragraph"] for part in written(made)["quotations"][1]["segments"]] == [3, 3, 3]


def test_the_kind_of_each_joint_is_written_and_whether_a_sentence_ends_in_it() -> None:
    made = proofs_with(quoting("nobody in the room asked for how long. … critics [then] call that figure"))
    assert (made.stand, made.fall) == (2, 0)
    joints = [(each.get("joint"), each.get("sentence")) for each in written(made)["quotations"][1]["segments"]]
    assert joints == [(None, None), ("gap", True), ("insertion", None)]


def test_an_insertion_at_an_edge_is_written_and_a_language_without_a_list_leaves_edges_unjudged() -> None:
    edges = [
        each["edges"] for each in written(proofs_with(quoting("[And] the old ferry across the Sound")))["quotations"]
    ]
    assert edges == [["plain", "plain"], ["insertion", "plain"]]
    record = FILES["content/articles/quill-2021.md"].replace("published:", "language: cy\npublished:", 1)
    made = written(proofs_with({"content/articles/quill-2021.md": record}))
    assert made["language"] == "cy"
    assert {tuple(each["edges"]) for each in made["quotations"]} == {("unjudged", "unjudged")}


def test_what_does_not_keep_the_sense_is_not_written() -> None:
    for quote in ("We will … close the pier", "it never once … Mayor Jo Tidewater", "close the pier"):
        made = proofs_with(quoting(quote))
        assert (made.stand, made.fall) == (1, 1), quote


def test_nothing_of_what_is_hidden_is_written() -> None:
    made = proofs_with(quoting("The new tramway is said … critics call that figure a guess"))
    assert made.fall == 0
    assert "million" not in made.text and "12.5" not in made.text


def test_what_does_not_stand_is_not_written() -> None:
    made = proofs_with(quoting("We will now close the pier"))
    assert (made.stand, made.fall) == (1, 1)
    assert "close" not in made.text


def test_what_is_too_long_is_not_written_however_true_it_is() -> None:
    long = harbour.ARTICLE.split("\n\n")[0] + " … " + harbour.ARTICLE.split("\n\n")[1]
    made = proofs_with(quoting(" ".join(long.split())))
    assert (made.stand, made.fall) == (1, 1)
    assert "never once" not in made.text


def test_drafts_are_proved_too_so_that_they_can_be_published_elsewhere() -> None:
    made = proofs_with(
        quoting("Mayor Jo Tidewater told the council", draft="true") | {"content/events/2021-03-04-council.md": ""}
    )
    assert ("Mayor Jo Tidewater told the council", "2021-06-01") in segments(made)


def test_a_quotation_made_twice_is_proved_once() -> None:
    twice = FILES[CLAIM].replace("    paragraph: 5\n", f"    quote: {QUOTED}\n")
    assert twice != FILES[CLAIM]
    assert proofs_with({CLAIM: twice}).text == FILES[PROOFS]


def test_without_the_archived_text_nothing_is_proved() -> None:
    site = harbour.site({"archive/quill-2021.md": ""})
    article = site.get(Article, "quill-2021")
    assert article and proving.prove(site, article, TODAY) is None


def test_without_earlier_proofs_everything_is_new() -> None:
    made = proofs_with({PROOFS: ""})
    assert {day for _, day in segments(made)} == {"2021-06-01"}
    assert made.text.replace("2021-06-01", "2021-05-01") == FILES[PROOFS]


def test_a_changed_article_is_proved_anew() -> None:
    text = "A paragraph that was put before.\n\n" + harbour.ARTICLE
    made = proofs_with({"archive/quill-2021.md": text})
    places = [part for each in written(made)["quotations"] for part in each["segments"]]
    assert [(part["paragraph"], part["first"]) for part in places] == [(2, 7), (3, 28)]
    assert written(made)["paragraphs"][0] == 6
    assert written(made)["sha256"] != json.loads(FILES[PROOFS])["sha256"]
    # It stands elsewhere now, so it was proved today.
    assert {day for _, day in segments(made)} == {"2021-06-01"}


def test_nothing_of_the_article_is_written_but_what_is_quoted() -> None:
    found = written(proofs_with())
    quoted = sum(count(part["text"]) for each in found["quotations"] for part in each["segments"])
    assert quoted == 17
    assert set(found) == {"format", "rules", "language", "sha256", "words", "paragraphs", "quotations"}
    assert all(set(each) == {"segments", "edges", "proved"} for each in found["quotations"])
    assert sum(found["paragraphs"]) == count(harbour.ARTICLE)


# headline, sub-head, caption ------------------------------------------------------------------------------------------

MARKED = """\
[sub-head] Nobody asked those who cross it

[caption] The slipway at low tide, before the winter flood

[caption] The mayor beside her tramway model
"""
BESIDE = {"archive/quill-2021.md": f"{MARKED}\n{FILES['archive/quill-2021.md']}"}


@pytest.mark.parametrize(
    ("quote", "where", "first"),
    [
        ("What the Harbour Town Forgot", ("headline", 1), 1),
        ("Nobody asked those who cross it", ("sub-head", 1), 1),
        ("at low tide, before the winter flood", ("caption", 1), 3),
        ("The mayor beside her tramway model", ("caption", 2), 10),
    ],
)
def test_headline_sub_head_and_caption_are_proved_at_places_of_their_own_and_stand_without_the_text(
    quote: str, where: tuple[str, int], first: int
) -> None:
    laid = {**BESIDE, **quoting(quote)}
    made = proofs_with(laid)
    assert made.fall == 0
    part = next(each for each in written(made)["quotations"] if each["segments"][0]["text"] == quote)["segments"][0]
    assert ((part["kind"], part["paragraph"]), part["first"]) == (where, first)
    assert {"sha256", "paragraphs", "words"} < written(made).keys()
    assert written(made)["sha256"] == written(proofs_with())["sha256"], "paragraphs are hashed, and nothing else"
    assert list(written(made)["beside"]) == [where[0]], "of what is not quoted, not even the length"

    here = {**laid, PROOFS: made.text}
    away = {**here, "archive/quill-2021.md": ""}
    for overlay in (here, away):
        assert not [each for each in harbour.check(overlay).problems if each.rule.code.startswith(("quote", "proof"))]
    page = harbour.docs(harbour.site(away)).files["claims/pier-stays/index.md"]
    assert f"In {'a' if where[0] == 'caption' else 'the'} {where[0]}" in str(
        page
    ) and f">Paragraph {where[1]} of" not in str(page)


def test_quotation_does_not_go_from_a_headline_on_into_the_text() -> None:
    made = proofs_with({**BESIDE, **quoting("What the Harbour Town Forgot … The old ferry across the Sound")})
    assert made.fall == 1


def test_word_that_turns_the_sense_and_stands_just_outside_is_seen_in_a_sub_head_too() -> None:
    assert proofs_with({**BESIDE, **quoting("asked those who cross it")}).fall == 1


def test_words_that_a_paragraph_has_too_stand_there() -> None:
    laid = {"archive/quill-2021.md": f"[headline] {QUOTED}\n\n{FILES['archive/quill-2021.md']}"}
    assert proofs_with(laid).text == FILES[PROOFS]


def test_headline_that_was_changed_in_the_record_no_longer_holds() -> None:
    laid = {**quoting("What the Harbour Town Forgot")}
    made = proofs_with(laid)
    record = FILES["content/articles/quill-2021.md"].replace("Town Forgot", "Town Knew")
    found = harbour.check({**laid, PROOFS: made.text, "content/articles/quill-2021.md": record}).problems
    assert {"quote-not-found", "proof-stale"} <= {each.rule.code for each in found}


@pytest.mark.parametrize(
    "change", [('"headline": [5]', '"headline": [4]'), ('"headline": [5]', '"paragraph": [5]'), ('"headline": [5]', "")]
)
def test_numbers_of_what_is_beside_the_text_are_held_against_its_words(change: tuple[str, str]) -> None:
    made = proofs_with(quoting("What the Harbour Town Forgot"))
    assert change[0] in made.text
    assert proofs.parse(Source(PROOFS, made.text))[0]
    assert proofs.parse(Source(PROOFS, made.text.replace(*change)))[0] is None
