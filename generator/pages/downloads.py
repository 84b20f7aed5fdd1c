"""The data to download: the files, what may be done with them, and what each field means."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import FieldWords, fields, schemas
from ..model import Site
from ..source import address
from .page import Page

FIGURES = (
    FieldWords("label", "text", "what the number is of"),
    FieldWords("note", "text, or empty", "its definition"),
    FieldWords("value", "text", "the number or range as written"),
    FieldWords("low", "number", "the number, or the lower end of the range"),
    FieldWords("high", "number", "the number, or the upper end of the range"),
    FieldWords("unit", "text", "the unit"),
    FieldWords("year", "text, or empty", "the year or span to which it belongs (EDTF)"),
    FieldWords("claimed", "one of: true, false", "whether the article states it"),
    FieldWords("works", "list of texts", "keys of the works from which it comes"),
    FieldWords("withdrawn", "day, or empty", "since when the claim no longer stands, and its numbers with it"),
    FieldWords("reason", "text, or empty", "why it was withdrawn"),
)


def downloads(site: Site) -> Iterator[Page]:
    said = "The claims, events and works of this site as files, and what each field means."
    tables = {name: fields(name) for name in schemas()}
    context = {"tables": {**tables, "figures": FIGURES}, "names": tuple(tables)}
    yield Page(address.file("downloads/"), "downloads", "Data", said, context)
