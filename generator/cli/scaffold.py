"""A new entry, valid but for what only its author knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, get_args

from pydantic.fields import FieldInfo

from ..model import Entry, Fields, Kind

FILL = "…"
_SHOWN = ("quote", "left", "text")
"""Fields of a part that are shown though it could do without them: of several one is needed."""


def scaffold(kind: Kind[Any], today: date) -> str:
    """The file of a new draft: the required fields with what to fill in (`…`), the optional ones as comments."""
    required: list[str] = []
    optional: list[str] = []
    for info in kind.model.model_fields.values():
        name = str(info.alias)
        if name in Entry.model_fields:
            continue
        (required if info.is_required() else optional).append("\n".join(_field(name, info, today, "")))
    comments = "\n".join(f"# {line}" for field in optional for line in field.split("\n"))
    front = "\n".join(["draft: true", *required]) + (f"\n{comments}" if comments else "")
    return f"---\n{front}\n---\n\n{kind.guidance or FILL}\n"


def _field(name: str, info: FieldInfo, today: date, indent: str) -> Iterator[str]:
    annotation = info.annotation
    if name == "quote":
        yield f"{indent}{name}: >-"
        yield f"{indent}  {FILL}"
        return
    if model := next(_fields(annotation), None):
        yield f"{indent}{name}:"
        many = str(annotation).startswith("tuple")
        inner = [
            line
            for field in model.model_fields.values()
            if field.is_required() or field.alias in _SHOWN
            for line in _field(str(field.alias), field, today, indent + ("    " if many else "  "))
        ]
        yield f"{indent}  - {inner[0].lstrip()}" if many else inner[0]
        yield from inner[1:]
        return
    value = f"[{FILL}]" if str(annotation).startswith("tuple") and name != "cite" else FILL
    if enum := next((part for part in (annotation, *get_args(annotation)) if _enumerated(part)), None):
        value = f"{FILL}  # {', '.join(enum)}"
    elif annotation is date:
        value = today.isoformat()
    elif not info.is_required() and info.default not in (None, ()):
        value = str(info.default).lower() if isinstance(info.default, bool) else str(info.default)
    yield f"{indent}{name}: {value}"


def _enumerated(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, StrEnum)


def _fields(annotation: Any) -> Iterator[type[Fields]]:
    if isinstance(annotation, type) and issubclass(annotation, Fields) and not issubclass(annotation, Entry):
        yield annotation
    for part in get_args(annotation):
        yield from _fields(part)
