"""What a file says, as its own format has it, so that no markup hides words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.quotation.normalise import words
from site_tests.project import fragment
from site_tests.reading import Element, read

RUN = 9


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of so many consecutive words."""
    found = words(text)
    return {found[at : at + RUN] for at in range(len(found) - RUN + 1)}


def strings(value: object) -> Iterator[str]:
    """Every text in data."""
    if isinstance(value, str):
        yield from shown(value)
    elif isinstance(value, dict):
        yield from chain(value, *map(strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(strings, value))


def shown(page: str) -> Iterator[str]:
    """What a page says: its text without the numbers of notes, its attributes, the data in it."""
    yield from said(read(page))


def said(page: Element) -> Iterator[str]:
    pieces = list(page.pieces(without="cite"))
    # Elements part words where they are blocks, and do not where they are in the line: either way.
    yield from (" ".join(pieces), "".join(pieces))
    for element in page.walk():
        yield from element.attributes.values()
        if element.tag == "script" and element["type"].endswith("json"):
            yield from strings(json.loads(element.raw))


def texts(file: Path) -> Iterator[str]:
    """What a file says, as its own format has it; nothing for pictures and the like."""
    if file.suffix == ".pf_fragment":
        yield from strings(fragment(file))
        return
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        return
    if file.suffix == ".html":
        yield from shown(text)
    elif file.suffix == ".json":
        yield from strings(json.loads(text))
    else:
        # Citations between the words of a passage do not hide it.
        yield re.sub(r"\[[^\[\]]*@[^\[\]]*\]", " ", html.unescape(text))
