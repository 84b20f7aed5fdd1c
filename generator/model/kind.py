"""A kind of content: its model, where its entries are written, and where readers find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from .pagination import PagePath
from .schema import E


@dataclass(frozen=True)
class Kind(Generic[E]):
    """A kind of content: its model, where its entries are written, and where readers find them."""

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
    """How many entries one page holds with all that they say: with more it would weigh over 150 kB."""

    @property
    def library(self) -> bool:
        return self.folder.endswith(".yml")
