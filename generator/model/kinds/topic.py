"""A topic: a theme under which entries are gathered."""

from __future__ import annotations

from typing import Any

from ...language import N_
from .. import Entry, Exemption, Kind, Search, Site, Text
from .picture import EntryPicture


class Topic(Entry):
    """A theme; the body introduces it."""

    title: Text
    uncited: tuple[Exemption, ...] = ()
    """Sentences that state something and need no source."""
    pictures: tuple[EntryPicture, ...] = ()
    widened = frozenset({"pictures"})


def themes(site: Site, entry: Any) -> dict[str, tuple[str, ...]]:
    """By which topics an entry that has some is filtered in search."""
    return {"theme": tuple(topic.name for topic in site.resolve(entry.topics))}


TOPIC = Kind(
    Topic, "topic", "topics", "topics/{id}/",
    title=N_("Topics"),
    guidance=None,
    ours=True,
    row=None,
    order=None,
    reached=True,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(N_("Topic"), rank=6),
    preview=None,
    card=lambda site, topic: site.language.gettext("Topic"),
    structured=None,
    review=None,
)  # fmt: skip
