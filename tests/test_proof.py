"""Proofs: what `explainer prove` writes is read back as it was, and nothing else is accepted."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotation import match, proofs
from generator.quotation.match import Place
from generator.quotation.normalise import digest, number
from generator.quotation.proofs import Proved
from generator.source.text import Source
from tests.harbour import ARTICLE, FILES

PATH = "content/articles/quill-2021.proofs.json"
GOOD = FILES[PATH]
PARAGRAPHS = ARTICLE.strip().split("\n\n")
RUNS = match.runs(number(PARAGRAPHS))
COUNTS = [run.parts[-1].number - run.parts[0].number + 1 for run in RUNS]


@st.composite
def proved(draw: st.DrawFn) -> Proved:
    """One or two runs of the article's words, one behind the other, as printed."""
    paragraph = draw(st.integers(1, len(PARAGRAPHS)))
    words = PARAGRAPHS[paragraph - 1].split(" ")
    at = sorted(draw(st.lists(st.integers(0, len(words)), min_size=2, max_size=4, unique=True)))
    texts = [" ".join(words[start:end]) for start, end in zip(at[::2], at[1::2], strict=False)]
    found = [match.find(match.segments(text), (RUNS[paragraph - 1],)) for text in texts if text.strip(" –")]
    segments: list[tuple[str, Place]] = []
    for text, places in zip((text for text in texts if text.strip(" –")), found, strict=True):
        if isinstance(places, tuple) and (not segments or segments[-1][1].last < places[0].first):
            segments.append((text, places[0]))
    if not segments:
        segments = [("The old ferry", Place(1, 1, 3))]
    return Proved(tuple(segments), draw(st.dates(date(2000, 1, 1), date(2099, 1, 1))))


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


def test_swapped_lines_are_refused() -> None:
    head, (one, two), tail = GOOD.split("\n")[:4], GOOD.split("\n")[4:6], GOOD.split("\n")[6:]
    text = "\n".join([*head, two + ",", one.removesuffix(","), *tail])
    assert proofs.parse(Source(PATH, text))[0] is None


def test_segments_in_the_wrong_order_are_refused() -> None:
    line = [("We will not close", Place(2, 22, 25)), ("The old ferry", Place(1, 1, 3))]
    text = proofs.dump("0" * 64, COUNTS, [Proved(tuple(line), date(2021, 5, 1))])
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
