"""The choice of combinations leaves no pair out, and is small."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from site_tests.pairs import pairs, pairwise


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=4))
def test_every_two_values_meet(sizes: list[int]) -> None:
    parameters = [range(size) for size in sizes]
    everything = list(product(*parameters))
    chosen = pairwise(*parameters)
    assert set().union(*map(pairs, chosen)) == set().union(*map(pairs, everything))
    assert len(set(chosen)) == len(chosen) <= len(everything) and set(chosen) <= set(everything)
    assert chosen == pairwise(*parameters), "the same every time"


def test_it_is_few() -> None:
    two = ("on", "off")
    assert len(pairwise(range(4), two, two)) == 8, "the product of the largest two: fewer cannot do"
    assert len(pairwise(range(4), range(4), two, two)) < 4 * 4 * 2
