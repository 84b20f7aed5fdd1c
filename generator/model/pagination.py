"""Where an entry stands among others on pages that may not grow without bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

PagePath = tuple[str, ...]


def paginate(
    entries: Mapping[str, PagePath], full: int, part: int, depth: int = 0, above: PagePath = ()
) -> dict[str, PagePath]:
    """For each id the path of the page on which it stands: () while all fit on one page, `full` of them.

    Where they do not, a page holds at most `part` of them.

    `entries` gives each id its keys, the widest first, such as year and month. What still does not fit under all
    of its keys is numbered through.
    """
    if len(entries) <= full:
        return dict.fromkeys(entries, above)
    if any(depth >= len(keys) for keys in entries.values()):
        ids = sorted(entries, key=lambda id: (entries[id], id))
        return {id: (*above, str(number // part + 1)) for number, id in enumerate(ids)}
    groups: defaultdict[str, dict[str, PagePath]] = defaultdict(dict)
    for id, keys in entries.items():
        groups[keys[depth]][id] = keys
    found: dict[str, PagePath] = {}
    for key, group in sorted(groups.items()):
        found |= paginate(group, part, part, depth + 1, (*above, key))
    return found


def nodes(paths: Iterable[PagePath]) -> tuple[PagePath, ...]:
    """Every page on the way to the given ones, themselves and the root among them."""
    found = {path[:end] for path in paths for end in range(len(path) + 1)}
    return tuple(sorted(found | {()}))
