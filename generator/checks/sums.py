"""A stated sum is right."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Claim
from ..source import Diagnostic, Rule
from ..syntax import arithmetic

ARITHMETIC_WRONG = Rule("arithmetic-wrong")
ARITHMETIC_INVALID = Rule("arithmetic-invalid")
RULES = (ARITHMETIC_WRONG, ARITHMETIC_INVALID)


def check(site: Site) -> Iterator[Diagnostic]:
    for claim in site.all(Claim, drafts=True):
        for number, text in enumerate(claim.arithmetic):
            at = claim.at("arithmetic", number)
            try:
                right = arithmetic.check(text)
            except ValueError as error:
                help = "write it as `1 - 52/155 = 66%`: numbers, + - * / and brackets, `=`, the result"
                yield ARITHMETIC_INVALID.at(at, f"not a sum that can be recomputed: {error}", help)
                continue
            if right is not None:
                yield ARITHMETIC_WRONG.at(at, "the stated result is wrong", f"it is {right}")
