"""The one rule by which quotations and articles are compared."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.quotation import normalise
from generator.quotation.normalise import Separator, parts, words
from generator.quotation.quotation import parse
from tests import breakwater

ALIKE = [
    ("don’t", "don't"), ("don`t", "don't"), ("“Yes,” he said.", '"yes" he said'), ("«oui»", "oui"), ("„ja“", "ja"),
    ("well\u2011known", "well-known"), ("well\u2010known", "well-known"), ("\u22125 degrees", "-5 degrees"),
    ("STRASSE", "straße"), ("Ünïön", "ÜNÏÖN"), ("e\u0301tat", "état"), ("ﬁnal oﬀer", "final offer"), ("ｆｕｌｌ",
    "full"),
    ("10\u00a0percent", "10 percent"), ("10\u202fpercent", "10 percent"), ("a\n  b\tc", "a b c"),
    ("vo\u00adte", "vote"), ("re\u200bset", "reset"), ("\ufeffstart", "start"), ("wait… what", "wait what"),
    ("wait... what", "wait what"), ("end.", "end"), ("(aside)", "aside"), ("one; two: three!", "one two three"),
    ("U.S. exports", "U.S exports"), ("x²", "x2"), ("5 %", "5%"), ("5\u202f%", "5%"), ("± 5", "±5"), ("\u223c5", "~5"),
    ("５％", "5%"), ("5 °C", "5°C"), ("กำ", "กํา"), ("三国 代表", "三国代表"), ("כָּל־יוֹם", "כָּל-יוֹם"),
    ("a\u0316\u0301", "a\u0301\u0316"), ("❤\ufe0f red", "❤ red"), ("\u200fabc", "abc"),
]  # fmt: skip

UNLIKE = [
    ("well-known", "well known"), ("well-known", "wellknown"), ("$324", "324"), ("€5", "$5"), ("5%", "5"),
    ("±5", "5"), ("5‰", "5"), ("5°", "5"), ("₹500", "500"), ("₴500", "500"), ("~5", "5"), ("<5", ">5"), ("5 %", "5"),
    ("+5", "5"), ("≤5", "5"), ("5%", "5‰"), ("€5", "₹5"), ("> 5", "5"),
    ("ọ̀rọ̀", "ọrọ"), ("कि", "की"), ("بَ", "بُ"), ("บ่", "บ้"), ("שָׁ", "שׁ"), ("\u0940 क", "क"),
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


SIGNS = "abcAßéİ 09.,%$€'’“”-–—\u2011\u2212…\u200b\u00ad\n\u00a0&_()½ﬁ±‰°<>~₹₴"
SCRIPTS = (
    "aक\u093f\u094d\u0930ক\u09c7\u09beก\u0e33\u0e48א\u05b8\u05c1ب\u064e\u0651"
    "o\u0323\u0300\u0301\u0316三国の가ᄀ\u1161ﾡￂ\u0344\u0345 5%"
)
TEXT = st.text(st.sampled_from(SIGNS)) | st.text(st.sampled_from(SCRIPTS), max_size=30) | st.text(max_size=40)


@given(TEXT)
@example("K\u200bm½ -$5")
def test_folding_and_words_change_nothing_the_second_time(text: str) -> None:
    assert normalise.fold(normalise.fold(text)) == normalise.fold(text)
    assert words(" ".join(words(text))) == words(text)


@given(TEXT)
@example("\u200bİ")
@example("\u0300\u0345")
def test_offsets_point_at_the_word(text: str) -> None:
    for part in parts(text):
        assert 0 <= part.start < part.end <= len(text)
        assert part.text in "".join(normalise.fold(text[part.start : part.end]).split())


@given(TEXT, st.integers(1, 9))
def test_words_are_counted_and_numbered_in_order(text: str, first: int) -> None:
    numbers = [part.number for part in parts(text, first)]
    assert sorted(set(numbers)) == list(range(first, first + len(words(text))))
    letters = sum(part.letter for part in parts(text))
    assert numbers == sorted(numbers) and normalise.count(text) == len(words(text)) - letters // 2


def test_offsets_are_exact_within_a_run() -> None:
    text = "“Well\u2011known,” they said—twice."
    assert [text[part.start : part.end] for part in parts(text)] == ["Well", "known", "they", "said", "twice"]


def test_words_are_numbered_through_the_whole_article() -> None:
    numbered = normalise.number(["one two-three", "…", "four five"])
    assert [[part.number for part in paragraph] for paragraph in numbered] == [[1, 2, 2], [], [3, 4]]


def test_digest_knows_words_and_nothing_else() -> None:
    assert normalise.digest(["One two", "“three”"]) == normalise.digest(["one", "TWO three."])
    assert normalise.digest(["one two"]) != normalise.digest(["two one"])


# --- every script ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["hi", "bn", "he", "ar", "yo"])
def test_marks_belong_to_the_letter_before_so_that_a_word_is_one(tag: str) -> None:
    text = breakwater.SCRIPTS[tag]
    assert normalise.count(text) == len(text.split())
    found = [text[part.start : part.end] for part in parts(text)]
    assert found == [word.strip("।.,،") for word in text.split()]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("三国5月a1代表", ["三", "国", "5", "月", "a1", "代", "表"]),
        ("ที่กรุงเทพฯ", ["ท\u0e35\u0e48", "ก", "ร\u0e38", "ง", "เ", "ท", "พ", "ฯ"]),
        ("漁師ー々〆", ["漁", "師", "ー", "々", "〆"]),
        ("က္ကတ", ["က\u1039", "က", "တ"]),
        ("ស្ត្រី", ["ស\u17d2", "ត\u17d2", "រ\u17b8"]),
        ("ການປະຊຸມ", ["ກ", "າ", "ນ", "ປ", "ະ", "ຊ\u0eb8", "ມ"]),
    ],
)
def test_letters_of_scripts_without_spaces_are_numbered_whatever_a_library_joins(text: str, numbers: list[str]) -> None:
    """These stand in proofs: a newer Unicode joins conjuncts to one cluster, and must not move them."""
    assert [part.text for part in parts(text)] == numbers
    assert [part.number for part in parts(text)] == list(range(1, len(numbers) + 1))


def test_two_letters_of_a_script_without_spaces_count_as_a_word() -> None:
    assert [normalise.count(text) for text in ("三", "三国", "三国谈", "三国 peace talks")] == [1, 1, 2, 3]


def test_offsets_are_exact_to_the_letter_in_decomposed_text() -> None:
    text = "“E\u0301tat,” ﬁne—ọ̀rọ̀\u200b end."
    assert [text[part.start : part.end] for part in parts(text)] == ["E\u0301tat", "ﬁne", "ọ̀rọ̀", "end"]


@given(st.integers(1, 200), st.sampled_from(["\u0301", "\u0316\u0301", "\u0327\u0316\u0301\u0345"]))
def test_many_marks_on_one_letter_are_folded_once(times: int, marks: str) -> None:
    folded = normalise.fold("a" + marks * times + " b")
    assert normalise.fold(folded) == folded
    assert len(parts("a" + marks * times + " b")) in (2, 3)


TIMES, SLOWER = 8, 24
"""So many times the input may take so many times as long: time that grows with the square would take 64 times."""


def growth(step: Callable[[int], object], size: int) -> float:
    """How many times as long `TIMES` the size takes, in the processor's time: about as many where growth is linear."""

    def least(times: int) -> float:
        def once() -> float:
            begun = process_time()
            step(times)
            return process_time() - begun

        return min(once() for _ in range(3))

    return least(TIMES * size) / least(size)


@pytest.mark.parametrize(
    "text",
    [
        "a\u0316\u0301\u0327",
        "a" + "\u0316\u0301\u0327" * 40,
        "\u0316\u0301\u0327",
        "é",
        "三",
        "5 % ",
        "- ",
        "''",
        "[",
        "a b ",
    ],
)
@pytest.mark.slow
@pytest.mark.parametrize("step", [normalise.fold, parts, parse])
def test_time_grows_no_faster_than_the_text(text: str, step: Callable[[str], object]) -> None:
    times = (16_000 if step is normalise.fold else 4_000) // len(text)
    assert growth(lambda number: step(text * number), times) < SLOWER
