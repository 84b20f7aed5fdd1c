"""A work as content/references.yml has it: the order of its fields, and how they are written there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..formats.works import CUSTOM
from ..model import Entry, Fields
from ..model.kinds import Work
from ..source import Source
from ..syntax import Data, Document, Edtf, scalar

FIELDS = ("id", "type", *(str(info.alias) for info in Work.model_fields.values()))
_OURS = frozenset(map(str, Entry.model_fields))
_BARE = frozenset(
    {"id", "type", "URL", "DOI", "ISBN", "ISSN", "PMID", "language", "issued", "accessed", "submitted", "original-date",
     "event-date", "kind", "archive-url", "archived"}
)  # fmt: skip
"""What stands without quotes where texts stand in them."""
_MISREAD = re.compile(r"[“„‘«”]|(?:null|none|nil|n/a|undefined|~)\Z|[^\n]* #", re.IGNORECASE)


@dataclass(frozen=True)
class HouseStyle:
    """How a library is written: spaces before each item, texts in quotes or not, ids in order or not."""

    indent: str = ""
    quoted: bool = False
    ordered: bool = True


def style_of(source: Source, documents: tuple[Document, ...]) -> HouseStyle:
    """The style in which most of a library is written."""
    if not documents:
        return HouseStyle()
    first = documents[0].front.at.first
    indent = re.match(r"[ ]*", source.line(first.line))
    titles = [each.front.values[("title",)].text for each in documents if ("title",) in each.front.values]
    quoted = sum(title.startswith('"') for title in titles) * 2 > len(titles)
    ids = [str(each.front.data.get("id", "")) for each in documents if isinstance(each.front.data, dict)]
    return HouseStyle(indent.group() if indent else "", quoted, ids == sorted(ids))


def written(data: Mapping[str, Data], style: HouseStyle) -> str:
    """A work as an item of the library, closed by a line break, with what is to be filled in as a comment."""
    names = sorted(data, key=lambda name: FIELDS.index(name) if name in FIELDS else len(FIELDS))
    lines = [line for name in names for line in field_lines(name, data[name], style)]
    if "custom" not in data:
        lines += ["# custom:", "#   read: …"]
    elif isinstance(held := data["custom"], dict) and "read" not in held:
        lines.append("  # read: …")
    return "".join(f"{style.indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def field_lines(name: str, value: Data, style: HouseStyle) -> Iterator[str]:
    """The lines of a field, without indentation."""
    if isinstance(value, list):
        yield f"{name}:"
        for each in value:
            assert isinstance(each, dict)
            parts = (f"{part}: {_text(part, str(text), style, flow=True)}" for part, text in each.items())
            yield f"  - {{{', '.join(parts)}}}"
    elif isinstance(value, dict):
        yield f"{name}:"
        yield from (f"  {part}: {_text(part, str(value[part]), style)}" for part in CUSTOM if part in value)
    else:
        yield f"{name}: {_text(name, value, style)}"


def _text(name: str, text: str, style: HouseStyle, *, flow: bool = False) -> str:
    if (style.quoted and name not in _BARE) or _MISREAD.match(text):
        return json.dumps(text, ensure_ascii=False)
    return scalar(text, flow=flow)


def work_data(work: Work) -> dict[str, Data]:
    """A work as content/references.yml has it: text, names in parts, dates in EDTF."""
    found: dict[str, Data] = {"id": work.id}
    for field, info in Work.model_fields.items():
        if info.alias not in _OURS and (value := _plain(getattr(work, field))):
            found[str(info.alias)] = value
    return found


def _plain(value: Any) -> Data:
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fields):
        parts = ((str(info.alias), getattr(value, field)) for field, info in type(value).model_fields.items())
        return {name: _plain(part) for name, part in parts if part}
    return str(value) if value else ""
