"""The data to download: the files, what may be done with them, and what each field means."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import FieldWords, fields, schemas
from ..language import N_
from ..model import Site
from ..source import address
from .page import Page

# L10n: columns of a table: the type of each in a few words, and its meaning
FIGURES = (
    FieldWords("label", N_("text"), N_("what the number is of")),
    FieldWords("note", N_("text, or empty"), N_("its definition")),
    FieldWords("value", N_("text"), N_("the number or range as written")),
    FieldWords("low", N_("number"), N_("the number, or the lower end of the range")),
    FieldWords("high", N_("number"), N_("the number, or the upper end of the range")),
    FieldWords("unit", N_("text"), N_("the unit")),
    FieldWords("year", N_("text, or empty"), N_("the year or span to which it belongs (EDTF)")),
    FieldWords("claimed", N_("one of: true, false"), N_("whether the article states it")),
    FieldWords("works", N_("list of texts"), N_("keys of the works from which it comes")),
    FieldWords("withdrawn", N_("day, or empty"), N_("since when the claim no longer stands, and its numbers with it")),
    FieldWords("reason", N_("text, or empty"), N_("why it was withdrawn")),
)


def downloads(site: Site) -> Iterator[Page]:
    language = site.language
    said = language.gettext("The claims, events and works of this site as files, and what each field means.")
    tables = {name: fields(name, language) for name in schemas()}
    figures = tuple(
        FieldWords(each.name, language.gettext(each.type), language.gettext(each.meaning)) for each in FIGURES
    )
    context = {"tables": {**tables, "figures": figures}, "names": tuple(tables)}
    yield Page(address.file("downloads/"), "downloads", language.gettext("Data"), said, context)
