"""Coasts of maps: simplified without losing their shape, small, and within their sheets."""

from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import Area
from generator.pictures.maps import FOLDER, SHEETS, coasts
from scripts.coasts import area, path, rings, simpler

POINTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=4, max_size=30, unique=True)


@given(POINTS, st.floats(0.1, 500))
def test_what_stays_of_a_coast_are_points_of_it_in_their_order_and_all_that_matter(
    points: list[tuple[float, float]], least: float
) -> None:
    kept = simpler(points, least)
    assert len(kept) >= 3 and [each for each in points if each in kept] == kept
    if len(kept) > 3:
        triangles = zip(kept[-1:] + kept[:-1], kept, kept[1:] + kept[:1], strict=True)
        assert all(area(list(each)) >= least for each in triangles)
    assert simpler(points, 0) == points


def test_arcs_of_a_topology_are_joined_to_rings_some_of_them_backwards() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0]], [[0, 0], [0, 4], [4, -4]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, -2]]]}]}},
    }
    assert list(rings(topology)) == [[(10, 20), (14, 20), (10, 24)]]


def test_a_path_goes_from_each_point_to_the_next_in_tenths() -> None:
    assert path([(1, 2), (3.04, 2), (3, 1.5), (1, 1)]) == "M1 2l2 0 0-.5-2-.5z"


@pytest.mark.parametrize("name", Area)
def test_the_coasts_that_ship_are_light_and_no_boundary_is_among_them(name: Area) -> None:
    text = coasts(name)
    assert re.fullmatch(r"(?:M[\d.]+ [\d.]+l[-\d. ]+z)+", text.replace("M-", "M").replace(" -", " "))
    # Rings alone, each closed: no line on land.
    assert text.count("M") == text.count("z") > 20


def test_all_coasts_together_are_at_most_ten_kilobytes() -> None:
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in FOLDER.glob("*.path")) <= 10_000
    assert {file.stem for file in FOLDER.glob("*.path")} == set(Area) == set(SHEETS)
