"""An explainer: a question and its answer."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from ...language import N_
from ...quotation import count
from .. import Day, Exemption, Kind, Ref, Review, Search, Text, Whole, mistake
from .picture import EntryPicture
from .review import Reviewed
from .topic import Topic, themes

ANSWER_WORDS = 60


class Explainer(Reviewed):
    """A question that readers ask; the body leads through claims, events and figures."""

    title: Text
    answer: Text
    topics: tuple[Ref[Topic], ...]
    updated: Day
    order: Whole | None = None
    """Its place among the questions; those without one come after, the newest first."""
    uncited: tuple[Exemption, ...] = ()
    """Sentences that state something and need no source."""
    pictures: tuple[EntryPicture, ...] = ()
    widened = frozenset({"pictures"})

    @property
    def checked(self) -> date:
        return self.updated

    @property
    def rank(self) -> tuple[int, int, str]:
        return (self.order or 10**9, -self.updated.toordinal(), self.id)

    @model_validator(mode="after")
    def _short(self) -> Explainer:
        if (words := count(self.answer)) > ANSWER_WORDS:
            raise mistake(
                f"the short answer has {words} words; at most {ANSWER_WORDS} are read at once: shorten it", "answer"
            )
        return self


EXPLAINER = Kind(
    Explainer, "explainer", "explainers", "explainers/{id}/",
    title=N_("Questions"),
    guidance="## First question\n\nWhat the record shows, each sentence with its source [@key].",
    ours=True,
    row=None,
    order=None,
    reached=True,
    layout="read",
    summary=lambda site, explainer: explainer.answer,
    verdict=None,
    search=Search(N_("Question"), words=lambda site, explainer: (explainer.answer,), filters=themes, rank=1),
    preview=None,
    card=lambda site, explainer: site.language.gettext("Question"),
    structured=None,
    review=Review(N_("Entry updated"), lambda explainer: explainer.updated, "updated"),
)  # fmt: skip
