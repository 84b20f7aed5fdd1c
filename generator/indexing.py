"""EDGE: the search index, which Pagefind writes from our records."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from pagefind.index import PagefindIndex

from generator.search import Record

FOLDER = "pagefind"
"""Where in the site it lies."""
UNUSED = ("*ui*", "*highlight*", "wasm.unknown*")
"""Pagefind's own interfaces, for which ours stands, and the words of no language."""


def index(records: Iterable[Record], site: Path, language: str = "en") -> None:
    """Writes the index into a built site: pieces of which a search loads the few that it needs."""
    asyncio.run(_index(records, site / FOLDER, language))
    for pattern in UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()


async def _index(records: Iterable[Record], folder: Path, language: str) -> None:
    async with PagefindIndex(config={"output_path": str(folder)}) as found:
        for each in records:
            await found.add_custom_record(
                url=each.url,
                content=each.text,
                language=language,
                meta={"title": each.title, "said": each.said},
                filters={name: list(values) for name, values in each.filters.items()},
            )
