"""The first page: one claim beside its context, what happened, the questions, the articles, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Site
from ..model.kinds import EVENT, HOME, Article, Assessment, Claim, Event, Explainer
from ..model.kinds import WrittenPage as Written
from ..pictures import beside, timeline_strip
from ..source import address
from ..views import ChangelogEntry, corrections, first_sentence
from .claims import by_assessment, marked, picked
from .description import short
from .lists import unlisted
from .page import Page, articles_spelled, spelled

QUESTIONS = 4
"""How many questions it asks."""
ARTICLES = 8
"""How many articles it names."""
CHANGES = 2
"""How many of the last changes."""


def home(site: Site) -> Iterator[Page]:
    written = site.get(Written, HOME)
    if not written:
        return
    context = {"entry": written, "lede": _lede(site, written)}
    context |= _lead(site, written) | _questions(site) | _articles(site) | _events(site)
    context |= {
        "changes": [change for change in corrections(site) if _tells(site, change)][:CHANGES],
        "others": [(site.language.gettext(kind.title), f"{kind.folder}/") for kind in unlisted(site) if kind.title],
    }
    origin = written.source.path
    said = short(written.description)
    yield Page(address.file(""), "home", written.title, said, context, (written,), origin, layout="home")


def _lede(site: Site, written: Written) -> str:
    """What the site holds; what it says of itself where there are no claims yet."""
    articles, claims = len(site.all(Article)), len(site.all(Claim))
    if not articles or not claims:
        return written.description
    language = site.language
    said = language.ngettext(
        # L10n: the first sentence of the site; %(articles)s is “five articles”, and the first letter becomes a capital
        "%(articles)s, %(num)s claim, beside what the record shows.",
        "%(articles)s, %(num)s claims, each beside what the record shows.",
        claims, articles=articles_spelled(articles, language), num=spelled(claims, language),
    )  # fmt: skip
    return f"{said[:1].upper()}{said[1:]}"


def _lead(site: Site, written: Written) -> dict[str, Any]:
    """The claim that is shown: the one that was chosen, else the first picked one, else the first that is linked to."""
    chosen = site.find(written.lead) if written.lead else None
    linked = (site.target(written, link.target) for link in written.body.links)
    claims = (each for each in (chosen, *picked(site), *linked) if isinstance(each, Claim) and each.stands)
    lead = next(claims, None)
    return {
        "lead": lead,
        "answer": first_sentence(lead.body.summary, site.language.tag) if lead else "",
        "measures": beside(lead.headline, site.language) if lead else None,
    }


def _questions(site: Site) -> dict[str, Any]:
    found = sorted(site.all(Explainer), key=lambda entry: entry.rank)
    asked = [(explainer, first_sentence(explainer.answer, site.language.tag)) for explainer in found[:QUESTIONS]]
    return {"questions": asked, "all_questions": len(found)}


def _articles(site: Site) -> dict[str, Any]:
    claims = site.all(Claim)
    found = site.all(Article)
    rows: list[tuple[Article, Sequence[Claim]]] = [
        (article, marked(site.referring(article, Claim))) for article in found[:ARTICLES]
    ]
    counts: dict[Assessment, int] = {each: len(group) for each, group in by_assessment(claims).items() if group}
    return {"articles": rows, "all_articles": len(found), "claims": len(claims), "counts": counts}


def _events(site: Site) -> dict[str, Any]:
    events = site.all(Event)
    drawn = timeline_strip(events, language=site.language) if len(events) <= EVENT.full else None
    caption = site.language.ngettext("%(num)s event", "%(num)s events", len(events))
    if drawn and drawn.dense is not None and drawn.recent < drawn.total:
        last = max(event.date.year for event in events)
        caption = site.language.ngettext(
            # L10n: “30 of 47 events fall in 2020 to 2021”
            "%(recent)s of %(num)s event fall in %(years)s",
            "%(recent)s of %(num)s events fall in %(years)s",
            len(events), recent=drawn.recent, years=_years(site, drawn.dense, last),
        )  # fmt: skip
    return {"events": events, "drawn": drawn, "caption": caption}


def _years(site: Site, first: int, last: int) -> str:
    """The years of a part of the timeline, as one says them."""
    language = site.language
    if last == first + 1:
        return language.listed([language.say_year(first), language.say_year(last)])
    return language.say_years(first, last)


def _tells(site: Site, change: ChangelogEntry) -> bool:
    """Whether a change is news to readers: a source that was taken out is not."""
    return change.substantial and site.kind(change.entry).own_pages
