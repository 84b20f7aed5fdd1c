"""The state of the content in numbers, and the effect of a change, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.changes import compare
from generator.kinds.article import Article
from generator.kinds.claim import Assessment, Claim
from generator.kinds.explainer import Explainer
from generator.kinds.page import Page
from generator.kinds.topic import Topic
from generator.kinds.work import Work
from generator.schema import Entry
from generator.site import Site
from generator.standing import share

REVIEW = timedelta(days=365)
"""After this time a review is overdue."""


def state(site: Site, today: date) -> Iterator[str]:
    """Counts, assessments by article, quoted shares, overdue reviews, orphans."""
    yield "## Content"
    yield ""
    yield from _table(
        ("kind", "published", "drafts", "withdrawn"),
        [
            (kind.name, len(site.all(kind.model)), _drafts(site, kind.model), len(site.withdrawn(kind.model)))
            for kind in site.kinds
        ],
    )
    yield "## Articles"
    yield ""
    yield from _table(
        ("article", "claims", *(each.words.casefold() for each in Assessment), "words quoted", "of", "percent"),
        [_article(site, article) for article in site.all(Article)],
    )
    overdue = [claim for claim in site.all(Claim) if today - claim.reviewed > REVIEW]
    yield from _list("Reviews overdue (more than a year)", overdue, site)
    yield from _list("Orphans (nothing names them or links to them)", orphans(site), site)
    weak = sum(bool(work.custom.caution) for work in site.all(Work))
    yield f"{len(site.all(Work))} works, {weak} of them with a caution."


def orphans(site: Site) -> list[Entry]:
    """Entries that readers reach only through lists."""
    reached = set(site.naming) | set(site.linking)
    listed = (Claim, Explainer, Topic, Page, Work, Article)
    return [
        entry for entry in site.published() if entry.stands and entry not in reached and not isinstance(entry, listed)
    ]


def effect(old: Site, new: Site) -> Iterator[str]:
    """What a change adds, alters and takes away, for the summary of a pull request."""
    changes = list(compare(old, new))
    yield "## Effect on the site"
    yield ""
    if not changes:
        yield "No published entry changes."
        return
    rows = []
    for change in changes:
        entry = change.entry
        what = "new" if not change.before else "gone" if not change.after else ", ".join(change.parts)
        if change.after and change.after.withdrawn and not (change.before and change.before.withdrawn):
            what = "withdrawn"
        rows.append((new.kind(entry).name, f"`{entry.source.path}`", what, entry.name))
    yield from _table(("kind", "file", "what", "name"), rows)


def _article(site: Site, article: Article) -> tuple[object, ...]:
    claims = site.referring(article, Claim)
    counts = Counter(claim.assessment for claim in claims)
    quoted = share(site, article)
    percent = f"{quoted.percent:.1f}" if quoted.of else "–"
    return (article.id, len(claims), *(counts[each] for each in Assessment), quoted.words, quoted.of, percent)


def _drafts(site: Site, model: type[Entry]) -> int:
    return sum(entry.draft for entry in site.all(model, drafts=True))


def _list(title: str, entries: Sequence[Entry], site: Site) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield from (f"- {site.kind(entry).name} `{entry.id}`: {entry.name}" for entry in entries)
    if not entries:
        yield "none"
    yield ""


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""
