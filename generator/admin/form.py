"""A field of a kind as a field of a form: what is chosen, what is typed in which spelling, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..editing import field_words
from ..language import InterfaceLanguage
from ..model import Drawn, Fields, Kind, Ref, Shown, fields_within, mentions
from ..quotation import Quotation
from ..syntax import Cite, Edtf

Widget = dict[str, Any]
LONG = frozenset({
    "answer", "because", "caution", "finding", "found", "instead", "none-supported", "note", "reason", "text",
})  # fmt: skip
"""Fields that hold sentences: they get more than a line."""
BY_HAND = frozenset({"revisions"})
"""Fields that a command writes: they are kept as they are, and not shown."""
_DAY = (r"^\d{4}-\d{2}-\d{2}$", "a day is written as 2025-02-18")
_WHEN = (r"^[\[{]?(\.\.)?/?[~?%]?-?Y?-?[\dX]{4}[-\dXES?~%./,\]}]*$", "a date is written as 2025-02-18, 2025-02 or 2025")
_MOMENT = (r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*$", "a day and its hour are written as 2026-12-01T06:00+01:00")
_WHOLE = (r"^[1-9]\d{0,8}$", "a whole number from 1, in digits alone")
_TYPED: Mapping[type, tuple[tuple[str, str], str]] = {
    date: (_DAY, "A day: 2025-02-18."),
    datetime: (_MOMENT, "A day, an hour and their zone: 2026-12-01T06:00+01:00."),
    Edtf: (_WHEN, "2025-02-18, 2025-02, 2025, about: 2025-03~, from and to: 2014-03-06/2014-09."),
    int: (_WHOLE, ""),
}
"""What is text with a spelling of its own: its pattern, what is told where it is not met, and an example."""
QUOTED = (
    "Word for word as the article has it, “…” where words are left out. It is held against the article, which is not"
    " here: words that are not proved yet are turned down by the check of the proposed change, until somebody who has"
    " the article runs `explainer prove`. To say it in other words, give the paragraph instead."
)
"""Said where words of an article would be changed: the editor has no article to hold them against."""
CITES = "Keys of works, as in [@key] or [@key, p. 12]."


@dataclass(frozen=True)
class Forms:
    """Fields of models as those of forms; `collections` are the kinds that a field may name, by their model."""

    collections: Mapping[type, Kind[Any]]
    language: InterfaceLanguage

    def of(
        self, model: type[Fields], *, first: tuple[str, ...] = (), last: frozenset[str] = frozenset()
    ) -> list[Widget]:
        """The fields of a model, some ahead of all others or behind them."""
        told = field_words(model)
        made = {
            str(info.alias): widget
            for name, info in model.model_fields.items()
            if str(info.alias) not in BY_HAND
            and (widget := self._field(str(info.alias), _whole(info), told.get(name, ""), info.is_required()))
        }
        order = {name: number for number, name in enumerate(first)}
        return [made[name] for name in sorted(made, key=lambda name: (name in last, order.get(name, len(first))))]

    def _field(self, name: str, annotation: Any, told: str, required: bool) -> Widget | None:
        found = self._widget(name, annotation)
        if found is None:
            return None
        hint = " ".join(filter(None, (told, found.pop("hint", ""))))
        words = name.replace("-", " ")
        named = {"name": name, "label": words[:1].upper() + words[1:], "required": required}
        return named | found | ({"hint": hint} if hint else {})

    def _widget(self, name: str, annotation: Any) -> Widget | None:
        if mentions(annotation, Cite):
            return _text(hint=CITES)
        inner = list(fields_within(annotation))
        if any(issubclass(each, Drawn) for each in inner):
            # What a picture is drawn of has a form of its own for each kind, and stays as it is where one is drawn.
            inner = [Shown] if set(inner) == {Shown, Drawn} else []
            if not inner:
                return None
        parts = _parts(annotation)
        if get_origin(parts[0]) is tuple:
            return self._list(get_args(parts[0])[0], inner)
        if inner:
            return {"widget": "object", "collapsed": "auto", "fields": self.of(inner[0])}
        return self._one(name, parts)

    def _list(self, item: Any, inner: list[type[Fields]]) -> Widget:
        if inner:
            fields = self.of(inner[0])
            return {"widget": "list", "collapsed": "auto", "fields": fields, "summary": _summary(fields)}
        (target,) = _parts(item)[:1]
        if get_origin(target) is Ref:
            return self._relation(get_args(target)[0]) | {"multiple": True}
        if target is Edtf:
            return {"widget": "list", "hint": f"One on each line. {_TYPED[Edtf][1]}"}
        return {"widget": "list", "hint": "One on each line."}

    def _one(self, name: str, parts: tuple[Any, ...]) -> Widget:
        target = parts[0]
        if get_origin(target) is Ref and len(parts) == 1:
            return self._relation(get_args(target)[0])
        if get_origin(target) is Ref:
            return _text(hint=f"The id of a {self.collections[get_args(target)[0]].name}, or a name.")
        if get_origin(target) is Literal:
            return {"widget": "select", "options": list(get_args(target))}
        if isinstance(target, type) and issubclass(target, StrEnum):
            return {"widget": "select", "options": [self._option(each) for each in target]}
        if target is Quotation:
            return {"widget": "text", "use_emoji_autocomplete": False, "hint": QUOTED}
        if target is bool:
            return {"widget": "boolean", "preview": False}
        if target in _TYPED:
            pattern, hint = _TYPED[target]
            return _text(pattern=list(pattern), hint=hint)
        return {"widget": "text", "use_emoji_autocomplete": False} if name in LONG else _text()

    def _relation(self, to: type) -> Widget:
        kind = self.collections[to]
        name = naming(kind)
        return {
            "widget": "relation",
            "collection": collection(kind),
            "value_field": "{{slug}}",
            "display_fields": [name],
            "search_fields": [name, "{{slug}}"],
        }

    def _option(self, value: StrEnum) -> dict[str, str]:
        """A value with what readers see for it."""
        words = str(getattr(value, "words", "") or value.value.replace("-", " "))
        said = self.language.gettext(words)
        return {"value": value.value, "label": said[:1].upper() + said[1:]}


def collection(kind: Kind[Any]) -> str:
    """What the editor calls a kind: its folder, or its file without the ending."""
    return kind.folder.removesuffix(".yml")


def naming(kind: Kind[Any]) -> str:
    """The field by which an entry of a kind is known."""
    names = [str(info.alias) for info in kind.model.model_fields.values()]
    return next(name for name in ("title", "name", *names) if name in names)


def _text(**more: Any) -> Widget:
    return {"widget": "string", "use_emoji_autocomplete": False} | {name: each for name, each in more.items() if each}


def _summary(fields: list[Widget]) -> str:
    """What a part is known by where it is folded."""
    return " · ".join(f"{{{{fields.{each['name']}}}}}" for each in fields[:2])


def _whole(info: Any) -> Any:
    """The annotation of a field with what pydantic took off it."""
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def _parts(annotation: Any) -> tuple[Any, ...]:
    """What a value may be, without None and without what is said of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _parts(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(part for each in get_args(annotation) if each is not NoneType for part in _parts(each))
    return (annotation,)
