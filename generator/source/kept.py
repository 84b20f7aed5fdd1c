"""Results that stay with the immutable value of which they were asked, so that what did not change is not redone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

N = TypeVar("N")
V = TypeVar("V")
P = ParamSpec("P")
R = TypeVar("R")


def kept(function: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
    """A pure function whose last result stays with its first argument, for as long as that lives.

    With other arguments behind the first it is worked out anew. The first must be immutable, and what is returned, too:
    no iterator.
    """
    name = f"kept by {function.__module__}.{function.__qualname__}"

    @wraps(function)
    def asked(value: V, /, *rest: P.args, **named: P.kwargs) -> R:
        memory: dict[str, tuple[Any, R]] = vars(value)
        found = memory.get(name)
        if found is None or found[0] != (rest, named):
            found = memory[name] = ((rest, named), function(value, *rest, **named))
        return found[1]

    return asked


class Results(Protocol):
    """Results of work, kept from one run to the next by a content that says all of which they are made."""

    def found(self, kind: str, contents: Mapping[N, str]) -> dict[N, bytes]:
        """Of contents by name the results that are kept."""

    def keep(self, kind: str, made: Mapping[str, bytes]) -> None:
        """Keeps results by their contents."""

    def __hash__(self) -> int: ...


class _Nothing:
    def found(self, kind: str, contents: Mapping[N, str]) -> dict[N, bytes]:
        return {}

    def keep(self, kind: str, made: Mapping[str, bytes]) -> None:
        pass


NOTHING_KEPT: Results = _Nothing()
"""Where all is made anew."""
