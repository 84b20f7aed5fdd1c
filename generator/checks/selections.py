"""What was taken up from an article is what its selection says."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Claim, Selection
from ..source import Diagnostic, Rule, Severity, nearest

STATEMENT_ELSEWHERE = Rule("statement-elsewhere")
STATEMENT_PARAGRAPH = Rule("statement-paragraph")
CLAIM_UNLISTED = Rule("claim-unlisted", Severity.WARNING)
RULES = (STATEMENT_ELSEWHERE, STATEMENT_PARAGRAPH, CLAIM_UNLISTED)


def check(site: Site) -> Iterator[Diagnostic]:
    for selection in site.all(Selection, drafts=True):
        article = selection.article.id
        proofs = site.proofs.get(article)
        listed = set()
        unknown = {each.claim.id for each in selection.statements if each.claim and not site.find(each.claim)}
        for number, statement in enumerate(selection.statements):
            if proofs and statement.paragraph > (last := len(proofs.paragraphs)):
                at = selection.at("statements", number, "paragraph")
                yield STATEMENT_PARAGRAPH.at(
                    at, f"`{article}` has {last} paragraphs", "count them in its archived text"
                )
            claim = site.find(statement.claim) if statement.claim else None
            if claim is None:
                continue
            listed.add(claim)
            # Where an appearance names no article that there is, that is the mistake.
            elsewhere = [site.find(each.article) for each in claim.appearances if each.article.id != article]
            if len(elsewhere) == len(claim.appearances) and None not in elsewhere:
                at = selection.at("statements", number, "claim")
                help = f"add an appearance with `article: {article}` to the claim, or give the reason why it was `left`"
                yield STATEMENT_ELSEWHERE.at(at, f"`{claim.id}` has no appearance in `{article}`", help)
        for claim in site.all(Claim):
            here = [number for number, each in enumerate(claim.appearances) if each.article.id == article]
            if here and claim not in listed and not nearest(claim.id, unknown):
                at = claim.at("appearances", here[0], "article")
                help = f"add the statement with `claim: {claim.id}` to {selection.source.path}"
                yield CLAIM_UNLISTED.at(at, f"the selection of `{article}` does not list this claim", help)
