"""By what two records are known to be of one thing: numbers, addresses, else title with outlet and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...syntax import Edtf, Loc
from .article import Article
from .identifiers import address_key, isbn13
from .work import Work

PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
"""Types of which several stand in one book."""
_BETWEEN = re.compile(r"[^\w\n]+")


def same_keys(entry: Work | Article) -> Iterator[tuple[Loc, str]]:
    """The numbers and addresses that only one thing has, in one spelling, each with the field in which it stands."""
    issued: Edtf | None
    apart: tuple[str | None, ...]
    if isinstance(entry, Article):
        addresses: tuple[tuple[Loc, str | None], ...] = ((("url",), entry.url), (("archive",), entry.archive))
        issued, apart = entry.published, (entry.byline(), entry.outlet)
    else:
        addresses = ((("URL",), entry.URL), (("custom", "archive-url"), entry.custom.archive_url))
        issued, apart = entry.issued, (entry.creators(), entry.outlet, entry.number, entry.page)
        yield from _numbers(entry)
    yield from ((loc, address_key(address)) for loc, address in addresses if address)
    said = "\n".join(each or "" for each in (entry.title, issued.text if issued else None, *apart))
    # Case and punctuation make no other text.
    yield ("title",), _BETWEEN.sub("", said.casefold())


def _numbers(work: Work) -> Iterator[tuple[Loc, str]]:
    yield from [(("DOI",), work.DOI.casefold())] if work.DOI else []
    yield from [(("PMID",), f"PMID {work.PMID}")] if work.PMID else []
    # Parts of a book have its number, too.
    if work.ISBN and work.type not in PARTS and not work.page and not work.volume:
        yield from ((("ISBN",), isbn13(number)) for number in work.ISBN.split())
