"""The one rule by which quotations and articles are compared."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.quotation import normalise
from generator.quotation.normalise import Separator, parts, words

ALIKE = [
    ("don’t", "don't"), ("don`t", "don't"), ("“Yes,” he said.", '"yes" he said'), ("«oui»", "oui"), ("„ja“", "ja"),
    ("well\u2011known", "well-known"), ("well\u2010known", "well-known"), ("\u22125 degrees", "-5 degrees"),
    ("STRASSE", "straße"), ("Ünïön", "ÜNÏÖN"), ("e\u0301tat", "état"), ("ﬁnal oﬀer", "final offer"), ("ｆｕｌｌ",
    "full"),
    ("10\u00a0percent", "10 percent"), ("10\u202fpercent", "10 percent"), ("a\n  b\tc", "a b c"),
    ("vo\u00adte", "vote"), ("re\u200bset", "reset"), ("\ufeffstart", "start"), ("wait… what", "wait what"),
    ("wait... what", "wait what"), ("end.", "end"), ("(aside)", "aside"), ("one; two: three!", "one two three"),
    ("U.S. exports", "U.S exports"), ("x²", "x2"),
]  # fmt: skip

UNLIKE = [
    ("well-known", "well known"), ("well-known", "wellknown"), ("$324", "324"), ("€5", "$5"), ("5%", "5"),
    ("-5", "5"), ("1,200", "1200"), ("1.5", "15"), ("no", "not"), ("can't", "cant"), ("AT&T", "AT T"), ("its", "it's"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_typographic_variants_are_alike(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_changes_the_meaning_is_unlike(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("— … “”", ()),
        ("The well-known $12.5 million, 48,000 (or 5%) don't.", (
            "the", "well-known", "$12.5", "million", "48,000", "or", "5%", "don't")),
        ("2012-2014", ("2012-2014",)),
        ("one – two—three", ("one", "two", "three")),
        ("rock'n'roll AT&T U.S.", ("rock'n'roll", "at&t", "u.s")),
        ("state-of-the-art", ("state-of-the-art",)),
    ],
)  # fmt: skip
def test_words_of_a_text(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_a_dash_and_a_hyphen_agree_but_a_hyphen_is_no_space() -> None:
    assert (
        Separator.DASH.agrees(Separator.HYPHEN)
        and Separator.DASH.agrees(Separator.SPACE)
        and Separator.SPACE.agrees(Separator.SPACE)
    )
    assert not Separator.HYPHEN.agrees(Separator.SPACE) and not Separator.SPACE.agrees(Separator.HYPHEN)
    assert [part.link for part in parts("a b-c – d e")] == [
        Separator.SPACE, Separator.SPACE, Separator.HYPHEN, Separator.DASH, Separator.SPACE
    ]  # fmt: skip


TEXT = st.text(st.sampled_from("abcAßéİ 09.,%$€'’“”-–—\u2011\u2212…\u200b\u00ad\n\u00a0&_()½ﬁ")) | st.text(max_size=40)


@given(TEXT)
@example("K\u200bm½ -$5")
def test_folding_and_words_change_nothing_the_second_time(text: str) -> None:
    assert normalise.fold(normalise.fold(text)) == normalise.fold(text)
    assert words(" ".join(words(text))) == words(text)


@given(TEXT)
@example("\u200bİ")
def test_offsets_point_at_the_word(text: str) -> None:
    for part in parts(text):
        assert 0 <= part.start < part.end <= len(text)
        assert part.text in normalise.fold(text[part.start : part.end])


@given(TEXT, st.integers(1, 9))
def test_words_are_counted_and_numbered_in_order(text: str, first: int) -> None:
    numbers = [part.number for part in parts(text, first)]
    assert sorted(set(numbers)) == list(range(first, first + normalise.count(text)))
    assert numbers == sorted(numbers) and normalise.count(text) == len(words(text))


def test_offsets_are_exact_within_a_run() -> None:
    text = "“Well\u2011known,” they said—twice."
    assert [text[part.start : part.end] for part in parts(text)] == ["Well", "known", "they", "said", "twice"]


def test_words_are_numbered_through_the_whole_article() -> None:
    numbered = normalise.number(["one two-three", "…", "four five"])
    assert [[part.number for part in paragraph] for paragraph in numbered] == [[1, 2, 2], [], [3, 4]]


def test_digest_knows_words_and_nothing_else() -> None:
    assert normalise.digest(["One two", "“three”"]) == normalise.digest(["one", "TWO three."])
    assert normalise.digest(["one two"]) != normalise.digest(["two one"])
