"""The state of the content in numbers, and the effect of a change, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..model import Entry, Site
from ..model.kinds import Article, Assessment, Claim, Event, Work
from ..source import counted
from ..views import exemptions, share
from .markdown_table import table

REVIEW = timedelta(days=365)
"""After this time a review is overdue."""


def state(site: Site, today: date) -> Iterator[str]:
    """Counts, assessments by article, quoted shares, drafts, reviews that are overdue or outrun, orphans."""
    yield "## Content"
    yield ""
    yield from table(
        ("kind", "published", "drafts", "withdrawn"),
        [
            (kind.name, len(site.all(kind.model)), _drafts(site, kind.model), len(site.withdrawn(kind.model)))
            for kind in site.kinds
        ],
    )
    yield "## Articles"
    yield ""
    yield from table(
        ("article", "claims", *(each.words.casefold() for each in Assessment), "words quoted", "of", "percent"),
        [_article(site, article) for article in site.all(Article)],
    )
    yield from _drafts_of(site)
    overdue = [claim for claim in site.all(Claim) if today - claim.reviewed > REVIEW]
    yield from _list("Reviews overdue (more than a year)", overdue, site)
    yield from _outrun(site)
    yield from _list("Orphans (nothing names them or links to them)", orphans(site), site)
    weak = sum(bool(work.custom.caution) for work in site.all(Work))
    yield f"{len(site.all(Work))} works, {weak} of them with a caution."
    yield from (f"{told[0].upper()}{told[1:]}." for told in site.language.lacking)
    exempt = len(list(exemptions(site)))
    needs = counted(exempt, "sentence that states something needs", "sentences that state something need")
    yield f"{needs} no source (`uncited`)."


def _drafts_of(site: Site) -> Iterator[str]:
    drafts = [entry for entry in site.everything() if entry.draft]
    yield "## Drafts"
    yield ""
    for entry in drafts:
        until = f", until {entry.publish.isoformat(timespec='minutes')}" if entry.publish else ""
        yield f"{_line(entry, site)}{until}"
    yield from () if drafts else ("none",)
    yield ""


def _outrun(site: Site) -> Iterator[str]:
    """Entries that were reviewed before something happened in one of their topics."""
    yield "## Reviews older than an event of their topic"
    yield ""
    found = 0
    for kind in site.kinds:
        if review := kind.review:
            for entry in site.all(kind.model):
                day = review.day(entry)
                if newer := _newer(site, entry, day):
                    found += 1
                    more = f", and {len(newer) - 1} more" if len(newer) > 1 else ""
                    told = f"`{newer[-1].id}` of {newer[-1].date.text}{more}"
                    yield f"{_line(entry, site)} ({review.field} {day.isoformat()}): {told}"
    yield from () if found else ("none",)
    yield ""


def _newer(site: Site, entry: Entry, day: date) -> list[Event]:
    """The events of an entry's topics that happened after a day, the newest last."""
    topics = {topic.id for topic in getattr(entry, "topics", ())}
    events = (event for event in site.all(Event) if event.date.earliest > day)
    return sorted((e for e in events if topics & {topic.id for topic in e.topics}), key=lambda event: event.rank)


def _line(entry: Entry, site: Site) -> str:
    return f"- {site.kind(entry).name} `{entry.id}`: {entry.name}"


def orphans(site: Site) -> list[Entry]:
    """Entries that readers reach only through lists."""
    reached = set(site.naming) | set(site.linking)
    return [
        entry for entry in site.published() if entry.stands and entry not in reached and not site.kind(entry).reached
    ]


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
    yield from (_line(entry, site) for entry in entries)
    if not entries:
        yield "none"
    yield ""
