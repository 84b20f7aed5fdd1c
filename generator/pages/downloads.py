"""The data to download: the files, what may be done with them, and what each field means."""

from __future__ import annotations

from collections.abc import Iterator

from generator import address, records
from generator.page import Page
from generator.site import Site

FIGURES = (
    records.FieldWords("label", "text", "what the number is of"),
    records.FieldWords("note", "text, or empty", "its definition"),
    records.FieldWords("value", "text", "the number or range as written"),
    records.FieldWords("low", "number", "the number, or the lower end of the range"),
    records.FieldWords("high", "number", "the number, or the upper end of the range"),
    records.FieldWords("unit", "text", "the unit"),
    records.FieldWords("year", "text, or empty", "the year or span to which it belongs (EDTF)"),
    records.FieldWords("claimed", "one of: true, false", "whether the article states it"),
    records.FieldWords("works", "list of texts", "keys of the works from which it comes"),
)


def downloads(site: Site) -> Iterator[Page]:
    said = "The claims, events and works of this site as files, and what each field means."
    tables = {name: records.fields(name) for name in records.schemas()}
    context = {"tables": {**tables, "figures": FIGURES}, "names": tuple(tables)}
    yield Page(address.file("downloads/"), "downloads", "Data", said, context)
