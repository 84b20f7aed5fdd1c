"""The kinds of content, in the order in which the site presents them."""

from __future__ import annotations

from typing import Any

from generator.kinds.article import ARTICLE
from generator.kinds.claim import CLAIM
from generator.kinds.event import EVENT
from generator.kinds.explainer import EXPLAINER
from generator.kinds.page import PAGE
from generator.kinds.person import PERSON
from generator.kinds.selection import SELECTION
from generator.kinds.term import TERM
from generator.kinds.topic import TOPIC
from generator.kinds.work import WORK
from generator.site import Kind

KINDS: tuple[Kind[Any], ...] = (EXPLAINER, CLAIM, EVENT, ARTICLE, SELECTION, TOPIC, PERSON, TERM, WORK, PAGE)
