"""A figure: one of the numbers that a claim compares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import WithJsonSchema

from .. import Cites, Fields, Flag, ReadBy, Text, When


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
        raise ValueError(f"not a number; {_mend(str(value).strip())}")
    low, high = Decimal(match[1]), Decimal(match[2] or match[1])
    if low > high:
        raise ValueError("the range ends below its beginning; write the smaller number first")
    return Amount(low, high, " to ".join(part for part in match.groups() if part))


def _mend(text: str) -> str:
    """How a number is written that cannot be read."""
    plain = re.sub(r"(?<=\d)[,’'\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
    number = re.sub(rf"^[^\d-]+(?={_NUMBER})", "", plain.removesuffix("%").strip())
    if plain != text and re.fullmatch(_NUMBER, plain):
        return f"write `{plain}`, without separators of thousands"
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+,\d+", text):
        return f"write `{re.sub(r'[^0-9,]', '', text).replace(',', '.')}`, with a point"
    if text.endswith("%") and re.fullmatch(_NUMBER, number):
        return f"write `{number}`, and `unit: percent`"
    if spread := re.fullmatch(rf"({_NUMBER})\s*(?:-|–|—|\.\.|bis|and)\s*({_NUMBER})", plain):
        return f"write a range as `{spread[1]} to {spread[2]}`"
    if re.fullmatch(r"-?\d+,\d{1,2}", text):
        return f"write `{text.replace(',', '.')}`, with a point"
    if words := re.match(rf"({_NUMBER})(?![\d.])", number):
        return f"write the number alone, `{words[1]}`, and all else in `unit`"
    return "write a number such as 46 or 46.5, or a range such as 33 to 43"


Value = Annotated[Amount, ReadBy(_amount), WithJsonSchema({"type": "string"})]


class Figure(Fields):
    """One number of those compared; `claimed` marks the one that the article states."""

    label: Text
    note: Text | None = None
    value: Value
    unit: Text
    year: When | None = None
    claimed: Flag = False
    headline: Flag = False
    """Whether it is one of the two that are set beside one another on the first page."""
    cite: Cites = ()
