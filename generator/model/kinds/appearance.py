"""An appearance: where a claim is made, by whom, in which words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import WithJsonSchema, model_validator

from .. import Fields, Quoted, ReadBy, Ref, Text, When, Whole, mistake
from .article import Article
from .name import somebody
from .person import Person


def _speaker(value: object) -> Ref[Person] | str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("no speaker; write the id of a person, or a name")
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        return Ref(Person, value)
    return somebody(" ".join(value.split()))


Speaker = Annotated[Ref[Person] | str, ReadBy(_speaker), WithJsonSchema({"type": "string"})]


class Appearance(Fields):
    """Where a claim is made: quoted word for word, or paraphrased from a paragraph (counted from one)."""

    article: Ref[Article]
    quote: Quoted | None = None
    paragraph: Whole | None = None
    speaker: Speaker | None = None
    """The article's author where left out."""
    country: Text | None = None
    """For which the speaker speaks; that of the person's entry, or of the article, where left out."""
    said: When | None = None
    """The article's date where left out."""

    @model_validator(mode="after")
    def _placed(self) -> Appearance:
        if (self.quote is None) == (self.paragraph is None):
            help = "add one of the two" if self.quote is None else "take one of the two out"
            raise mistake(f"an appearance is either a `quote` or, paraphrased, a `paragraph`; {help}", "article")
        return self
