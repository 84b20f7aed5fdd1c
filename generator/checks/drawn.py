"""A picture that is drawn is shown, its rows name their sources, and its finding says numbers that it bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..model import Drawn, Entry, Site, path
from ..model.kinds import Amounts, Dots, Lanes, Lines, Map
from ..pictures import inside, picture_figures, picture_rows, table
from ..source import Diagnostic, Label, Rule
from ..syntax import Edtf, say

PICTURE_UNPLACED = Rule("picture-unplaced", repeats=("text-missing",))
PICTURE_TWICE = Rule("picture-twice")
PICTURE_EMPTY = Rule("picture-empty", repeats=("picture-number",))
ROW_UNCITED = Rule("row-uncited")
PICTURE_NUMBER = Rule("picture-number")
PLACE_OUTSIDE = Rule("place-outside")
RULES = (PICTURE_UNPLACED, PICTURE_TWICE, PICTURE_EMPTY, ROW_UNCITED, PICTURE_NUMBER, PLACE_OUTSIDE)

_NUMBER = re.compile(r"(?<![\w.,])[-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])[-\u2212]?\d+(?:\.\d+)?")


def check(site: Site) -> Iterator[Diagnostic]:
    for entry in site.everything():
        ids: dict[str, int] = {}
        for number, picture in entry.drawn:
            first = ids.setdefault(picture.id, number)
            if first != number or picture.id in {heading.id for heading in entry.body.headings}:
                yield _twice(entry, number, first)
                continue
            yield from _placed(entry, number, picture)
            yield from _rows(site, entry, number, picture)


def _twice(entry: Entry, number: int, first: int) -> Diagnostic:
    at, id = entry.at("pictures", number, "id"), entry.pictures[number].id  # type: ignore[union-attr]
    labels = () if first == number else (Label(entry.at("pictures", first, "id"), "the other"),)
    what = "a heading" if first == number else "another picture"
    return PICTURE_TWICE.at(at, f"`{id}` is the address of {what}, too", "give the picture another `id`", *labels)


def _placed(entry: Entry, number: int, picture: Drawn) -> Iterator[Diagnostic]:
    """Exactly one paragraph shows it."""
    leading = [link for link in entry.body.links if path(entry, link.target) == (entry.source.path, picture.id)]
    shown = [link for link in leading if link.alone]
    if not shown:
        help = f"write `[What it shows](#{picture.id})`, a paragraph of its own, where it is to stand"
        yield PICTURE_UNPLACED.at(entry.at("pictures", number, "id"), f"no paragraph shows `{picture.id}`", help)
    for again in shown[1:]:
        help = "take it out, or put the link into a sentence, so that it leads to the picture"
        yield PICTURE_TWICE.at(again.at, f"`{picture.id}` is shown twice", help, Label(shown[0].at, "the first"))


def _rows(site: Site, entry: Entry, number: int, picture: Drawn) -> Iterator[Diagnostic]:
    rows: tuple[Any, ...] = getattr(picture, "rows", ())
    for row, each in enumerate(rows):
        at = entry.at("pictures", number, "rows", row)
        first = at.within(0, max(len(at.text.split("\n")[0]), 1))
        if not each.cite and not getattr(each, "event", None) and not getattr(each, "claimed", False):
            help = "add `cite: key`, or name the `event` that cites it" if hasattr(each, "event") else (
                "add `cite: key`; only a number that somebody claims goes without (`claimed: true`)"
            )  # fmt: skip
            yield ROW_UNCITED.at(first, "a row names no source", help)
        if isinstance(picture, Map) and not inside(picture.area, each.at):
            help = "take it out, or draw `area: world`"
            yield PLACE_OUTSIDE.at(entry.at("pictures", number, "rows", row, "at"), "the place is not on the map", help)
    # What is not there was reported where it is named.
    named = [getattr(picture, "claim", None), getattr(getattr(picture, "events", None), "topic", None)]
    if any(ref is not None and site.find(ref) is None for ref in named):
        return
    if not table(site, picture).rows:
        yield PICTURE_EMPTY.at(entry.at("pictures", number), *_empty(picture))
        return
    yield from _finding(site, entry, number, picture)


def _empty(picture: Drawn) -> tuple[str, str]:
    """What has to be there so that something is drawn."""
    if isinstance(picture, Amounts):
        return "the claim has no figures of this unit", f"write the `unit` as the claim does, not `{picture.unit}`"
    needed = {Dots: "`meeting: {of: …}`", Lanes: "`step: {by: …, way: added}`"}.get(type(picture))
    help = f"events are drawn that say {needed}" if needed else "name a topic that has events, or write `rows`"
    return "none of the events is drawn", help


def _finding(site: Site, entry: Entry, number: int, picture: Drawn) -> Iterator[Diagnostic]:
    """The numbers of the finding are those of its rows, counts of them, dates, or results of its sums."""
    if isinstance(picture, Map):
        return
    borne, dates = set(_borne(site, picture)), " ".join(say(each) for each in _dates(site, picture))
    for match in _NUMBER.finditer(picture.finding):
        said = Decimal(match.group().replace(",", "").replace("\u2212", "-"))
        day = re.match(r" [A-Z][a-z]+", picture.finding[match.end() :])
        if said in borne or -said in borne or (day and f"{match.group()}{day.group()}" in dates):
            continue
        at = entry.document.front.part(("pictures", number, "finding"), *match.span())
        help = "correct it, or say below `arithmetic:` how it comes about, as `324 / 46 = 7`"
        yield PICTURE_NUMBER.at(at, f"no row bears the number {match.group()}", help)


def _borne(site: Site, picture: Drawn) -> Iterator[Decimal]:
    """The numbers that a picture bears."""
    for text in picture.arithmetic:
        yield from (Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", text))
    yield from (Decimal(part) for each in _dates(site, picture) for part in re.findall(r"\d{4}", each.text))
    if isinstance(picture, Amounts | Lines):
        for figure in picture_figures(site, picture):
            yield from (figure.value.low, figure.value.high)
        return
    rows = picture_rows(site, picture)
    yield Decimal(len(rows))
    for name in ("of", "by", "way", "weight", "mark"):
        counts = Counter(getattr(row, name, None) for row in rows)
        yield from map(Decimal, (*counts.values(), len(counts)))


def _dates(site: Site, picture: Drawn) -> Iterator[Edtf]:
    rows: tuple[Any, ...] = (
        picture_figures(site, picture) if isinstance(picture, Amounts | Lines) else tuple(picture_rows(site, picture))
    )
    found = (getattr(row, name, None) for row in rows for name in ("date", "from_", "until", "year"))
    yield from (each for each in found if each is not None)
