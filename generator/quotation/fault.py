"""What can be wrong with the sense of a quotation, and what became of one that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .known import Bond, Edge
from .place import Place
from .quotation import Quotation


class Reason(StrEnum):
    """What is wrong with a joint, an altered word or an edge."""

    HIDES = "hides a word that turns the sense"
    HIDES_NUMBER = "hides a number and little more"
    HIDES_END = "hides the end of a sentence"
    HIDES_MANY = "hides more than may be judged in this language"
    REPLACES = "stands in place of a word that it may not replace"
    REPLACES_GAP = "stands in place of what was proved as a gap"
    UNPLACED = "stands in place of nobody can tell which word"
    ADDS = "brings in a word that it may not"
    ADDS_MANY = "brings in too many words"
    EMPTY = "brings in nothing"
    TURNS = "makes another word of one"
    CROPPED = "a word that turns the sense stands just outside"


@dataclass(frozen=True)
class Fault:
    """One thing that turns the sense: where in the quotation, which word of the article or of the insertion it is
    about, and where that stands in the article."""

    reason: Reason
    start: int
    end: int
    word: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Judgement:
    """Where a quotation stands and what is wrong with its sense; also how its segments follow each other and what
    is around them, as proofs keep it of a quotation with nothing wrong."""

    places: tuple[Place, ...]
    faults: tuple[Fault, ...]
    quotation: Quotation
    """As it was judged: brackets that the article has too are no insertions."""
    bonds: tuple[Bond, ...]
    edges: tuple[Edge, Edge]
