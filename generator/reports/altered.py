"""A field of an entry before and after, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Entry, Fields
from .wording import in_words, shown


def field_altered(part: str, before: Entry, after: Entry) -> Iterator[str]:
    """What differs in a field of an entry, line by line, as Markdown."""
    name = next(name for name, info in type(after).model_fields.items() if info.alias == part)
    old, new = getattr(before, name), getattr(after, name)
    told = _items if isinstance(old, tuple) and isinstance(new, tuple) else _altered
    yield from told(part, old, new)


def _items(part: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    """The items of a list that differ; of one that is known again, such as a picture by its id, what differs in it."""
    ones, others = [each for each in old if each not in new], [each for each in new if each not in old]
    for one, other in _pairs(ones, others):
        ones.remove(one)
        others.remove(other)
        for name, info in type(other).model_fields.items():
            was, now = getattr(one, name), getattr(other, name)
            if was != now:
                field = f"{part}, {_known_by(other) or 'changed'}, {info.alias}"
                told = _items if isinstance(was, tuple) and isinstance(now, tuple) else _altered
                yield from told(shown(field), was, now)
    for word, those in (("taken out", ones), ("added", others)):
        yield from (f"  - {part}, {word}: {shown(in_words(each))}" for each in those)
    if set(map(in_words, old)) == set(map(in_words, new)):
        yield f"  - {part}: in another order"


def _altered(part: str, old: object, new: object) -> Iterator[str]:
    yield f"  - {part}: {shown(in_words(old))} → {shown(in_words(new))}"


def _pairs(ones: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Those that are one thing before and after: of one id or file, and of one model; each stands in one pair."""
    found, left = [], list(others)
    for one in ones:
        same = (other for other in left if (type(one), _known_by(one)) == (type(other), _known_by(other)))
        if _known_by(one) and (other := next(same, None)) is not None:
            left.remove(other)
            found.append((one, other))
    return found


def _known_by(item: object) -> str:
    """By what an item of a list is known again; empty where it has neither id nor file."""
    return str(getattr(item, "id", None) or getattr(item, "file", None) or "") if isinstance(item, Fields) else ""
