"""The effect of a change on the site, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from .changes import compare
from .markdown_table import table


def effect(old: Site, new: Site) -> Iterator[str]:
    """What a change adds, alters and takes away, for the summary of a pull request."""
    changes = list(compare(old, new))
    yield "## Effect on the site"
    yield ""
    if not changes:
        yield "No published entry changes."
        return
    rows = []
    for change in changes:
        entry = change.entry
        what = "new" if not change.before else "gone" if not change.after else ", ".join(change.parts)
        if change.after and change.after.withdrawn and not (change.before and change.before.withdrawn):
            what = "withdrawn"
        rows.append((new.kind(entry).name, f"`{entry.source.path}`", what, entry.name))
    yield from table(("kind", "file", "what", "name"), rows)
