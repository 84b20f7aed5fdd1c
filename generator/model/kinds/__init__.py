"""The kinds of content, in the order in which the site presents them."""

from __future__ import annotations

from typing import Any

from ...language import N_
from .. import Fields, Kind
from . import attribution, picture
from .appearance import Appearance
from .article import ARTICLE, Article, Rights
from .claim import CLAIM, Assessment, Claim, Sort, Verdict
from .event import EVENT, Event
from .explainer import EXPLAINER, Explainer
from .figure import Amount, Figure
from .identifiers import address_key, isbn13
from .name import Name, several
from .page import HOME, PAGE, WrittenPage
from .person import PERSON, Person
from .picture import Amounts, Area, Bars, Dots, Lanes, LifeBars, Lines, Map, Ranges, Strip, UnitMarks
from .picture_rows import (
    Chosen,
    Degrees,
    LaneStep,
    LifeSpan,
    Meeting,
    Moment,
    Placed,
    Sourced,
    Way,
    Weight,
    Yearly,
)
from .review import Response, Reviewed, Searched
from .sameness import same_keys
from .selection import SELECTION, Left, Selection, Statement
from .term import TERM, Term
from .topic import TOPIC, Topic
from .work import UNDATED, WORK, Type, Work
from .work_terms import FIELDS, LEFT_OUT, TYPES

# What refers to another kind waits until all are there.
_LATE: tuple[type[Fields], ...] = (*picture.MODELS, Topic, Claim, Explainer)
for _model in _LATE:
    _model.model_rebuild(_types_namespace={"Claim": Claim, "Event": Event, "Topic": Topic})

LABELS = (
    N_("Explainer"), N_("Claim"), N_("Event"), N_("Article"), N_("Selection"), N_("Topic"), N_("Person"), N_("Term"),
    N_("Work"), N_("Page"),
)  # fmt: skip
"""What an entry of each kind is called (`Kind.label`)."""
KINDS: tuple[Kind[Any], ...] = (EXPLAINER, CLAIM, EVENT, ARTICLE, SELECTION, TOPIC, PERSON, TERM, WORK, PAGE)

__all__ = [
    "ARTICLE",
    "CLAIM",
    "EVENT",
    "FIELDS",
    "HOME",
    "KINDS",
    "LABELS",
    "LEFT_OUT",
    "SELECTION",
    "TYPES",
    "UNDATED",
    "Amount",
    "Amounts",
    "Appearance",
    "Area",
    "Article",
    "Assessment",
    "Bars",
    "Chosen",
    "Claim",
    "Degrees",
    "Dots",
    "Event",
    "Explainer",
    "Figure",
    "LaneStep",
    "Lanes",
    "Left",
    "LifeBars",
    "LifeSpan",
    "Lines",
    "Map",
    "Meeting",
    "Moment",
    "Name",
    "Person",
    "Placed",
    "Ranges",
    "Response",
    "Reviewed",
    "Rights",
    "Searched",
    "Selection",
    "Sort",
    "Sourced",
    "Statement",
    "Strip",
    "Term",
    "Topic",
    "Type",
    "UnitMarks",
    "Verdict",
    "Way",
    "Weight",
    "Work",
    "WrittenPage",
    "Yearly",
    "address_key",
    "attribution",
    "isbn13",
    "same_keys",
    "several",
]
