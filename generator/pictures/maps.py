"""Maps: coasts and places, and no boundary, so that none that is disputed looks settled.

The coasts lie beside this file, projected and simplified by `scripts/coasts.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..language import N_, InterfaceLanguage
from ..model.kinds import Area, Degrees, Placed
from .labels import LETTER, ROOM
from .svg import Element, element, percent, strong, text

COASTS = N_("Coasts: Natural Earth, public domain; no boundaries are drawn.")
SOUTH = 51.0
"""Degrees north at the rim of the map of the Arctic."""
FOLDER = Path(__file__).parent / "coasts"


def polar(north: float, east: float) -> tuple[float, float]:
    """Stereographic from above the pole, the rim at `SOUTH`, Greenwich below; in per cent of width and height."""
    radius = math.tan(math.radians(90 - north) / 2) / math.tan(math.radians(90 - SOUTH) / 2)
    turn = math.radians(east)
    return 50 + 50 * radius * math.sin(turn), 50 + 50 * radius * math.cos(turn)


def natural(north: float, east: float) -> tuple[float, float]:
    """The Natural Earth projection (Šavrič, Patterson and Jenny 2015), in per cent of width and height."""
    p, q = math.radians(north), math.radians(east)
    x = q * (0.8707 - 0.131979 * p**2 - 0.013791 * p**4 + 0.003971 * p**10 - 0.001529 * p**12)
    y = p * (1.007226 + 0.015085 * p**2 - 0.044475 * p**6 + 0.028874 * p**8 - 0.005916 * p**10)
    return 50 + 50 * x / (0.8707 * math.pi), 50 - 50 * y / _POLE


_POLE = (math.pi / 2) * (
    1.007226
    + 0.015085 * (math.pi / 2) ** 2
    - 0.044475 * (math.pi / 2) ** 6
    + 0.028874 * (math.pi / 2) ** 8
    - 0.005916 * (math.pi / 2) ** 10
)


@dataclass(frozen=True)
class Sheet:
    """How a part of the world is drawn: its projection, its size in units of its coasts, and its southern end."""

    project: Callable[[float, float], tuple[float, float]]
    wide: int
    high: int
    south: float
    round: bool

    def at(self, north: float, east: float) -> tuple[float, float]:
        """A place in units of the coasts."""
        x, y = self.project(north, east)
        return x * self.wide / 100, y * self.wide * self.ratio / 100

    @property
    def ratio(self) -> float:
        """How high all of the projection is, of its width; the foot of it may be cut off."""
        return 1.0 if self.round else _POLE / (0.8707 * math.pi)


SHEETS: Mapping[Area, Sheet] = {
    Area.ARCTIC: Sheet(polar, 400, 400, SOUTH, True),
    Area.WORLD: Sheet(natural, 400, 178, -56.0, False),
}


def coasts(area: Area) -> str:
    """The land of a part of the world, as the path of an SVG."""
    return (FOLDER / f"{area}.path").read_text(encoding="utf-8").strip()


def inside(area: Area, place: Degrees) -> bool:
    """Whether a place lies on the map of a part of the world."""
    return place.north > SHEETS[area].south


def sea(area: Area, places: Sequence[Placed], language: InterfaceLanguage) -> Element:
    """A map with its places: words beside each, on the side that has room."""
    sheet = SHEETS[area]
    box = f"0 0 {sheet.wide} {sheet.high}"
    water: list[Element] = []
    land = element("path", class_="land", d=coasts(area))
    if sheet.round:
        rim = element("circle", cx=200, cy=200, r=199)
        water = [
            element("clipPath", rim, id=f"rim-{area}"),
            element("circle", class_="sea", cx=200, cy=200, r=199),
        ]
        land = element("g", land, **{"clip-path": f"url(#rim-{area})"})
        water += [land, element("circle", class_="rim", cx=200, cy=200, r=199)]
    else:
        water = [element("rect", class_="sea", width=sheet.wide, height=sheet.high), land]
    ground = element("svg", *water, viewBox=box, width="100%", height="100%")
    marks = [mark for each in _laid(sheet, places, language) for mark in each]
    svg = element("svg", ground, *marks, viewBox=None, aria_hidden="true", class_=f"map {area}")
    return element("div", svg, class_="mapped")


def _laid(sheet: Sheet, places: Sequence[Placed], language: InterfaceLanguage) -> list[list[Element]]:
    """Marks and words, each side of the place on which nothing that was laid before is covered."""
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for each in places:
        x, y = sheet.at(each.at.north, each.at.east)
        px, py = x * ROOM / sheet.wide, y * ROOM / sheet.wide
        words = [each.label, *([language.say(each.date)] if each.date else [])]
        wide, high = max(len(word) for word in words) * LETTER, 16.0 * len(words)
        sides = [(px + 9, py - high / 2, ""), (px - 9 - wide, py - high / 2, "e"),
                 (px - wide / 2, py - high - 9, "m"), (px - wide / 2, py + 9, "m")]  # fmt: skip
        free = [side for side in sides if _clear((side[0], side[1], side[0] + wide, side[1] + high), taken)]
        left, top, look = free[0] if free else sides[0]
        taken += [(left, top, left + wide, top + high), (px - 7, py - 7, px + 7, py + 7)]
        found.append(_words(words, (100 * x / sheet.wide, 100 * y / sheet.high), (left - px, top - py, wide), look))
    return found


def _clear(box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]) -> bool:
    left, top, right, foot = box
    inside = left >= 0 and right <= ROOM and top >= 0
    return inside and all(right <= a or left >= c or foot <= b or top >= d for a, b, c, d in taken)


def _words(
    words: Sequence[str], at: tuple[float, float], moved: tuple[float, float, float], look: str
) -> list[Element]:
    left, top, wide = moved
    shift = {"": left, "e": left + wide, "m": left + wide / 2}[look]
    found = [element("circle", class_="k", cx=percent(at[0]), cy=percent(at[1]), r=5)]
    for number, word in enumerate(words):
        inside = strong(word) if number == 0 else word
        line = text(at[0], 0, inside, look=f"halo {look}".strip(), shift=shift)
        kept = tuple((name, percent(at[1]) if name == "y" else value) for name, value in line.attributes)
        found.append(Element("text", (*kept, ("dy", f"{top + 13 + 16 * number:.0f}")), line.inside))
    return found
