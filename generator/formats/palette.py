"""Colours of a picture, fewer of them."""

from __future__ import annotations

from functools import cache


@cache
def fewer_colours(
    palette: tuple[tuple[int, ...], ...], named: frozenset[int], most: int
) -> tuple[list[tuple[int, ...]], list[int]]:
    """A palette of at most so many colours, and the place of each of 256 in it: shades give way to what is most like.

    What is `named` stays, so that there are more than `most` where more are named.
    """
    kept = {*range(len(palette))}
    places = [*range(256)]
    while len(kept) > max(most, len(named)):
        stays, goes = min(
            ((one, other) for one in kept for other in kept - named if one != other),
            key=lambda pair: (sum((a - b) ** 2 for a, b in zip(*(palette[each] for each in pair), strict=True)), pair),
        )
        kept.remove(goes)
        places = [stays if place == goes else place for place in places]
    order = {index: number for number, index in enumerate(sorted(kept))}
    return [palette[index] for index in order], [order.get(place, 0) for place in places]
