"""The known word that somebody most likely meant: "did you mean"."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped or shortened one most likely meant."""
    words = sorted(set(known))
    if same := [each for each in words if each.casefold() == word.casefold()]:
        return same[0]
    # The first words of a key, where the rest was not remembered.
    if cut := [each for each in words if len(word) > 3 and each.startswith(f"{word}-")]:
        return min(cut, key=len)
    if found := difflib.get_close_matches(word, words, n=1, cutoff=0.6):
        return found[0]
    longer = [each for each in words if len(word) > 3 and each.startswith(word)]
    return min(longer, key=len, default=None)
