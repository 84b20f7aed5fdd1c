"""What entries are made of: fields that belong together, and those that many kinds share."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Discriminator, Tag
from pydantic_core import PydanticCustomError

from ..language import N_
from .fields import Address, Day, Id, Licence, PictureName, Text


def mistake(message: str, *loc: str | int, help: str = "") -> PydanticCustomError:
    """A mistake that a model's validator finds, with the field at which it is reported; how to mend it behind `; `."""
    message, _, behind = message.partition("; ")
    return PydanticCustomError("mistake", "{text}", {"text": message, "loc": loc, "help": help or behind})


class Fields(BaseModel):
    """Fields that belong together. In YAML a hyphen stands where Python has an underscore."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )
    instead: ClassVar[Mapping[str, str]] = {}
    """Names of fields that people write, and those that are meant."""
    values: ClassVar[Mapping[str, str]] = {}
    """Values that people write, and those that are meant."""

    @classmethod
    def fits(cls, data: object) -> bool:
        """Whether data, which may be of one of several models, is of this one."""
        return True

    def __init_subclass__(cls, **options: Any) -> None:
        """Raises TypeError, in words, for a field whose name would hide what all fields or entries have."""
        super().__init_subclass__(**options)
        entry = next((base for base in cls.__mro__[1:] if base.__name__ == "Entry"), None)
        common = {name.rstrip("_") for name in _declared(entry)} if entry else set()
        for name in _declared(cls):
            if name.rstrip("_") in common and name not in vars(cls).get("widened", ()):
                raise TypeError(f"every entry has a field `{name.rstrip('_')}`: `{cls.__name__}` needs another name")
            if any(hasattr(base, name) for base in cls.__bases__):
                raise TypeError(
                    f"the field `{name}` of `{cls.__name__}` has a name that every entry has:"
                    f" declare it as `{name}_`; in files it stays `{name.replace('_', '-')}`"
                )


def _declared(model: type) -> list[str]:
    """The fields that a class adds; what belongs to the class itself is none."""
    return [name for name, kind in inspect.get_annotations(model).items() if not str(kind).startswith("ClassVar")]


class Corrected(StrEnum):
    """What a correction changed."""

    STATEMENT = N_("statement")
    ASSESSMENT = N_("assessment")
    WORDING = N_("wording")


class Correction(Fields):
    """What was corrected, and when."""

    date: Day
    text: Text
    what: Corrected | None = None
    """Whether the statement, its assessment or only the wording is another now."""


class Exemption(Fields):
    """A sentence that cites nothing, known by its first words, and why it needs no source."""

    begins: Text
    because: Text


class Shown(Fields):
    """A picture that the text shows: who made it, and by what right it is shown."""

    file: PictureName
    """Its name below content/assets/."""
    credit: Text
    licence: Licence
    source: Address | None = None
    """Where it was found."""
    instead: ClassVar[Mapping[str, str]] = {
        "license": "licence", "author": "credit", "by": "credit", "photographer": "credit", "url": "source",
        "name": "file", "picture": "file", "image": "file",
    }  # fmt: skip

    @classmethod
    def fits(cls, data: object) -> bool:
        return not (isinstance(data, dict) and {"kind", "finding", "rows"} & data.keys())


class PictureKind(StrEnum):
    """As what a picture is drawn."""

    BARS = "bars"
    RANGES = "ranges"
    LINES = "lines"
    DOTS = "dots"
    LANES = "lanes"
    LIFE_BARS = "life-bars"
    UNIT_MARKS = "unit-marks"
    STRIP = "strip"
    MAP = "map"


class Drawn(Fields):
    """A picture that is drawn from its rows; a model for each kind adds what it takes."""

    # What is drawn as nothing known has no fields that could be wrong.
    model_config = ConfigDict(extra="ignore")
    drawn_as: ClassVar[PictureKind | None] = None
    id: Id
    kind: PictureKind
    finding: Text
    """What is seen, in one sentence that the numbers bear: the caption."""
    note: Text | None = None
    """What is counted, over which time, and what is left out."""
    arithmetic: tuple[Text, ...] = ()
    """Sums behind the numbers of the finding."""
    instead: ClassVar[Mapping[str, str]] = {"caption": "finding", "title": "finding", "type": "kind"}

    @classmethod
    def fits(cls, data: object) -> bool:
        return cls.drawn_as is None or (isinstance(data, dict) and data.get("kind") == cls.drawn_as)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """Each kind is known by its name, and what is of none is nothing."""
        found = handler.resolve_ref_schema(handler(core))
        if cls.drawn_as is None:
            found.clear()
            found["not"] = {}
        else:
            found["properties"]["kind"] = {"const": cls.drawn_as.value}
        return dict(found)


def one_of(*models: type[Fields]) -> Any:
    """The type of a field that is of the first of several models that fits, whose mistakes alone are told."""

    def tag(value: object) -> str:
        return next(_tag(model) for model in models if isinstance(value, model) or model.fits(value))

    return Annotated[reduce(or_, (Annotated[model, Tag(_tag(model))] for model in models)), Discriminator(tag)]


def _tag(model: type[Fields]) -> str:
    return f"function-{model.__name__}"


if TYPE_CHECKING:
    AnyPicture = Shown | Drawn
else:
    AnyPicture = one_of(Shown, Drawn)
