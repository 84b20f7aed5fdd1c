"""A topic: a theme under which entries are gathered."""

from __future__ import annotations

from .. import Entry, Exemption, Kind, Text


class Topic(Entry):
    """A theme; the body introduces it."""

    title: Text
    uncited: tuple[Exemption, ...] = ()
    """Sentences that state something and need no source."""


TOPIC = Kind(Topic, "topic", "topics", "topics/{id}/")
