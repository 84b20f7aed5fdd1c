"""A hand-written page."""

from __future__ import annotations

from .. import Entry, Kind, Text


class WrittenPage(Entry):
    """A page such as `about`; `index` is the text of the home page."""

    title: Text
    description: Text


PAGE = Kind(WrittenPage, "page", "pages", "{id}/")
