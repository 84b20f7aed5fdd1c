"""Stated sums are recomputed exactly; everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.syntax import arithmetic
from tests.growth import assert_linear


@pytest.mark.parametrize(
    "text",
    ["1 - 52/155 = 66%", "7.1 + 3.7 = 10.8", "0.71% * 1579.6 = 11.2", "2 * (3 + 4) = 14", "1/3 = 0.33", "2/3 = 1",
     "-5 + 3 = -2",
     "10 - 4 - 3 = 3", "8 / 4 / 2 = 1", "2 + 3 * 4 = 14", "50% = 0.5", "50% * 50% = 25%", "0.5 = 1", "-0.5 = -1",
     "0.005 = 0.01",
     "7 − 2 × 3 ÷ 6 = 6", "1-1=0", "--2 = 2", "1/8 = 0.125", "-1/3 = -0.3", "100 * 1% = 1.00", "0 = 0", "1/1000 = 0"],
)  # fmt: skip
def test_right(text: str) -> None:
    assert arithmetic.check(text) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [("1 + 1 = 3", "2"), ("1 - 52/155 = 67%", "66%"), ("1/3 = 0.34", "0.33"), ("2 - 3 = 1", "-1"), ("1/8 = 0.13", None),
     ("1/8 = 0.12", "0.13"), ("2/3 = 0", "1"), ("1000 * 1000 = 100000", "1000000"), ("0.5 = 50", "1"), ("0.5 = 51%",
     "50%")],
)  # fmt: skip
def test_wrong_result_is_told_as_it_would_be_written(text: str, right: str | None) -> None:
    assert arithmetic.check(text) == right


@pytest.mark.parametrize(
    "text",
    ["", "=", "1 + 1", "= 2", "1 + = 2", "1 1 = 2", "(1 + 1 = 2", "1 + 1) = 2", "1 / 0 = 0", "1 / (2 - 2) = 0",
     "2 ** 9 = 512",
     "1,000 + 1 = 1001", "a + 1 = 2", "__import__('os') = 1", "1 + 1 = 2 = 2", "1 + 1 = two", "1e3 = 1000",
     "1 == 1", "() = 0",
     "1 + 1 = 1 + 1", ".5 = 0.5", "5. = 5", "1 + 1 = 2 apples", "% = 1", "1%% = 0", "1 +* 1 = 2", "1" * 300 + " = 1"],
)  # fmt: skip
def test_what_is_no_sum_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        arithmetic.check(text)


@pytest.mark.parametrize("text", ["٣ = 3", "3 = ٣", "1.٥ = 2", "３ = 3"])
def test_digits_of_other_scripts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        arithmetic.check(text)


@pytest.mark.parametrize("nested", [lambda n: "(" * n + "1" + ")" * n + " = 1", lambda n: "-" * 2 * n + "1 = 1"])
def test_longest_nesting_is_computed_with_no_more_work_than_its_length(nested: Callable[[int], str]) -> None:
    assert arithmetic.check(nested(95)) is None
    assert_linear(lambda size: [arithmetic.check(nested(size)) for _ in range(20)], 95)


NUMBER = st.decimals(Decimal("-999"), Decimal("999"), places=2)


@given(NUMBER, NUMBER, NUMBER, st.integers(0, 4))
def test_agrees_with_decimal(a: Decimal, b: Decimal, c: Decimal, places: int) -> None:
    value = (a + b * c).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"({a}) + {b}*({c})"
    assert arithmetic.check(f"{text} = {value if value else abs(value):f}") is None
    assert arithmetic.check(f"{text} = {value + 1:f}") == f"{value if value else abs(value):f}"


@given(st.text(st.sampled_from("0123456789.+-*/()=% "), max_size=30))
def test_no_text_makes_it_fail_otherwise(text: str) -> None:
    with suppress(ValueError):
        arithmetic.check(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "expected a sum, `=` and one number"), ("1 + 1", "expected a sum, `=` and one number"),
        ("1 = 2 = 3", "expected a sum, `=` and one number"), ("1 + 1 = ", "expected a sum, `=` and one number"),
        ("1" * 197 + " = 1", "longer than 200 characters"), ("a + 1 = 2", "`a` has no place in a sum"),
        ("1 +  b = 2", "`b` has no place in a sum"), ("1 + 1) = 2", "`)` is not expected here"),
        ("1 2 = 2", "`2` is not expected here"), ("1 / (2 - 2) = 0", "divides by zero"),
        ("((1 + 1) = 2", "a bracket is not closed"), ("1 + = 2", "a number is missing"),
        ("% = 1", "a number is missing"),
    ],
)  # fmt: skip
def test_each_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        arithmetic.check(text)


def test_the_longest_sum_is_computed() -> None:
    text = "1" * 196 + " = 1"
    assert len(text) == arithmetic.LONGEST == 200
    assert arithmetic.check(text) == "1" * 196
