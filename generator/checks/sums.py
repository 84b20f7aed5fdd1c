"""A stated sum is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Entry, Site
from ..model.kinds import Claim
from ..source import Diagnostic, Rule
from ..syntax import Loc, arithmetic

ARITHMETIC_WRONG = Rule("arithmetic-wrong")
ARITHMETIC_INVALID = Rule("arithmetic-invalid")
RULES = (ARITHMETIC_WRONG, ARITHMETIC_INVALID)

_THOUSANDS = re.compile(r"\d{1,3}(?:[,’'\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?")


def check(site: Site) -> Iterator[Diagnostic]:
    for entry in site.everything():
        for loc, text in _sums(entry):
            at = entry.at(*loc)
            try:
                right = arithmetic.check(text)
            except ValueError as error:
                if split := _THOUSANDS.search(text):
                    at = entry.document.front.part(loc, *split.span())
                    plain = re.sub(r"[^\d.]", "", split.group())
                    yield ARITHMETIC_INVALID.at(at, "a number with separators of thousands", f"write `{plain}`")
                    continue
                help = "write it as `1 - 52/155 = 66%`: numbers, + - * / and brackets, `=`, the result"
                yield ARITHMETIC_INVALID.at(at, f"not a sum that can be recomputed: {error}", help)
                continue
            if right is not None:
                yield ARITHMETIC_WRONG.at(at, "the stated result is wrong", f"it is {right}")


def _sums(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """The sums of a claim and of pictures, each with its place."""
    for number, text in enumerate(entry.arithmetic if isinstance(entry, Claim) else ()):
        yield ("arithmetic", number), text
    for picture, each in entry.drawn:
        yield from ((("pictures", picture, "arithmetic", number), text) for number, text in enumerate(each.arithmetic))
