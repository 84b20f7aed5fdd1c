"""Figures to scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import THOUSAND, charts, ticks
from generator.kinds.claim import Figure

LARGEST = st.decimals(min_value=Decimal("0.000000001"), max_value=Decimal(10) ** 15, allow_nan=False, places=9)


@given(LARGEST)
def test_ticks_are_few_round_and_even_and_reach_nearly_to_the_largest(largest: Decimal) -> None:
    marks = ticks(largest)
    assert marks[0] == 0 and marks[-1] <= largest
    assert 3 <= len(marks) <= 6
    step = marks[1]
    assert all(mark == step * number for number, mark in enumerate(marks))
    assert largest - marks[-1] < step
    digits = step.normalize().as_tuple().digits
    assert digits in ((1,), (2,), (5,))


@pytest.mark.parametrize(
    ("largest", "marks"),
    [("10", "0 2 4 6 8 10"), ("48000", "0 10000 20000 30000 40000"), ("0.3", "0 0.1 0.2 0.3"),
     ("1", "0 0.2 0.4 0.6 0.8 1"),
     ("99", "0 20 40 60 80"), ("101", "0 50 100"), ("0", "0"), ("-3", "0")],
)  # fmt: skip
def test_ticks_of_some_numbers(largest: str, marks: str) -> None:
    assert ticks(Decimal(largest)) == tuple(Decimal(mark) for mark in marks.split())


def figure(value: str, unit: str = "boats") -> Figure:
    return Figure.model_validate({"label": "A", "value": value, "unit": unit})


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=2, max_size=8))
def test_bars_are_in_proportion_and_within_the_axis(ranges: list[tuple[int, int]]) -> None:
    figures = [figure(f"{min(pair)} to {max(pair)}") for pair in ranges]
    largest = max(max(pair) for pair in ranges)
    if not largest:
        assert charts(figures) == ()
        return
    (chart,) = charts(figures)
    assert [bar.figure for bar in chart.bars] == figures
    assert max(bar.high for bar in chart.bars) == THOUSAND
    for bar, pair in zip(chart.bars, ranges, strict=True):
        assert 0 <= bar.low <= bar.high <= THOUSAND
        assert abs(bar.low - THOUSAND * min(pair) / largest) <= 0.5
        assert abs(bar.high - THOUSAND * max(pair) / largest) <= 0.5
    for tick in chart.ticks:
        assert abs(tick.at - THOUSAND * tick.value / largest) <= Decimal("0.5")


def test_each_unit_has_a_chart_in_order_of_appearance() -> None:
    figures = [figure("3", "per cent"), figure("1"), figure("4", "per cent"), figure("2 to 5")]
    assert [(chart.unit, len(chart.bars)) for chart in charts(figures)] == [("per cent", 2), ("boats", 2)]


@pytest.mark.parametrize("values", [["5"], ["0", "0"], ["-1", "4"], []])
def test_what_cannot_be_compared_as_bars_is_not_drawn(values: list[str]) -> None:
    assert charts([figure(value) for value in values]) == ()
