"""A project of an older version carried over: what is written otherwise today, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import Site
from ..model.kinds import Article
from ..quotation import Proofs, primary
from ..views import archived
from .proving import proofs_path, prove


@dataclass(frozen=True)
class Carried:
    """One file that is of an older version: its new text, or None where it must stay, and what to tell."""

    path: str
    text: str | None
    told: str


def upgrade(site: Site, today: date) -> Iterator[Carried]:
    """Proofs by older rules, proved again where the archived text is the one that they were made of."""
    for article in site.all(Article, drafts=True):
        proofs = site.proofs.get(article.id)
        if proofs and not proofs.current(primary(article.language)):
            yield _proofs(site, article, proofs, today)


def _proofs(site: Site, article: Article, proofs: Proofs, today: date) -> Carried:
    path, source = proofs_path(site, article), site.archive.get(article.id)
    was = f"format {proofs.format}, rules {proofs.rules}"
    if source is None:
        return Carried(path, None, f"stays as it is ({was}): archive/{article.id}.md is not here; upgrade where it is")
    if archived(source).digest != proofs.sha256:
        return Carried(path, None, f"stays as it is ({was}): the archived text is another one; see explainer check")
    made = prove(site, article, today)
    assert made
    left = f"; {made.fall} are left out (see explainer check)" if made.fall else ""
    return Carried(path, made.text, f"{was} became today's: {made.stand} quotations stand{left}")
