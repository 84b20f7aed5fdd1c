"""The kinds of content, in the order in which the site presents them."""

from __future__ import annotations

from typing import Any

from .. import Kind
from . import attribution
from .appearance import Appearance
from .article import ARTICLE, Article, Rights
from .claim import CLAIM, Assessment, Claim, Sort, Verdict
from .event import EVENT, Event, Weight
from .explainer import EXPLAINER, Explainer
from .figure import Amount, Figure
from .identifiers import address_key, isbn13
from .name import Name, several
from .page import HOME, PAGE, WrittenPage
from .person import PERSON, Person
from .review import Response, Reviewed, Searched
from .selection import SELECTION, Left, Selection, Statement
from .term import TERM, Term
from .topic import TOPIC, Topic
from .work import WORK, Type, Work

KINDS: tuple[Kind[Any], ...] = (EXPLAINER, CLAIM, EVENT, ARTICLE, SELECTION, TOPIC, PERSON, TERM, WORK, PAGE)

__all__ = [
    "EVENT",
    "HOME",
    "KINDS",
    "Amount",
    "Appearance",
    "Article",
    "Assessment",
    "Claim",
    "Event",
    "Explainer",
    "Figure",
    "Left",
    "Name",
    "Person",
    "Response",
    "Reviewed",
    "Rights",
    "Searched",
    "Selection",
    "Sort",
    "Statement",
    "Term",
    "Topic",
    "Type",
    "Verdict",
    "Weight",
    "Work",
    "WrittenPage",
    "address_key",
    "attribution",
    "isbn13",
    "several",
]
