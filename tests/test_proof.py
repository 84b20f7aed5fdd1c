"""Proofs: what `explainer prove` writes is read back as it was, and nothing else is accepted."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotation import proofs
from generator.quotation.known import Bond, Edge, JointKind
from generator.quotation.normalise import digest, number
from generator.quotation.place import Place
from generator.quotation.proofs import Proved
from generator.source.text import Source
from tests.harbour import ARTICLE, FILES

PATH = "content/articles/quill-2021.proofs.json"
GOOD = FILES[PATH]
PARAGRAPHS = ARTICLE.strip().split("\n\n")
NUMBERED = number(PARAGRAPHS)
COUNTS = [parts[-1].number - parts[0].number + 1 for parts in NUMBERED]
BONDS = st.builds(Bond, st.sampled_from(JointKind), st.booleans())
EDGES = st.sampled_from([Edge.PLAIN, Edge.INSERTION, Edge.UNJUDGED])


@st.composite
def proved(draw: st.DrawFn) -> Proved:
    """One or two runs of the article's words, one behind the other, as printed."""
    paragraph = draw(st.integers(1, len(PARAGRAPHS)))
    text, parts = PARAGRAPHS[paragraph - 1], NUMBERED[paragraph - 1]
    first, last = parts[0].number, parts[-1].number
    at = sorted(draw(st.lists(st.integers(first, last), min_size=2, max_size=4, unique=True)))
    segments = []
    for start, end in zip(at[::2], at[1::2], strict=False):
        run = [part for part in parts if start <= part.number <= end]
        segments.append((text[run[0].start : run[-1].end], Place(paragraph, start, end)))
    day, bonds = draw(st.dates(date(2000, 1, 1), date(2099, 1, 1))), tuple(draw(BONDS) for _ in segments[1:])
    return Proved(tuple(segments), day, bonds, (draw(EDGES), draw(EDGES)))


@given(st.lists(proved(), max_size=6))
def test_what_was_dumped_is_parsed_again(quotations: list[Proved]) -> None:
    source = Source(PATH, proofs.dump(digest(PARAGRAPHS), COUNTS, quotations))
    found, problems = proofs.parse(source)
    assert found and not problems
    assert set(found.quotations) == set(quotations)
    assert (found.sha256, list(found.paragraphs), found.words) == (digest(PARAGRAPHS), COUNTS, sum(COUNTS))
    assert proofs.dump(found.sha256, found.paragraphs, found.quotations) == source.text
    for each in found.quotations:
        assert json.loads(found.line(each).text)["proved"] == each.proved.isoformat()
        assert "\n" not in found.line(each).text


def test_the_order_of_quotations_is_that_of_the_article_whatever_order_they_come_in() -> None:
    found, _ = proofs.parse(Source(PATH, GOOD))
    assert found
    assert proofs.dump(found.sha256, found.paragraphs, found.quotations[::-1]) == GOOD


TAMPERED = {
    "a word swapped for two": ("The old ferry across", "The good old ferry across"),
    "a word taken out": ("The old ferry across", "The ferry across"),
    "a place moved out of its paragraph": ('"first": 22, "last": 27', '"first": 21, "last": 26'),
    "a place beyond its paragraph": ('"first": 22, "last": 27', '"first": 42, "last": 47'),
    "another paragraph": ('"paragraph": 2', '"paragraph": 3'),
    "no such paragraph": ('"paragraph": 2', '"paragraph": 9'),
    "a paragraph before the first": ('"paragraph": 2', '"paragraph": 0'),
    "a paragraph's length": ("[21, 25", "[29, 25"),
    "a field more": ('"proved": "2021-05-01"}', '"proved": "2021-05-01", "by": "me"}'),
    "a field less": (', "proved": "2021-05-01"}', "}"),
    "no date": ('"proved": "2021-05-01"', '"proved": "soon"'),
    "a number as text": ('"first": 22', '"first": "22"'),
    "an end before the beginning": ('"first": 22, "last": 27', '"first": 27, "last": 22'),
    "no segments": ('{"segments": [', '{"segments": [], "was": ['),
    "an indent": ('\n    {"segments"', '\n  {"segments"'),
    "the last line's end": ("]\n}\n", "]\n}"),
    "a second object": ("]\n}\n", "]\n}\n{}\n"),
    "cut off": ('"proved": "2021-05-01"}\n  ]\n}\n', ""),
    "a bare list": (GOOD, "[]\n"),
    "a bare number": (GOOD, "1\n"),
    "nothing": (GOOD, ""),
    "a later format": ('"format": 2', '"format": 3'),
    "no format": ('"format": 2', '"format": null'),
    "the format before": ('"format": 2', '"format": 1'),
    "no rules": ('"rules": 3', '"rules": "new"'),
    "more words than paragraphs hold": ('"words": 114', '"words": 115'),
    "too few words": ('"words": 114', '"words": 56'),
    "an edge that nobody judged": ('["plain", "plain"]', '["plain", "old"]'),
    "one edge": ('["plain", "plain"]', '["plain"]'),
    "no such place": ('"kind": "paragraph"', '"kind": "footnote"'),
    "a joint before the first segment": ('{"text": "We', '{"joint": "gap", "text": "We'),
    "too deep": (GOOD, "[" * 100_000),
    "a huge number": ('"first": 22', '"first": 1e999'),
    "no number": ('"first": 22', '"first": NaN'),
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPERED)
def test_tampered_proofs_are_refused(how: str) -> None:
    old, new = TAMPERED[how]
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    found, (problem,) = proofs.parse(Source(PATH, text))
    assert found is None
    assert problem.rule.code == "proofs-invalid" and "explainer prove" in problem.help


SAID = {
    "a bare number": "not an object",
    "a later format": "format 3 is of a later version of this program",
    "the format before": "not as `explainer prove` writes it",
    "more words than paragraphs hold": "an article cannot have 115 words",
}


@pytest.mark.parametrize("how", SAID)
def test_what_is_wrong_with_proofs_is_told(how: str) -> None:
    old, new = TAMPERED[how]
    _, (problem,) = proofs.parse(Source(PATH, GOOD.replace(old, new, 1)))
    assert problem.message == f"unreadable proofs: {SAID[how]}"


def test_quotation_beyond_its_paragraph_is_named_by_its_first_forty_letters() -> None:
    words = "We will not close the old pier while the ferry still lands there in summer"
    line = Proved(((words, Place(2, 22, 36)),), date(2021, 5, 1), ())
    _, (problem,) = proofs.parse(Source(PATH, proofs.dump("0" * 64, (21, 3, 90), [line])))
    assert problem.message == f"unreadable proofs: “{words[:40]}” cannot stand at word 22 of paragraph 2"


def test_words_of_a_proved_quotation_are_printed_with_its_gaps() -> None:
    segments = (("The old ferry", Place(1, 1, 3)), ("across the Sound", Place(1, 6, 8)))
    assert Proved(segments, date(2021, 5, 1), (Bond(JointKind.GAP),)).text == "The old ferry … across the Sound"


def test_swapped_lines_are_refused() -> None:
    head, (one, two), tail = GOOD.split("\n")[:4], GOOD.split("\n")[4:6], GOOD.split("\n")[6:]
    text = "\n".join([*head, two + ",", one.removesuffix(","), *tail])
    assert proofs.parse(Source(PATH, text))[0] is None


def test_segments_in_the_wrong_order_are_refused() -> None:
    line = [("We will not close", Place(2, 22, 25)), ("The old ferry", Place(1, 1, 3))]
    text = proofs.dump("0" * 64, COUNTS, [Proved(tuple(line), date(2021, 5, 1), (Bond(JointKind.GAP),))])
    assert proofs.parse(Source(PATH, text))[0] is None


def test_no_single_character_can_be_changed_without_notice_but_in_words_hash_or_date() -> None:
    """Those are held against the article itself where it is (proof-stale), and read by people in a diff."""
    pick = random.Random(7)
    spare = [part for part in range(len(GOOD)) if GOOD[part] in '{}[]:," \n']
    free = {at for at in spare if _in_string(at)}
    for at in pick.sample([each for each in spare if each not in free], 60):
        assert proofs.parse(Source(PATH, GOOD[:at] + GOOD[at + 1 :]))[0] is None, at


def _in_string(at: int) -> bool:
    return GOOD.count('"', 0, at) % 2 == 1 and GOOD[at] != '"'


# --- older formats --------------------------------------------------------------------------------------------------

OLD = """\
{
  "sha256": "8841543dbc3a37487277697dfe3bcabaefdd1549dd285aebe363a1005f4839e7",
  "paragraphs": [21, 25, 23, 20, 25],
  "quotations": [
    {"segments": [{"text": "The old ferry across the Sound carried", "paragraph": 1, "first": 1, "last": 7}, {"text": "passengers in 2019", "paragraph": 1, "first": 9, "last": 11}], "proved": "2021-05-01"},
    {"segments": [{"text": "We will not close the pier", "paragraph": 2, "first": 22, "last": 27}], "proved": "2021-05-01"}
  ]
}
"""  # noqa: E501 - a quotation is a line


def test_format_1_is_still_read_and_says_nothing_of_joints_and_edges() -> None:
    found, problems = proofs.parse(Source(PATH, OLD))
    assert found and not problems
    assert (found.format, found.rules, found.words) == (1, 1, 114)
    assert not found.current("en")
    first, _ = found.quotations
    assert not first.bonds[0].judged and first.edges == (Edge.OLD, Edge.OLD)
    assert found.line(first).text.startswith('{"segments": [{"text": "The old ferry')


def test_format_1_may_not_be_tampered_with_either() -> None:
    assert proofs.parse(Source(PATH, OLD.replace("The old ferry across", "The ferry across")))[0] is None
    assert (
        proofs.parse(Source(PATH, OLD.replace('"paragraph": 1, ', '"kind": "paragraph", "paragraph": 1, ')))[0] is None
    )


def test_proofs_hold_for_one_version_of_the_rules_and_one_language() -> None:
    found, _ = proofs.parse(Source(PATH, GOOD))
    assert found and found.current("en") and not found.current("fr")
    older, _ = proofs.parse(Source(PATH, GOOD.replace('"rules": 3', '"rules": 1')))
    assert older and not older.current("en")
