"""What an editor decided for the cleaning of an article: each decision is the beginning of one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Article
from ..quotation import MARK, normalise
from ..source import Diagnostic, Rule, Severity, Source
from ..views import archived

DECISION_UNMET = Rule("decision-unmet", Severity.WARNING)
RULES = (DECISION_UNMET,)
_NUMBER = re.compile(r"\d{1,6}(?:-\d{1,6})?")


def check(site: Site) -> Iterator[Diagnostic]:
    for article in site.all(Article, drafts=True):
        for name, decisions in (("keep", article.keep), ("drop", article.drop)):
            for at, decision in enumerate(decisions):
                if told := _told(name, decision, site.archive.get(article.id)):
                    yield DECISION_UNMET.at(article.at(name, at), *told)


def _told(name: str, decision: str, source: Source | None) -> tuple[str, str] | None:
    """What is wrong with a decision, and how to mend it; only the archived text tells whether one was met."""
    if _NUMBER.fullmatch(decision.strip()):
        return f"`{name}` holds the number of a line, as it was once written", "write how the line begins, in quotes"
    if source is None:
        return None
    text, mark = archived(source), MARK.match(decision)
    start = decision[mark.end() :] if mark else decision
    blocks = [span for place, span in text.beside if place.setting == mark[1]] if mark else text.paragraphs
    found = sum(normalise.begins(block.text, start) for block in blocks)
    if name == "keep" and found != 1:
        hits = f"{found} paragraphs begin" if found else "no paragraph begins"
        return (
            f"{hits} with what `keep` holds",
            "write as many words of one line as tell it from others, or take it out",
        )
    if name == "drop" and found:
        return "a paragraph begins with what `drop` holds", "take the article in again: `explainer ingest`"
    return None
