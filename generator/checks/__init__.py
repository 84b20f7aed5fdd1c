"""What must hold of the content. A check is a module with its `RULES` and a `check` of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..model import Site
from ..source import Diagnostic, Rule
from . import (
    assets,
    citations,
    copied,
    dates,
    decisions,
    drawn,
    links,
    lives,
    names,
    navigation,
    neutrality,
    pictures,
    publisher,
    quotes,
    records,
    refs,
    reviews,
    rights,
    selections,
    sentences,
    sums,
)


class Check(Protocol):
    """A property of all content: the rules that it may report, and the report."""

    @property
    def RULES(self) -> tuple[Rule, ...]: ...  # noqa: N802 (a constant of each module)

    def check(self, site: Site) -> Iterator[Diagnostic]: ...


CHECKS: tuple[Check, ...] = (
    publisher,
    navigation,
    refs,
    names,
    records,
    links,
    assets,
    pictures,
    drawn,
    citations,
    sentences,
    quotes,
    rights,
    sums,
    lives,
    dates,
    reviews,
    decisions,
    selections,
    copied,
    neutrality,
)

__all__ = ["CHECKS", "Check"]
