"""A hand-written page."""

from __future__ import annotations

from generator.fields import Text
from generator.schema import Entry
from generator.site import Kind


class Page(Entry):
    """A page such as `about`; `index` is the text of the home page."""

    title: Text
    description: Text


PAGE = Kind(Page, "page", "pages", "{id}/")
