"""What is published beside the pages: claims, events and works as JSON and CSV, figures as CSV."""

from __future__ import annotations

import json
from typing import Any

from ..formats import written_table
from ..model import Drawn, Entry, Site
from ..model.kinds import Claim, Event, Work
from ..pictures import table
from ..syntax import Edtf
from ..views import bibliography
from . import records
from .field_words import fields
from .schemas import schemas, variable, variables

COLUMNS = ("label", "note", "value", "low", "high", "unit", "year", "claimed", "works", "withdrawn", "reason")
IDS = frozenset({"topics", "claims", "works"})
"""Lists of ids; the others are lists of texts."""


def files(site: Site) -> dict[str, str]:
    """Path below the docs tree and text of each file."""
    found, described = data(site), schemas(site.config.site_url)
    return {
        **{f"data/{name}.json": _text(each) for name, each in found.items()},
        **{f"data/{name}.csv": written_table(columns(name), rows) for name, rows in _rows(found, site).items()},
        **{f"data/{name}.schema.json": _text(schema) for name, schema in described.items()},
        # A withdrawn claim keeps its page, so it keeps what that leads to; each row says that it was withdrawn.
        **{
            f"data/figures/{claim.id}.csv": figures(claim)
            for claim in (*site.all(Claim), *site.withdrawn(Claim))
            if claim.figures
        },
        **{
            picture_file(site, entry, picture): _picture_table(site, picture)
            for entry in site.published()
            for _, picture in entry.drawn
        },
    }


def picture_file(site: Site, entry: Entry, picture: Drawn) -> str:
    """Where on the site the numbers of a picture lie."""
    return f"data/pictures/{site.kind(entry).folder}/{entry.id}/{picture.id}.csv"


def _picture_table(site: Site, picture: Drawn) -> str:
    """The rows of a picture as CSV, dates in EDTF, with the works and the events that they come from."""
    found = table(site, picture)
    names = (*(name.lower() for name in found.head), "unit", "works", "event")
    unit = getattr(picture, "unit", "")
    rows = []
    for row in found.rows:
        works = "; ".join(cite.key for cite in row.cites)
        cells = (*row.plain, unit, works, row.event.id if row.event else "")
        rows.append(dict(zip(names, cells, strict=True)))
    return written_table(names, rows)


def data(site: Site) -> dict[str, list[dict[str, Any]]]:
    """The records of each JSON file, by the file's name."""
    return {
        "claims": [records.claim(claim, site).model_dump(mode="json") for claim in site.all(Claim)],
        "events": [records.event(event, site).model_dump(mode="json") for event in site.all(Event)],
        "works": [bibliography.csl(work) for work in site.all(Work)],
    }


def columns(name: str) -> tuple[str, ...]:
    """The columns of a CSV file: the fields of the JSON file; of what has parts, the parts. Of a work, its fields."""
    return tuple(field.name for field in fields(name) if not field.parts)


def _rows(found: dict[str, list[dict[str, Any]]], site: Site) -> dict[str, list[dict[str, str]]]:
    named = [name for name, _ in variables()]
    works = [{name: _plain(variable(work, name)) for name in named} for work in site.all(Work)]
    return {
        "claims": [_flat(record) for record in found["claims"]],
        "events": [_flat(record) for record in found["events"]],
        "works": [row | {"id": work.id} for row, work in zip(works, site.all(Work), strict=True)],
    }


def _flat(record: dict[str, Any]) -> dict[str, str]:
    """A record as cells: ids stand behind one another, texts below one another, what has parts in a cell for each."""
    row: dict[str, str] = {}
    for name, value in record.items():
        if not isinstance(value, list):
            row[name] = _plain(value)
        elif value and isinstance(value[0], dict):
            row |= {f"{name}.{key}": _lines([_plain(each[key]) for each in value]) for key in value[0]}
        else:
            row[name] = "; ".join(value) if name in IDS else _lines(list(map(_plain, value)))
    return row


def _lines(texts: list[str]) -> str:
    """Texts below one another, a dash for one that is empty, so that each line is that of the same part."""
    return "\n".join(text or "–" for text in texts) if any(texts) else ""


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return " ".join((value.text if isinstance(value, Edtf) else "" if value is None else str(value)).split())


def figures(claim: Claim) -> str:
    """The figures of a claim as CSV: as written and as numbers, with the works that they come from."""
    gone = (claim.withdrawn.isoformat() if claim.withdrawn else "", claim.reason or "")
    rows = []
    for each in claim.figures:
        year, works = each.year.text if each.year else "", "; ".join(cite.key for cite in each.cite)
        value = (each.value.text, f"{each.value.low:f}", f"{each.value.high:f}")
        row = (each.label, each.note or "", *value, each.unit, year, "true" if each.claimed else "false", works, *gone)
        rows.append(dict(zip(COLUMNS, row, strict=True)))
    return written_table(COLUMNS, rows)


def _text(value: object) -> str:
    """Data as JSON, a record a line, so that what changed can be seen without a program; nothing else is set apart."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_line, value)) + "\n]\n"
    return _line(value) + "\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
