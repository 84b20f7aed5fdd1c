"""Writes the names of months in other languages, as CLDR has them, to `generator/ingest/cleaning/month_names`.

They are kept there, since to read them from Babel takes as long as to clean fifty articles.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel import localedata

LOCALES: Final = (
    "ar bg bn ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh"
)
FILE: Final = Path(__file__).parents[1] / "generator/ingest/cleaning/month_names.py"


def names() -> dict[str, int]:
    """The number of each month by its name in small letters, where that is one word; the first language goes first."""
    found: dict[str, int] = {}
    for code in LOCALES.split():
        months = localedata.load(code, merge_inherited=False).get("months", {})
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in _plain(months, context, width):
                    if (word := name.casefold().rstrip(".")).isalpha():
                        found.setdefault(word, number)
    return found


def _plain(months: Any, context: str, width: str) -> Iterator[tuple[int, str]]:
    """The names of one list; where a language has it from another list, none: that one is asked as well."""
    listed = months.get(context, {}).get(width, {})
    return iter(listed.items() if isinstance(listed, Mapping) else ())


def module() -> str:
    """The module that holds them."""
    found = names()
    lines = ['"""Names of months in other languages, from CLDR: made by `python -m scripts.months`."""', ""]
    lines += ["from typing import Final", "", "NAMES: Final = ("]
    for month in range(1, 13):
        words = textwrap.wrap(" ".join(sorted(word for word, number in found.items() if number == month)), 108)
        lines += [f'    "{line} "' for line in words[:-1]] + [f'    "{words[-1]}",']
    return "\n".join([*lines, ")", '"""For each month its names in small letters."""', ""])


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8")
