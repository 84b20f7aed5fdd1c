"""Proofs: what is published of an article instead of its text, to show that each quotation stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ..source import Problems, Rule, Source, Span, kept
from .known import UNKNOWN, Bond, Edge, JointKind, KnownText, proved_run
from .normalise import VERSION, parts
from .place import Place, Setting, ordered

PROOFS_INVALID = Rule("proofs-invalid")
RULES = (PROOFS_INVALID,)

SUFFIX = ".proofs.json"
FORMAT = 2
_NUMBERS = ("paragraph", "first", "last")
_KEPT = (Edge.PLAIN, Edge.INSERTION, Edge.UNJUDGED)


Beside = tuple[tuple[Setting, tuple[int, ...]], ...]
"""How many words each headline, sub-head and caption has; what there is none of is left out."""


@dataclass(frozen=True)
class Proved:
    """A quotation that was found: its segments as printed with their places, and the day on which it was found.

    `bonds` tell of each joint and `edges` of what is around; in format 1 nobody looked at either.
    """

    segments: tuple[tuple[str, Place], ...]
    proved: date
    bonds: tuple[Bond, ...] = ()
    edges: tuple[Edge, Edge] = (Edge.PLAIN, Edge.PLAIN)

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for _, place in self.segments)

    @property
    def text(self) -> str:
        """Its words as printed, with gaps."""
        return " … ".join(text for text, _ in self.segments)

    @cached_property
    def known(self) -> KnownText:
        runs = tuple(proved_run(text, place) for text, place in self.segments)
        return KnownText(runs, self.bonds, *self.edges)

    @cached_property
    def unjudged(self) -> KnownText:
        """The same, where nothing is believed of joints and edges."""
        return KnownText(self.known.runs, (UNKNOWN,) * (len(self.segments) - 1), Edge.OLD, Edge.OLD)


@dataclass(frozen=True)
class Proofs:
    """What was proved of one article.

    `paragraphs` counts the numbered words of each, `beside` those of its headline, sub-heads and captions; `words` is
    all of the paragraphs as limits count them (two letters of a script without spaces are one), and `sha256` is of
    these words. `rules` is the version of the rules by which quotations were proved, and `language` the one whose words
    were looked for.
    """

    sha256: str
    paragraphs: tuple[int, ...]
    quotations: tuple[Proved, ...]
    source: Source
    words: int
    language: str
    format: int = FORMAT
    rules: int = VERSION
    beside: Beside = ()

    def holding(self, words: Iterable[str]) -> Iterator[Proved]:
        """The quotations in which some words stand, all of them, in whatever order."""
        among = [self._by_word.get(word, frozenset()) for word in words]
        found = frozenset.intersection(*among) if among else range(len(self.quotations))
        return (self.quotations[number] for number in sorted(found))

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for number, proved in enumerate(self.quotations):
            for part in (part for run in proved.known.runs for part in run.parts):
                found.setdefault(part.text, set()).add(number)
        return {word: frozenset(numbers) for word, numbers in found.items()}

    def current(self, language: str) -> bool:
        """Whether what it says of joints and edges holds by today's rules, for an article in a language."""
        return self.format == FORMAT and self.rules == VERSION and self.language == language

    def extent(self, numbered: int) -> int:
        """How many words so many numbered ones are to limits."""
        total = sum(self.paragraphs)
        return -(-numbered * self.words // total) if total else 0

    def line(self, proved: Proved) -> Span:
        """The line of the file that holds a quotation."""
        line = _line(proved, self.format)
        at = self.source.text.find(line)
        return self.source.span(max(at, 0), at + len(line) if at >= 0 else 0)


def dump(
    sha256: str,
    paragraphs: Sequence[int],
    quotations: Iterable[Proved],
    *,
    words: int | None = None,
    language: str = "en",
    rules: int = VERSION,
    beside: Beside = (),
) -> str:
    """The text of a proofs' file: sorted, one quotation a line, so that a pull request shows each.

    `words` is the article's size as limits count it, where that is not the sum of its paragraphs.
    """
    size = {"words": sum(paragraphs) if words is None else words, "paragraphs": list(paragraphs)}
    others = {"beside": {setting.value: list(counts) for setting, counts in beside}} if beside else {}
    head = {"format": FORMAT, "rules": rules, "language": language, "sha256": sha256, **size, **others}
    return _text(head, quotations, FORMAT)


@kept
def parse(source: Source) -> tuple[Proofs | None, Problems]:
    """Proofs as written by `dump`, or as older versions wrote them; anything else is a problem, since nobody else may
    write them."""
    try:
        proofs = _proofs(json.loads(source.text), source)
        _agree(proofs)
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError) as error:
        help = "do not edit proofs: run `explainer prove` where the article is"
        return None, (PROOFS_INVALID.at(source, f"unreadable proofs: {error}", help),)
    return proofs, ()


def _proofs(data: object, source: Source) -> Proofs:
    if not isinstance(data, dict):
        raise ValueError("not an object")
    version = int(data.get("format", 1))
    if not 1 <= version <= FORMAT:
        raise ValueError(f"format {version} is of a later version of this program")
    sha256, paragraphs = str(data["sha256"]), tuple(int(words) for words in data["paragraphs"])
    quotations = tuple(_proved(each, version) for each in data["quotations"])
    if version == 1:
        proofs = Proofs(sha256, paragraphs, quotations, source, sum(paragraphs), "", 1, 1)
        text = _text({"sha256": sha256, "paragraphs": list(paragraphs)}, quotations, 1)
    else:
        words, language, rules = int(data["words"]), str(data["language"]), int(data["rules"])
        beside = tuple((Setting(name), tuple(map(int, each))) for name, each in data.get("beside", {}).items())
        proofs = Proofs(sha256, paragraphs, quotations, source, words, language, version, rules, beside)
        text = dump(sha256, paragraphs, quotations, words=words, language=language, rules=rules, beside=beside)
    if text != source.text:
        raise ValueError("not as `explainer prove` writes it")
    return proofs


def _text(head: Mapping[str, object], quotations: Iterable[Proved], version: int) -> str:
    ordered = sorted(set(quotations), key=lambda each: (each.places[0].first, _line(each, version)))
    fields = "".join(f'  "{name}": {json.dumps(value)},\n' for name, value in head.items())
    lines = ",\n    ".join(_line(each, version) for each in ordered)
    return f'{{\n{fields}  "quotations": ' + (f"[\n    {lines}\n  ]\n}}\n" if lines else "[]\n}\n")


def _agree(proofs: Proofs) -> None:
    """Raises ValueError where the numbers of a proof contradict its words or the article's size."""
    total = sum(proofs.paragraphs)
    if not (total + 1) // 2 <= proofs.words <= total or min(proofs.paragraphs, default=0) < 0:
        raise ValueError(f"an article cannot have {proofs.words} words")
    sizes = {Setting.PARAGRAPH: proofs.paragraphs, **dict(proofs.beside)}
    if len(sizes) <= len(proofs.beside):
        raise ValueError("paragraphs are not beside the article")
    for each in proofs.quotations:
        if not each.segments or not ordered(each.places) or len(each.bonds) != len(each.segments) - 1:
            raise ValueError("the segments of a quotation do not follow each other")
        for text, place in each.segments:
            counts = sizes[place.setting]
            first = 1 + sum(counts[: place.paragraph - 1])
            last = first + counts[place.paragraph - 1] - 1
            numbered = sum(part.begins for part in parts(text))
            if not first <= place.first <= place.last <= last or place.last - place.first + 1 != numbered:
                raise ValueError(f"“{text[:40]}” cannot stand at word {place.first} of {place}")


def _line(proved: Proved, version: int) -> str:
    segments: list[dict[str, object]] = []
    for number, (text, place) in enumerate(proved.segments):
        joint = _joint(proved.bonds[number - 1]) if number and version > 1 else {}
        setting = {"kind": place.setting.value} if version > 1 else {}
        numbers = {"paragraph": place.paragraph, "first": place.first, "last": place.last}
        segments.append({**joint, "text": text, **setting, **numbers})
    edges = {"edges": [edge.value for edge in proved.edges]} if version > 1 else {}
    return json.dumps({"segments": segments, **edges, "proved": proved.proved.isoformat()}, ensure_ascii=False)


def _joint(bond: Bond) -> dict[str, object]:
    assert bond.kind
    return {"joint": bond.kind.value, **({"sentence": True} if bond.sentence else {})}


def _proved(data: dict[str, Any], version: int) -> Proved:
    segments = data["segments"]
    if not isinstance(segments, list):
        raise ValueError("`segments` is no list")
    places = tuple((str(each["text"]), _place(each, version)) for each in segments)
    day = date.fromisoformat(str(data["proved"]))
    if version == 1:
        return Proved(places, day, (UNKNOWN,) * (len(places) - 1), (Edge.OLD, Edge.OLD))
    bonds = tuple(Bond(JointKind(each["joint"]), each.get("sentence") is True) for each in segments[1:])
    before, behind = (Edge(each) for each in data["edges"])
    if before not in _KEPT or behind not in _KEPT:
        raise ValueError("nothing is known of the edges of a quotation")
    return Proved(places, day, bonds, (before, behind))


def _place(data: Mapping[str, Any], version: int) -> Place:
    setting = Setting(data["kind"]) if version > 1 else Setting.PARAGRAPH
    paragraph, first, last = (int(data[name]) for name in _NUMBERS)
    return Place(paragraph, first, last, setting)
