"""What can be wrong, and where: problems as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .edit import Edit
from .text import Position, Source, Span


class Severity(StrEnum):
    """An error stops a build; a warning does so only when asked to."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Label:
    """A second place that explains a problem."""

    at: Span
    text: str


@dataclass(frozen=True)
class Rule:
    """A kind of problem. `code` names the bad thing in kebab case and is permanent; the rule page explains it."""

    code: str
    severity: Severity = Severity.ERROR
    repeats: tuple[str, ...] = ()
    """Codes of rules whose problem at the same place, or at one of its labels, this one would only repeat."""
    first: bool = False
    """Whether a file or entry with such a problem is not read, so that others may be its consequence."""

    def at(self, place: Span | Source, message: str, help: str, *labels: Label) -> Diagnostic:
        """A problem of this kind: `message` says what is wrong, `help` how to mend it."""
        return Diagnostic(self, place, message, help, labels, self.severity)


@dataclass(frozen=True)
class Diagnostic:
    """One problem. A place that is a whole source means the file as such."""

    rule: Rule
    at: Span | Source
    message: str
    help: str
    labels: tuple[Label, ...]
    severity: Severity
    fix: tuple[Edit, ...] = ()
    """What mends it without a thought, in the same file; nothing where its editor has to think."""

    def mended(self, *edits: Edit) -> Diagnostic:
        """The same problem, with what mends it."""
        return replace(self, fix=edits)

    @property
    def source(self) -> Source:
        return self.at.source if isinstance(self.at, Span) else self.at

    @property
    def first(self) -> Position:
        return self.at.first if isinstance(self.at, Span) else Position(1, 1)

    @property
    def last(self) -> Position:
        return self.at.last if isinstance(self.at, Span) else Position(1, 1)

    @property
    def order(self) -> tuple[bool, bool, str, Position, str, str]:
        """A total order, so that every report can be compared byte for byte.

        Errors come first, and of them those whose consequence others may be.
        """
        warning = self.severity is Severity.WARNING
        return (warning, not self.rule.first, self.source.path, self.first, self.rule.code, self.message)


Problems = tuple[Diagnostic, ...]


def causes(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The problems without those that only repeat another one at their place, or at a place that explains them."""
    found = list(problems)
    wanted = {code for problem in found for code in problem.rule.repeats}
    places: dict[str, list[Diagnostic]] = {}
    for problem in found if wanted else ():
        if problem.rule.code in wanted:
            places.setdefault(problem.source.path, []).append(problem)
    for problem in found:
        mine = (problem.at, *(label.at for label in problem.labels)) if problem.rule.repeats else ()
        if not any(_repeats(problem.rule, at, places.get(_path(at), ())) for at in mine):
            yield problem


def _path(at: Span | Source) -> str:
    return at.source.path if isinstance(at, Span) else at.path


def _repeats(rule: Rule, at: Span | Source, others: Iterable[Diagnostic]) -> bool:
    """Whether a problem of a rule at one of its places was told by others in the same file."""
    return any(
        other.rule.code in rule.repeats and _overlap(at, place)
        for other in others
        for place in (other.at, *(label.at for label in other.labels if _path(label.at) == _path(at)))
    )


def _overlap(one: Span | Source, other: Span | Source) -> bool:
    if not isinstance(one, Span) or not isinstance(other, Span):
        return True
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def arrange(problems: Iterable[Diagnostic]) -> Problems:
    """Problems in the order in which they are reported, exact repetitions dropped."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def blocking(problems: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether a build must stop."""
    return any(strict or problem.severity is Severity.ERROR for problem in problems)
