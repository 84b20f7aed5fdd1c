"""An entry was reviewed by as many people as the site asks for, and what could not be verified was looked for."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Assessment, Claim, Explainer
from ..source import Diagnostic, Rule, Severity

REVIEW_MISSING = Rule("review-missing")
UNVERIFIABLE_UNSEARCHED = Rule("unverifiable-unsearched", Severity.WARNING)
RULES = (REVIEW_MISSING, UNVERIFIABLE_UNSEARCHED)


def check(site: Site) -> Iterator[Diagnostic]:
    for claim in site.all(Claim, drafts=True):
        yield from _reviewed(site, claim)
        if claim.assessment is Assessment.UNVERIFIABLE and not claim.searched:
            help = "add `searched:` with `date`, `for` (what was looked for, and where) and `found`"
            message = "unverifiable, and nothing says what was looked for"
            yield UNVERIFIABLE_UNSEARCHED.at(claim.at("assessment"), message, help)
    for explainer in site.all(Explainer, drafts=True):
        yield from _reviewed(site, explainer)


def _reviewed(site: Site, entry: Claim | Explainer) -> Iterator[Diagnostic]:
    needed = site.settings.reviewers or 0
    others = {name.casefold() for name in entry.reviewed_by} - {name.casefold() for name in entry.written_by}
    if len(others) < needed:
        field = "reviewed-by" if entry.reviewed_by else "title"
        people = f"{needed} people" if needed > 1 else "one person"
        message = f"reviewed by {len(others)} besides those who wrote it; this site asks for {people}"
        help = "name them: `reviewed-by: [NAME, NAME]`; the number is `reviewers` in mkdocs.yml"
        yield REVIEW_MISSING.at(entry.at(field), message, help)
