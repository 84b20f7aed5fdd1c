"""Fields and entries as files have them: what is short in a line, quotations as blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..model import Entry, Kind
from ..syntax import Data, scalar
from .columns import CellForm, FieldShape, shapes

BLOCKS = frozenset({"quote"})
"""What stands as a block, since its words can then turn nothing in YAML."""


def field(name: str, value: Data, shape: FieldShape | None = None) -> str:
    """A field with its value, without indentation and line break at its end."""
    if isinstance(value, list) and shape and shape.form is CellForm.IDS:
        return f"{name}: [{', '.join(_flow(each) for each in value)}]"
    return f"{name}:{_behind(name, value, 0)}"


def _behind(name: str, value: Data, indent: int) -> str:
    """What stands behind a key and its colon."""
    inner = " " * (indent + 2)
    if isinstance(value, str):
        return f" >-\n{inner}{' '.join(value.split())}" if name in BLOCKS else f" {scalar(value)}"
    if not value:
        return " []" if isinstance(value, list) else " {}"
    if isinstance(value, dict):
        return "".join(f"\n{inner}{key}:{_behind(key, each, indent + 2)}" for key, each in value.items())
    return "".join(f"\n{inner}- {_item(each, indent + 4)}" for each in value)


def _item(value: Data, indent: int) -> str:
    """An item of a list, its later lines indented."""
    if isinstance(value, dict) and value:
        return f"\n{' ' * indent}".join(f"{key}:{_behind(key, each, indent)}" for key, each in value.items())
    return _flow(value) if not isinstance(value, str) else scalar(value)


def item(style: Mapping[str, bool]) -> Callable[[Data, bool], str]:
    """How items of a list are written that has some already: `quoted` texts, `braces` around each."""

    def written(value: Data, flow: bool) -> str:
        return _flow(value, quoted=style["quoted"]) if flow or style["braces"] else _item(value, 0)

    return written


def _flow(value: Data, *, quoted: bool = False) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(_flow(each) for each in value)}]"
    texts = ((name, _quoted(str(each)) if quoted and name == "text" else _flow(each)) for name, each in value.items())
    return f"{{{', '.join(f'{name}: {text}' for name, text in texts)}}}"


def _quoted(text: str) -> str:
    made = scalar(text, flow=True)
    return made if made.startswith('"') else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def file(kind: Kind[Any], data: Mapping[str, Data], body: str) -> str:
    """A new entry: its fields in the order of its kind, then its text."""
    known = shapes(kind.model)
    own = [name for name in known if name not in Entry.model_fields or name in kind.model.widened]
    order = ["draft", *own, *(name for name in known if name not in own and name != "draft")]
    names = sorted(data, key=lambda name: order.index(name) if name in order else len(order))
    fields = "".join(f"{field(name, data[name], known.get(name))}\n" for name in names)
    text = body.strip("\n")
    return f"---\n{fields}---\n{text}\n" if text else f"---\n{fields}---\n"
