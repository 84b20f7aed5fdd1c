"""Proofs: what is published of an article instead of its text, to show that each quotation stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..source import Problems, Rule, Source, Span
from .match import Place, Run, known, ordered
from .normalise import count

PROOFS_INVALID = Rule("proofs-invalid")
RULES = (PROOFS_INVALID,)

SUFFIX = ".proofs.json"
_PLACE = ("paragraph", "first", "last")


@dataclass(frozen=True)
class Proved:
    """A quotation that was found: its segments as printed with their places, and the day on which it was found."""

    segments: tuple[tuple[str, Place], ...]
    proved: date

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for _, place in self.segments)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return tuple(known(text, place) for text, place in self.segments)


@dataclass(frozen=True)
class Proofs:
    """What was proved of one article. `paragraphs` counts the words of each; `sha256` is of all its words."""

    sha256: str
    paragraphs: tuple[int, ...]
    quotations: tuple[Proved, ...]
    source: Source

    @property
    def words(self) -> int:
        return sum(self.paragraphs)

    def line(self, proved: Proved) -> Span:
        """The line of the file that holds a quotation."""
        at = self.source.text.find(_line(proved))
        return self.source.span(max(at, 0), at + len(_line(proved)) if at >= 0 else 0)


def dump(sha256: str, paragraphs: Iterable[int], quotations: Iterable[Proved]) -> str:
    """Proofs as text: sorted by place, one quotation a line, so that a change can be read in a diff."""
    lines = ",\n    ".join(
        _line(each) for each in sorted(set(quotations), key=lambda each: (each.places[0].first, _line(each)))
    )
    return (
        f'{{\n  "sha256": "{sha256}",\n  "paragraphs": {json.dumps(list(paragraphs))},\n'
        f'  "quotations": [\n    {lines}\n  ]\n}}\n'
        if lines
        else f'{{\n  "sha256": "{sha256}",\n  "paragraphs": {json.dumps(list(paragraphs))},\n  "quotations": []\n}}\n'
    )


def parse(source: Source) -> tuple[Proofs | None, Problems]:
    """Proofs as written by `dump`; anything else is a problem, since nobody else may write them."""
    try:
        data = json.loads(source.text)
        proofs = Proofs(
            str(data["sha256"]),
            tuple(int(words) for words in data["paragraphs"]),
            tuple(_proved(each) for each in data["quotations"]),
            source,
        )
        if dump(proofs.sha256, proofs.paragraphs, proofs.quotations) != source.text:
            raise ValueError("not as `explainer prove` writes it")
        _agree(proofs)
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError) as error:
        help = "do not edit proofs: run `explainer prove` where the article is"
        return None, (PROOFS_INVALID.at(source, f"unreadable proofs: {error}", help),)
    return proofs, ()


def _agree(proofs: Proofs) -> None:
    """Raises ValueError where the numbers of a proof contradict its words or the article's size."""
    for each in proofs.quotations:
        if not each.segments or not ordered(each.places):
            raise ValueError("the segments of a quotation do not follow each other")
        for text, place in each.segments:
            first = 1 + sum(proofs.paragraphs[: place.paragraph - 1])
            last = first + proofs.paragraphs[place.paragraph - 1] - 1
            if not first <= place.first <= place.last <= last or place.last - place.first + 1 != count(text):
                raise ValueError(f"“{text[:40]}” cannot stand at word {place.first} of paragraph {place.paragraph}")


def _line(proved: Proved) -> str:
    segments = [
        {"text": text, "paragraph": place.paragraph, "first": place.first, "last": place.last}
        for text, place in proved.segments
    ]
    return json.dumps({"segments": segments, "proved": proved.proved.isoformat()}, ensure_ascii=False)


def _proved(data: dict[str, object]) -> Proved:
    segments = data["segments"]
    if not isinstance(segments, list):
        raise ValueError("`segments` is no list")
    return Proved(
        tuple((str(each["text"]), Place(*(int(each[key]) for key in _PLACE))) for each in segments),
        date.fromisoformat(str(data["proved"])),
    )
