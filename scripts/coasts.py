"""Draws the coasts of maps anew: python -m scripts.coasts FOLDER, where land-50m.json and land-110m.json lie.

They are Natural Earth's (public domain), as the npm package world-atlas has them: `npm pack world-atlas`.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.kinds import Area
from generator.pictures.maps import FOLDER, SHEETS

Point = tuple[float, float]

SOURCES = {Area.ARCTIC: ("land-50m.json", 1.6), Area.WORLD: ("land-110m.json", 0.9)}
"""The file of each map, and the least area of a triangle of three points, or of an island, that stays."""


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of all land, as degrees east and north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon if isinstance(polygon[0], list) else [polygon]:
                found: list[Point] = []
                for number in ring:
                    found += (arcs[number] if number >= 0 else arcs[~number][::-1])[1 if found else 0 :]
                yield found[:-1]


def area(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2


def simpler(points: list[Point], least: float) -> list[Point]:
    """Without the points that matter least (Visvalingam and Whyatt)."""
    count = len(points)
    before, after = [(n - 1) % count for n in range(count)], [(n + 1) % count for n in range(count)]
    size = [area([points[before[n]], points[n], points[after[n]]]) for n in range(count)]
    gone: set[int] = set()
    heap = [(size[n], n) for n in range(count)]
    heapq.heapify(heap)
    while heap and count - len(gone) > 3:
        found, n = heapq.heappop(heap)
        if n in gone or found != size[n]:
            continue
        if found >= least:
            break
        gone.add(n)
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for other in (left, right):
            size[other] = area([points[before[other]], points[other], points[after[other]]])
            heapq.heappush(heap, (size[other], other))
    return [point for n, point in enumerate(points) if n not in gone]


def path(points: list[Point]) -> str:
    """A ring in whole and tenth units, each point by its distance from the last."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    x, y = tenths[0]
    parts = [f"M{x / 10:g} {y / 10:g}l"]
    for a, b in tenths[1:]:
        if (a, b) != (x, y):
            parts.append(f"{(a - x) / 10:g} {(b - y) / 10:g} ")
        x, y = a, b
    return "".join(parts).replace(" -", "-").replace("0.", ".").rstrip() + "z"


def main(folder: Path) -> None:
    for name, (file, least) in SOURCES.items():
        sheet = SHEETS[name]
        topology = json.loads((folder / file).read_text("utf-8"))
        # What lies beyond the rim is drawn onto a line outside it.
        edge = sheet.south - 6 if sheet.round else sheet.south
        drawn = []
        for ring in rings(topology):
            if max(north for _, north in ring) < edge:
                continue
            shape = simpler([sheet.at(max(north, edge), east) for east, north in ring], least)
            if area(shape) >= 2 * least:
                drawn.append(path(shape))
        (FOLDER / f"{name}.path").write_text("".join(drawn) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
