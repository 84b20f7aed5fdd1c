"""A hand-written page."""

from __future__ import annotations

from ...language import N_
from .. import Entry, Kind, Ref, Search, Text
from .claim import Claim

HOME = "index"
"""The id of the home page."""


class WrittenPage(Entry):
    """A page such as `about`; `index` is the text of the home page."""

    title: Text
    description: Text
    lead: Ref[Claim] | None = None
    """On the home page: the claim that stands there beside its context."""


PAGE = Kind(
    WrittenPage, "page", "pages", "{id}/",
    title=None,
    guidance=None,
    ours=True,
    row=None,
    order=None,
    reached=True,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(N_("Page"), rank=8),
    preview=None,
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
