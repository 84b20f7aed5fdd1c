"""What readers are told of how an entry came about: who wrote and reviewed it, from what material, what was asked."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from ...syntax import Edtf
from .. import Address, Day, Entry, Fields, Text, Until, mistake
from .appearance import Speaker
from .name import Author


class Reviewed(Entry):
    """An entry that says who wrote and reviewed it, and up to which day sources were read for it."""

    written_by: tuple[Author, ...] = ()
    reviewed_by: tuple[Author, ...] = ()
    """Who held it against its sources, besides those who wrote it."""
    material: Until | None = None
    """The day up to which sources were read; that of `mkdocs.yml` where left out."""

    @property
    def checked(self) -> date | None:
        """The day on which it was last gone through; None where it says none."""
        return None

    def read_until(self, everywhere: Edtf | None) -> Edtf | None:
        """Up to when sources were read: what the entry says, else what the site says unless it was written before."""
        later = everywhere and self.checked and everywhere.earliest > self.checked
        return self.material or (None if later else everywhere)


class Response(Fields):
    """What the person whose statement is checked says to it: in a text, or at an address, or both."""

    by: Speaker
    date: Day
    text: Text | None = None
    address: Address | None = None

    @model_validator(mode="after")
    def _said(self) -> Response:
        if not self.text and not self.address:
            raise mistake("a response without words; add a `text`, or the `address` where it can be read", "by")
        return self


class Searched(Fields):
    """What was looked for to check a statement, when, and what was found."""

    date: Day
    for_: Text
    found: Text
