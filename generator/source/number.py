"""Numbers with what they count, in messages."""

from __future__ import annotations


def counted(number: int, one: str, several: str = "") -> str:
    """`1 line`, `2 lines`; `several` where the plural is no `s` more."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"
