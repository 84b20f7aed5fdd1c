"""A topic: a theme under which entries are gathered."""

from __future__ import annotations

from .. import Entry, Kind, Text


class Topic(Entry):
    """A theme; the body introduces it."""

    title: Text


TOPIC = Kind(Topic, "topic", "topics", "topics/{id}/")
