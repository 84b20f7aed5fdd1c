"""Pictures that are drawn from numbers, days and places: what each kind takes, a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import model_validator

from .. import Drawn, Fields, PictureKind, Ref, Shown, Text, mistake, one_of
from .figure import Figure
from .picture_rows import (
    Chosen,
    Happening,
    LaneStep,
    LifeSpan,
    Measured,
    Meeting,
    Moment,
    Placed,
    Sourced,
    Yearly,
)

if TYPE_CHECKING:
    # Each of them has pictures, or refers to what has: they are told when all are there.
    from .claim import Claim

PLACES = 5
"""The most places that can be told apart on a small map."""
GROUPS = 12
"""The most lines, lanes and rows of dots or bars that can be told apart."""


class Area(StrEnum):
    """The part of the world that a map shows."""

    ARCTIC = "arctic"
    WORLD = "world"


class Amounts(Drawn, extra="forbid"):
    """Numbers of one unit: rows, the figures of a claim, or both."""

    unit: Text
    claim: Ref[Claim] | None = None
    """Whose figures of this unit are drawn."""
    rows: tuple[Measured, ...] = ()

    @model_validator(mode="after")
    def _filled(self) -> Amounts:
        if not self.rows and self.claim is None:
            raise mistake("nothing to draw; add `rows`, or the `claim` whose figures are drawn", "kind")
        return self

    def figures(self, own: Sequence[Figure]) -> tuple[Figure, ...]:
        """Its numbers as figures, those of the claim first, `own`, as far as they are of its unit."""
        rows = (Figure.model_construct(**{**vars(row), "unit": self.unit}) for row in self.rows)
        return (*(figure for figure in own if figure.unit == self.unit), *rows)


class Bars(Amounts):
    """Amounts of one kind from zero: what is claimed, then what the record counts."""

    drawn_as = PictureKind.BARS


class Ranges(Amounts):
    """What is claimed against the span of what was counted, on one line."""

    drawn_as = PictureKind.RANGES


class UnitMarks(Amounts):
    """What should be counted and not compared in per cent: a mark for each."""

    drawn_as = PictureKind.UNIT_MARKS

    @model_validator(mode="after")
    def _whole(self) -> UnitMarks:
        for number, row in enumerate(self.rows):
            if row.value.low != row.value.high or row.value.low % 1 or row.value.low < 0:
                raise mistake(
                    f"`{row.value.text}` cannot be counted; write a whole number, or draw `bars`",
                    "rows", number, "value",
                )  # fmt: skip
        return self


class Lines(Drawn, extra="forbid"):
    """Measures over years: numbers with the same label are one line."""

    drawn_as = PictureKind.LINES
    unit: Text
    rows: tuple[Yearly, ...]

    @model_validator(mode="after")
    def _once(self) -> Lines:
        seen: set[tuple[str, int]] = set()
        for number, row in enumerate(self.rows):
            if (row.label, row.year.placed) in seen:
                raise mistake(
                    f"`{row.label}` has two numbers of {row.year}; give one of them a `label` of its own",
                    "rows", number, "year",
                )  # fmt: skip
            if row.value.low != row.value.high:
                raise mistake(
                    "a line has one number a year; write it, or draw the range as `ranges`", "rows", number, "value"
                )
            seen.add((row.label, row.year.placed))
        return _drawable(self, "label", self.rows)  # type: ignore[no-any-return]


def _drawable(picture: Any, group: str, *rows: object) -> Any:
    """The picture, where it has rows or says from which entries they come, and not too many groups of rows."""
    if not any(rows):
        raise mistake("nothing to draw; add `rows`, or `events: {topic: …}` where its kind takes them", "kind")
    if group and len(names := list(dict.fromkeys(getattr(row, group) for row in picture.rows))) > GROUPS:
        first = next(number for number, row in enumerate(picture.rows) if getattr(row, group) == names[GROUPS])
        raise mistake(
            f"{len(names)} kinds of `{group}`, of which at most {GROUPS} can be told apart; put some together",
            "rows", first, group,
        )  # fmt: skip
    return picture


class Dots(Drawn, extra="forbid"):
    """Events that are counted, a dot each: a row for each `of`, a column for each month or year."""

    drawn_as = PictureKind.DOTS
    events: Chosen | None = None
    """Those that have a `meeting`."""
    rows: tuple[Meeting, ...] = ()

    @model_validator(mode="after")
    def _filled(self) -> Dots:
        return _drawable(self, "of", self.rows, self.events)  # type: ignore[no-any-return]


class Lanes(Drawn, extra="forbid"):
    """Steps in two directions: a lane for each who takes them, filled where added, open where eased."""

    drawn_as = PictureKind.LANES
    events: Chosen | None = None
    """Those that have a `step`."""
    rows: tuple[LaneStep, ...] = ()

    @model_validator(mode="after")
    def _filled(self) -> Lanes:
        return _drawable(self, "by", self.rows, self.events)  # type: ignore[no-any-return]


class Strip(Drawn, extra="forbid"):
    """Events over time, in columns."""

    drawn_as = PictureKind.STRIP
    events: Chosen | None = None
    rows: tuple[Moment, ...] = ()

    @model_validator(mode="after")
    def _filled(self) -> Strip:
        return _drawable(self, "", self.rows, self.events)  # type: ignore[no-any-return]


class LifeBars(Drawn, extra="forbid"):
    """How long things last, and who takes part in them."""

    drawn_as = PictureKind.LIFE_BARS
    rows: tuple[LifeSpan, ...]

    @model_validator(mode="after")
    def _filled(self) -> LifeBars:
        return _drawable(self, "of", self.rows)  # type: ignore[no-any-return]


class Map(Drawn, extra="forbid"):
    """Places; coasts alone are drawn, and no boundary."""

    drawn_as = PictureKind.MAP
    area: Area = Area.WORLD
    rows: tuple[Placed, ...]

    @model_validator(mode="after")
    def _few(self) -> Map:
        if len(self.rows) > PLACES:
            raise mistake(
                f"{len(self.rows)} places, of which at most {PLACES} can be told apart; take out what is not the point",
                "rows", PLACES,
            )  # fmt: skip
        return _drawable(self, "", self.rows)  # type: ignore[no-any-return]


if TYPE_CHECKING:
    EntryPicture = Shown | Drawn
else:
    EntryPicture = one_of(Shown, Bars, Ranges, Lines, Dots, Lanes, LifeBars, UnitMarks, Strip, Map, Drawn)

MODELS: tuple[type[Fields], ...] = (
    Sourced, Measured, Amounts, Bars, Ranges, UnitMarks, Yearly, Lines, Chosen, Happening, Meeting, LaneStep, Moment,
    Dots, Lanes, Strip, LifeSpan, LifeBars, Placed, Map,
)  # fmt: skip
