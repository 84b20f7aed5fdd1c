"""Words between quotation marks, of whatever language."""

from __future__ import annotations

import re

_PAIRS = ("“”", "„“", "„”", "«»", "»«", "‹›", "›‹", "「」", "『』", "《》", "〝〞", "‚‘")
_ALIKE = ("”", "»", '"', "＂")
"""Marks that open and close, and might be of two quotations on two lines."""
_QUOTED = re.compile(
    "|".join(
        (
            *(f"{each[0]}[^{each}]*{each[1]}" for each in _PAIRS),
            *(f"{each}[^{each}\\n]*{each}" for each in _ALIKE),
        )
    )
)


def unquoted(text: str, fill: str = " ") -> str:
    """A text with each sign of what is quoted in it replaced; nothing else moves where `fill` is one sign."""
    return _QUOTED.sub(lambda match: fill * len(match.group()), text)
