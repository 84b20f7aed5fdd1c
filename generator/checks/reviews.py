"""Who reviewed an entry, what was looked for in vain, and why no claim of an article is supported: readers are told."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Article, Assessment, Claim, Explainer
from ..source import Diagnostic, Rule, Severity

REVIEW_MISSING = Rule("review-missing")
UNVERIFIABLE_UNSEARCHED = Rule("unverifiable-unsearched", Severity.WARNING)
NONE_SUPPORTED = Rule("none-supported", Severity.WARNING)
SUPPORTED_AFTER_ALL = Rule("supported-after-all")
RULES = (REVIEW_MISSING, UNVERIFIABLE_UNSEARCHED, NONE_SUPPORTED, SUPPORTED_AFTER_ALL)


def check(site: Site) -> Iterator[Diagnostic]:
    for claim in site.all(Claim, drafts=True):
        yield from _reviewed(site, claim)
        if claim.assessment is Assessment.UNVERIFIABLE and not claim.searched:
            help = "add `searched:` with `date`, `for` (what was looked for, and where) and `found`"
            message = "unverifiable, and nothing says what was looked for"
            yield UNVERIFIABLE_UNSEARCHED.at(claim.at("assessment"), message, help)
    for explainer in site.all(Explainer, drafts=True):
        yield from _reviewed(site, explainer)
    for article in site.all(Article):
        yield from _explained(site, article)


def _reviewed(site: Site, entry: Claim | Explainer) -> Iterator[Diagnostic]:
    needed = site.settings.reviewers or 0
    others = {name.casefold() for name in entry.reviewed_by} - {name.casefold() for name in entry.written_by}
    if len(others) < needed:
        field = "reviewed-by" if entry.reviewed_by else "title"
        people = f"{needed} people" if needed > 1 else "one person"
        message = f"reviewed by {len(others)} besides those who wrote it; this site asks for {people}"
        help = "name them: `reviewed-by: [NAME, NAME]`; the number is `reviewers` in mkdocs.yml"
        yield REVIEW_MISSING.at(entry.at(field), message, help)


def _explained(site: Site, article: Article) -> Iterator[Diagnostic]:
    """An article says why no claim of it is supported if that is so, and only then."""
    claims = site.referring(article, Claim)
    supported = [claim for claim in claims if claim.assessment is Assessment.SUPPORTED]
    # Of a claim that could not be read nobody knows whether it is supported.
    unread = any(model is Claim for model, _ in site.broken)
    # One claim alone says nothing of how they were chosen.
    if len(claims) > 1 and not supported and not unread and not article.none_supported:
        message = f"no claim of this article is marked as supported ({len(claims)} in all), and nothing says why"
        yield NONE_SUPPORTED.at(article.at("title"), message, "tell readers: `none-supported: >-`, and why below it")
    elif supported and article.none_supported:
        first = min(supported, key=lambda claim: claim.id)
        at = article.document.front.key(("none-supported",))
        message = f"`{first.id}` is marked as supported, and this says why none is"
        yield SUPPORTED_AFTER_ALL.at(at, message, "take `none-supported` out")
