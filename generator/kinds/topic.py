"""A topic: a theme under which entries are gathered."""

from __future__ import annotations

from generator.fields import Text
from generator.schema import Entry
from generator.site import Kind


class Topic(Entry):
    """A theme; the body introduces it."""

    title: Text


TOPIC = Kind(Topic, "topic", "topics", "topics/{id}/")
