"""How an entry is named, and what is said of it, once it was withdrawn."""

from __future__ import annotations

from ..syntax import say
from .schema import Entry


def named(entry: Entry) -> str:
    """What an entry is called where a reader must not take it for one that stands."""
    return f"{entry.name} (withdrawn)" if entry.withdrawn else entry.name


def withdrawal(entry: Entry) -> str:
    """When and why an entry was withdrawn; empty for one that was not."""
    return f"Withdrawn on {say(entry.withdrawn)}. {entry.reason}" if entry.withdrawn else ""
