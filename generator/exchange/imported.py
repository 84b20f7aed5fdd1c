"""What an import comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..editing import Proposal
from ..source import Diagnostic


@dataclass(frozen=True)
class Incoming:
    """A proposal, and where in the files that came in a problem of it lies."""

    proposal: Proposal
    placed: Callable[[Diagnostic], Diagnostic | None]
    """None for what is no problem of something new."""


def together(parts: Sequence[Incoming]) -> Incoming:
    """Several imports as one: all of them are written or none."""
    proposals = [each.proposal for each in parts]
    whole = Proposal(
        tuple(edit for each in proposals for edit in each.edits),
        added={path: text for each in proposals for path, text in each.added.items()},
        told=tuple(line for each in proposals for line in each.told),
    )

    def placed(problem: Diagnostic) -> Diagnostic | None:
        for each in parts:
            if (moved := each.placed(problem)) is not problem:
                return moved
        return problem

    return Incoming(whole, placed)
