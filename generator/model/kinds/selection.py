"""A selection: every checkable statement of an article, and what became of each."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from ...language import N_
from .. import Entry, Fields, Kind, Ref, Site, Text, Whole, mistake
from .article import Article
from .claim import Claim


class Left(StrEnum):
    """Why a statement was not taken up."""

    NO_SOURCE = "no-source"
    UNDISPUTED = "undisputed"
    VAGUE = "vague"
    REPEATED = "repeated"
    PREDICTION = "prediction"

    @property
    def words(self) -> str:
        """As readers see it, in English."""
        return _REASONS[self]


_REASONS = {
    # L10n: why a statement was not taken up, behind “Left out: ”
    Left.NO_SOURCE: N_("no source to check it by"),
    # L10n: why a statement was not taken up, behind “Left out: ”
    Left.UNDISPUTED: N_("nobody disputes it"),
    # L10n: why a statement was not taken up, behind “Left out: ”
    Left.VAGUE: N_("names nothing to compare"),
    # L10n: why a statement was not taken up, behind “Left out: ”
    Left.REPEATED: N_("said in a statement taken up"),
    # L10n: why a statement was not taken up, behind “Left out: ”
    Left.PREDICTION: N_("about what was still to come"),
}


class Statement(Fields):
    """One checkable statement in our words, from a paragraph (counted from one): taken up as a claim, or left out."""

    paragraph: Whole
    text: Text
    claim: Ref[Claim] | None = None
    left: Left | None = None

    @model_validator(mode="after")
    def _decided(self) -> Statement:
        if (self.claim is None) == (self.left is None):
            help = "add one of the two" if self.claim is None else "take one of the two out"
            raise mistake(f"a statement has the `claim` that takes it up, or why it was `left`; {help}", "text")
        return self


class Selection(Entry):
    """What an article states, one statement after another; the body may say how it was gone through."""

    article: Ref[Article]
    title: Text
    statements: tuple[Statement, ...]

    def taken(self, site: Site) -> int:
        """How many statements are taken up in claims that stand."""
        return len(site.resolve(statement.claim for statement in self.statements if statement.claim))

    def dropped(self, site: Site) -> int:
        """How many statements were taken up in claims that were withdrawn since."""
        return sum(statement.claim is not None for statement in self.statements) - self.taken(site)

    def left(self, reason: Left) -> int:
        """How many statements were left out for a reason."""
        return sum(statement.left is reason for statement in self.statements)


SELECTION = Kind(
    Selection, "selection", "selections", "selections/{id}/",
    title=N_("What was checked"),
    guidance="How the article was gone through.",
    ours=True,
    row=None,
    order=None,
    reached=False,
    layout="side",
    summary=None,
    verdict=None,
    search=None,
    preview=None,
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
