"""How the work grows with what is to be done: held by a ratio, since a limit in seconds tells of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 4
BOUND = 10
"""Four times the text may take ten times as long: linear work takes four times, quadratic sixteen."""
ROUNDS = 6


def seconds(work: Callable[[int], object], size: int) -> float:
    """Processor time of the work on a text of some size."""
    begun = time.process_time()
    work(size)
    return time.process_time() - begun


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """That work on `size` takes no more than its share beyond a quarter of it.

    The quickest of several rounds counts: other programs can only add to it. A ratio that holds once is enough, since
    no disturbance makes the larger text quicker.
    """
    work(1)
    small = large = float("inf")
    for _ in range(ROUNDS):
        small = min(small, seconds(work, size // TIMES))
        large = min(large, seconds(work, size))
        if large <= BOUND * small:
            return
    raise AssertionError(f"{TIMES} times the text took {large / small:.0f} times as long ({large:.2f} s)")
