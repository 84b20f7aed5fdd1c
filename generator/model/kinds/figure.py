"""A figure: one of the numbers that a claim compares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from .. import Cites, Fields, Flag, Text, When


@dataclass(frozen=True)
class Amount:
    """A number, or a range of numbers; `text` as written."""

    low: Decimal
    high: Decimal
    text: str


_NUMBER = r"-?\d{1,15}(?:\.\d{1,9})?"


def _amount(value: object) -> Amount:
    match = re.fullmatch(rf"({_NUMBER})(?:\s+to\s+({_NUMBER}))?", value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f"expected a number such as 46 or 46.5, or a range such as 33 to 43; {_number_help(value)}")
    low, high = Decimal(match[1]), Decimal(match[2] or match[1])
    if low > high:
        raise ValueError("the range ends below its beginning; write the smaller number first")
    return Amount(low, high, " to ".join(part for part in match.groups() if part))


def _number_help(value: object) -> str:
    """How a number that has separators, a sign of its unit or a dash as its range is written."""
    text = re.sub(r"(?<=\d)[,\u00a0\u202f\u2009' _](?=\d{3}(?!\d))", "", str(value).strip())
    text = re.sub(r"(?<=\d)\s*[–—-]\s*(?=\d)", " to ", text)
    numbers = re.sub(r"(?<=\d)\s*(?:%|percent|per cent)|[$€£¥₽]\s*|^(?:about|c\.|ca\.|~|≈)\s*", "", text)
    if not re.fullmatch(rf"{_NUMBER}(?:\s+to\s+{_NUMBER})?", numbers):
        return "write digits, and what they count in `unit`"
    unit = ", and its sign as `unit`" if numbers != text else ""
    return f"write `value: {numbers}`{unit}"


class Figure(Fields):
    """One number of those compared; `claimed` marks the one that the article states."""

    label: Text
    note: Text | None = None
    value: Annotated[Amount, PlainValidator(_amount), WithJsonSchema({"type": "string"})]
    unit: Text
    year: When | None = None
    claimed: Flag = False
    cite: Cites = ()
