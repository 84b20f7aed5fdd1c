"""Dates, numbers and lists in English, without any library: what most sites are written in costs nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from ..syntax import Edtf, edtf
from ..syntax.edtf import say, say_until, say_year

Width = Literal["wide", "abbreviated", "narrow"]
_NAMES = re.compile(rf"\b({'|'.join(edtf.MONTHS[1:])})\b")

__all__ = [
    "Width",
    "listed",
    "month",
    "number",
    "say",
    "say_below",
    "say_months",
    "say_until",
    "say_year",
    "say_years",
]


def number(value: Decimal) -> str:
    """A number as print has it: 1,579.6, and a minus that is no hyphen."""
    return f"{value:,f}".replace("-", "\u2212")


def listed(items: Sequence[str]) -> str:
    """`A, B and C`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def month(month: int, width: Width = "wide") -> str:
    """The name of a month."""
    name = edtf.MONTHS[month]
    return {"wide": name, "abbreviated": name[:3], "narrow": name[0]}[width]


def say_years(first: int, last: int) -> str:
    """`2014`, `2014 to 2016`."""
    return " to ".join(dict.fromkeys((say_year(first), say_year(last))))


def say_months(first: int, last: int, year: int | None, width: Width = "wide") -> str:
    """`May 2021`, `May to July 2021`."""
    names = " to ".join(dict.fromkeys((month(first, width), month(last, width))))
    return names if year is None else f"{names} {say_year(year)}"


def say_below(value: Edtf, year: int | None) -> str:
    """`14 Mar`, `14 Mar–2 May`."""
    said = _NAMES.sub(lambda name: name[1][:3], edtf.say(value)).replace(" to ", "–")
    return said if year is None else said.removesuffix(f" {say_year(year)}")
