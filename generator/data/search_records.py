"""What is searched: a record for each entry, with the words by which it is found and what it is filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Entry, Site
from ..model.kinds import Article, Claim, Event, Explainer, Person, Term, Topic, Work, WrittenPage
from ..syntax import say
from ..views import speaker


@dataclass(frozen=True)
class SearchRecord:
    """One thing to be found: its address from the root of the site, its title, its other words, and what a result
    says beside the title."""

    url: str
    title: str
    text: str
    said: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


KINDS: Mapping[type[Entry], str] = {
    Claim: "Claim", Event: "Event", Explainer: "Question", Article: "Article", Person: "Person", Term: "Term",
    Topic: "Topic", Work: "Source", WrittenPage: "Page",
}  # fmt: skip


def search_records(site: Site) -> Iterator[SearchRecord]:
    """Every entry that readers may look for, by kind and id."""
    for model, kind in KINDS.items():
        for entry in site.all(model):
            said, more = _more(site, entry)
            text = " ".join(filter(None, (*more, *site.prose(entry))))
            yield SearchRecord(site.address(entry), entry.name, text, said, {"kind": (kind,), **_filters(site, entry)})


def _more(site: Site, entry: Entry) -> tuple[str, tuple[str, ...]]:
    """What stands beside the title of a result, and words of an entry besides its title and its prose."""
    match entry:
        case Claim():
            label = f" · {entry.label}" if entry.label else ""
            quotes = (f"“{each.quote.text.strip()}”" for each in entry.appearances if each.quote)
            speakers = dict.fromkeys(speaker(site, each)[0] for each in entry.appearances)
            return f"{entry.assessment.words}{label}", (*quotes, f"{', '.join(speakers)}.")
        case Event():
            return say(entry.date), (f"{say(entry.date)}.",)
        case Explainer():
            return "", (entry.answer,)
        case Article():
            return entry.outlet, (entry.byline, entry.outlet)
        case Work():
            return entry.appeared, (f"{', '.join(map(str, entry.author))} {entry.appeared}".strip(),)
        case Term():
            return "", entry.also
    return "", ()


def _filters(site: Site, entry: Entry) -> dict[str, tuple[str, ...]]:
    if not isinstance(entry, Claim | Event | Explainer):
        return {}
    found = {"theme": tuple(topic.name for topic in site.resolve(entry.topics))}
    if isinstance(entry, Claim):
        articles = site.resolve(each.article for each in entry.appearances)
        outlets = tuple(dict.fromkeys(article.outlet for article in articles))
        found |= {"source": outlets, "assessment": (entry.assessment.words,)}
    return found
