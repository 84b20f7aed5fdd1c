"""Stated sums, recomputed: `1 - 52/155 = 66%`."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([-+*/()%]))", re.ASCII)
_RESULT = re.compile(r"\s*(-?)(\d+)(?:\.(\d+))?\s*(%?)\s*", re.ASCII)
_SIGNS = str.maketrans({"\u2212": "-", "\u00d7": "*", "\u00f7": "/"})
LONGEST = 200


def check(text: str) -> str | None:
    """The true result where a stated one is wrong, rounded as it was written; None where it is right.

    Left of `=` stand numbers, `+ - * /`, brackets, and `%` behind a number for hundredths. The right side is
    one number, rounded half up to the digits it shows. Raises ValueError, with a reason, for anything else.
    """
    left, equals, right = text.translate(_SIGNS).partition("=")
    stated = _RESULT.fullmatch(right)
    if not equals or not stated:
        raise ValueError("expected a sum, `=` and one number")
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    sign, whole, digits, percent = stated.groups()
    value = _Sum(left).value() * (100 if percent else 1)
    places = len(digits or "")
    # Half up, away from zero, as figures are rounded in print.
    scaled = abs(value) * 10**places
    rounded = int(scaled + Fraction(1, 2)) * (-1 if value < 0 else 1)
    if rounded == int(f"{sign}{whole}{digits or ''}"):
        return None
    # Made from its text a Decimal is exact; any operation would round it to 28 digits.
    return f"{Decimal(f'{rounded}e-{places}'):f}{percent}"


class _Sum:
    """A recursive descent over a sum; depth is bounded by its length."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text.rstrip()):
            match = _TOKEN.match(text, at)
            if not match:
                raise ValueError(f"`{text[at:].strip()[:1]}` has no place in a sum")
            self.tokens.append(match[1] or match[2])
            at = match.end()
        self.tokens.reverse()

    def value(self) -> Fraction:
        value = self.sum()
        if self.tokens:
            raise ValueError(f"`{self.tokens[-1]}` is not expected here")
        return value

    def next(self, *wanted: str) -> str | None:
        return self.tokens.pop() if self.tokens and self.tokens[-1] in wanted else None

    def sum(self) -> Fraction:
        value = self.product()
        while sign := self.next("+", "-"):
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

    def product(self) -> Fraction:
        value = self.number()
        while sign := self.next("*", "/"):
            other = self.number()
            if sign == "/" and not other:
                raise ValueError("divides by zero")
            value = value * other if sign == "*" else value / other
        return value

    def number(self) -> Fraction:
        if self.next("-"):
            return -self.number()
        if self.next("("):
            value = self.sum()
            if not self.next(")"):
                raise ValueError("a bracket is not closed")
        elif self.tokens and self.tokens[-1][0].isdigit():
            value = Fraction(self.tokens.pop())
        else:
            raise ValueError("a number is missing")
        return value / 100 if self.next("%") else value
