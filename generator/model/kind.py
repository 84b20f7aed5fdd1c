"""A kind of content: its model, where its entries are written and found, and all that is said of them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic

from .pagination import PagePath
from .schema import E

# The site is below the kinds and above this module, so what takes one says `Any`.
Site = Any
UNSAID: Any = object()
"""What a part is that was left out, so that forgetting it is told and not taken for "none"."""


@dataclass(frozen=True)
class Search(Generic[E]):
    """How an entry is found: the word for its kind, what a result says beside the title, and further words."""

    label: str
    beside: Callable[[Site, E], str] = lambda site, entry: ""
    words: Callable[[Site, E], tuple[str, ...]] = lambda site, entry: ()
    """Words besides the title and the prose."""
    filters: Callable[[Site, E], Mapping[str, tuple[str, ...]]] = lambda site, entry: {}
    rank: int = 100
    """Among results whose names answer equally well, the smaller goes ahead."""
    names: Callable[[Site, E], tuple[str, ...]] | None = lambda site, entry: ()
    """By what it is called besides its title; None where its names are not known before what it says is searched."""


@dataclass(frozen=True)
class Review(Generic[E]):
    """When an entry was last gone through, in which field that stands, and what the changelog calls it."""

    what: str
    day: Callable[[E], date]
    field: str


@dataclass(frozen=True)
class Kind(Generic[E]):
    """A kind of content. Each part is said, as None where it has none: what is left out raises TypeError."""

    model: type[E]
    name: str
    """Of one entry, as `explainer new` takes it."""
    folder: str
    """Below content/: a folder with a file for each entry, or one `.yml` file that lists them all."""
    address: str
    """On the site, `{id}` being the entry's: a page of its own, or an anchor on one that lists them."""
    page_keys: Callable[[Any], PagePath] = lambda entry: ()
    """The keys, the widest first, by which entries are spread over pages once one page cannot hold them all."""
    full: int = 150
    """How many entries the page of them all holds with all that they say."""
    part: int = 150
    """How many a page holds where they are spread: with more it would weigh over 150 kB."""
    title: str | None = UNSAID
    """What the list of them all is called."""
    guidance: str | None = UNSAID
    """What a new entry's body is to say."""
    ours: bool = UNSAID
    """Whether its fields are in our words; else they are what others wrote or titled."""
    row: Callable[[Site, E], str] | None = UNSAID
    """What a list says beside the name; the kind's name where None."""
    order: Callable[[E], Any] | None = UNSAID
    """The key by which a list that holds no other kind is sorted; as found where None."""
    reached: bool = UNSAID
    """Whether readers are meant to find an entry by lists, so that it is no orphan if nothing names it."""
    layout: str = UNSAID
    """The layout of an entry's page."""
    summary: Callable[[Site, E], str] | None = UNSAID
    """What is said of an entry where it is listed; the beginning of its prose where None."""
    verdict: Callable[[E], Any] | None = UNSAID
    """What the record says of an entry: with one it is shown in two halves, what was said and what the record says."""
    search: Search[E] | None = UNSAID
    preview: Callable[[Site, E], str] | None = UNSAID
    """What the preview of a link says above the name, the kind's name where that is empty; no previews where None."""
    card: Callable[[Site, E], str] | None = UNSAID
    """What the picture of a shared link says above the name; no picture where None."""
    structured: Callable[[Site, E], Mapping[str, Any] | None] | None = UNSAID
    """What search engines are told of an entry besides its page, as JSON-LD without its address."""
    review: Review[E] | None = UNSAID
    """Its last review: for the changelog and the feed, for "last modified" and for reviews that are overdue."""

    def __post_init__(self) -> None:
        if unsaid := [f"`{each.name}`" for each in fields(self) if getattr(self, each.name) is UNSAID]:
            raise TypeError(f"the kind `{self.name}` does not say {', '.join(unsaid)}; write None where it has none")

    @property
    def label(self) -> str:
        """What one entry is called alone, in English: the name with a capital."""
        return self.name.capitalize()

    @property
    def library(self) -> bool:
        return self.folder.endswith(".yml")

    @property
    def list_address(self) -> str:
        """Where all entries are listed; empty for a kind that stands right below the site's root."""
        return self.address.partition("{id}")[0].partition("#")[0]

    @property
    def own_pages(self) -> bool:
        """Whether each entry has a page of its own."""
        return "#" not in self.address
