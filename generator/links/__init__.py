"""Addresses elsewhere: which there are, what became of each, and what is to be written instead.

Nothing here is called by `check` or `build`, which ask nobody; only `probing` speaks to others, and imports what it
needs for that when it does.
"""

from .addresses import External, LinkPlace, external
from .findings import RULES, problems, summary
from .history import LinkState, after, due, dumped, loaded
from .outcome import Answer, LinkOutcome, Seen, judge
from .proposing import proposed

__all__ = [
    "RULES",
    "Answer",
    "External",
    "LinkOutcome",
    "LinkPlace",
    "LinkState",
    "Seen",
    "after",
    "due",
    "dumped",
    "external",
    "judge",
    "loaded",
    "problems",
    "proposed",
    "summary",
]
