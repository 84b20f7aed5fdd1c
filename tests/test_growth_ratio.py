"""The ratio by which other tests hold how work grows tells linear from quadratic work."""

from __future__ import annotations

import pytest

from tests import growth


@pytest.mark.parametrize("power", [0, 0.5, 1, 1.5])
def test_work_that_grows_with_its_size_passes(monkeypatch: pytest.MonkeyPatch, power: float) -> None:
    monkeypatch.setattr(growth, "seconds", lambda work, size: float(size) ** power)
    growth.assert_linear(lambda size: None, 1000)


def test_work_that_grows_with_the_square_of_its_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "seconds", lambda work, size: float(size) ** 2)
    with pytest.raises(AssertionError, match="4 times the text took 16 times as long"):
        growth.assert_linear(lambda size: None, 1000)


def test_a_disturbance_is_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    delays = iter([0.0, 1000.0, 0.0, 0.0])
    monkeypatch.setattr(growth, "seconds", lambda work, size: size + next(delays))
    growth.assert_linear(lambda size: None, 100)


def test_what_is_measured_is_the_work() -> None:
    def squared(size: int) -> int:
        return sum(1 for _ in range(size) for _ in range(size))

    asked: list[int] = []

    def work(size: int) -> None:
        asked.append(size)
        squared(size)

    with pytest.raises(AssertionError):
        growth.assert_linear(work, 1200)
    assert set(asked) == {1, 300, 1200}
