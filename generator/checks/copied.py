"""What a selection lists is in our words, and not the article's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..model import Site
from ..model.kinds import Article, Rights, Selection, Statement
from ..quotation import Proofs, WordPart, joined, number
from ..source import Diagnostic, Rule, Source, kept
from ..views import archived

STATEMENT_COPIED = Rule("statement-copied")
RULES = (STATEMENT_COPIED,)

COPIED = 9
"""So many of an article's words in a row are a quotation …"""
COPIED_PROVED = 6
"""… and so many, where its text is not at hand, of a proved quotation."""


def check(site: Site) -> Iterator[Diagnostic]:
    for selection in site.all(Selection, drafts=True):
        own = _own_words(site, selection.article.id)
        for at, statement in enumerate(selection.statements):
            if copied := _copied(statement, own):
                place = selection.document.front.part(("statements", at, "text"), *copied)
                message = f"the article’s own words: “{' '.join(place.text.split())} …”"
                help = "say it in our words: an article’s own are quoted in a claim, and counted there"
                yield STATEMENT_COPIED.at(place, message, help)


def _own_words(site: Site, article: str) -> Mapping[int, Collection[tuple[str, ...]]]:
    """By length, the runs of words that are the article's; none where its text may be published."""
    record = site.get(Article, article)
    if record and record.rights is not Rights.RESERVED:
        return {}
    found: dict[int, Collection[tuple[str, ...]]] = {COPIED_PROVED: ()}
    if proofs := site.proofs.get(article):
        found[COPIED_PROVED] = _proved_runs(proofs)
    if source := site.archive.get(article):
        found[COPIED] = _text_runs(source)
    return found


@kept
def _proved_runs(proofs: Proofs) -> frozenset[tuple[str, ...]]:
    runs = (run for proved in proofs.quotations for run in proved.known.runs)
    return frozenset(each for run in runs for each in _runs([part.text for part in run.parts], COPIED_PROVED))


@kept
def _text_runs(source: Source) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs([word for parts in archived(source).parts for word in joined(parts)], COPIED))


def _runs(text: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(text[at : at + length]) for at in range(len(text) - length + 1))


@kept
def _numbered(statement: Statement) -> tuple[WordPart, ...]:
    return number((statement.text,))[0]


def _copied(statement: Statement, own: Mapping[int, Collection[tuple[str, ...]]]) -> tuple[int, int] | None:
    """Where a text first says as many words in a row as make a quotation: offsets."""
    parts = _numbered(statement) if any(own.values()) else ()
    said = [part.text for part in parts]
    for length, known in own.items():
        for at, run in enumerate(_runs(said, length)):
            if run in known:
                return parts[at].start, parts[at + length - 1].end
    return None
