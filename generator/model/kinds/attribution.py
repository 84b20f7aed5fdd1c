"""Who said something, in which role, when, where it appeared, and where in the article it stands."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

from ...source import kept
from ...syntax import Edtf
from .. import Ref, Site
from .appearance import Appearance
from .article import Article
from .person import Person
from .work import Work


def speaker(site: Site, appearance: Appearance) -> tuple[str, Person | None]:
    """Who said it, and the person's entry where it stands: the author of the article where nobody else is named."""
    if isinstance(appearance.speaker, Ref):
        person = site.find(appearance.speaker)
        return (person.name if person else appearance.speaker.id, person if person and person.stands else None)
    article = site.find(appearance.article)
    return (appearance.speaker or (article.byline(site.language) if article else ""), None)


def named(site: Site, speaker: Ref[Person] | str) -> str:
    """The name of who speaks, also where a person's entry is meant."""
    if isinstance(speaker, str):
        return speaker
    person = site.find(speaker)
    return person.name if person else speaker.id


_BODIES = frozenset((
    "academy", "administration", "agence", "agencia", "agency", "agentur", "agenzia",
    "army", "assembly", "association", "authority", "bank", "board",
    "broadcasting", "bureau", "cabinet", "center", "centre", "college", "commission", "committee", "company",
    "congress", "corporation", "correspondents", "council", "daily", "department", "desk", "editors", "embassy",
    "federation", "foundation", "fund", "gazette", "government", "group", "inc", "institute", "institution",
    "international", "journal", "kremlin", "ltd", "magazine", "media", "ministry", "nations", "network", "news",
    "newsroom", "office", "organisation", "organization", "parliament", "party", "republic", "secretariat",
    "senate", "service", "society", "staff", "times", "treasury", "tribune", "union", "university",
))  # fmt: skip
"""Words by which the name of a body is known; none that is a common surname, such as Church or Post."""


def is_body(name: str, site: Site) -> bool:
    """Whether a name is that of a body: a single word, `the …`, an abbreviation or a word for bodies in it.

    A person of a single name is known by an entry among people.
    """
    if _bare(name) in _bodies(site):
        return True
    words = name.replace(",", " ").split()
    single = len(words) == 1 and (name.isascii() or len(name) > 4)
    short = not name.isupper() and any(len(word) > 2 and word.isalpha() and word.isupper() for word in words)
    known = words[0].casefold() == "the" or any(word.casefold() in _BODIES for word in words)
    return (single or short or known) and all(person.name != name for person in site.all(Person, drafts=True))


@kept
def _bodies(site: Site) -> frozenset[str]:
    """Names that the content itself gives to bodies: where articles and works appeared, and authors without parts."""
    outlets = (article.publisher for article in site.all(Article, drafts=True))
    works = site.all(Work, drafts=True)
    appeared = (name for work in works for name in (work.container_title, work.publisher, work.authority))
    authors = (name.literal for work in works for name in (*work.author, *work.editor))
    people = {_bare(person.name) for person in site.all(Person, drafts=True)}
    return frozenset(_bare(name) for name in (*outlets, *appeared, *authors) if name) - people


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split()).removeprefix("the ")


def ourselves(site: Site) -> dict[str, Any]:
    """The site as the author of what it says, in the words of schema.org."""
    return {"@type": "Organization", "name": site.config.site_name} | (
        {"url": site.config.site_url} if site.config.site_url else {}
    )


def publisher(site: Site) -> dict[str, Any]:
    """Who publishes the site, in the words of schema.org; nothing where nobody does or it is not said."""
    found = site.settings.publisher
    if not found or found == "none":
        return {}
    mail = {"email": found.contact.removeprefix("mailto:")} if found.contact.startswith("mailto:") else {}
    return {"publisher": {"@type": "Organization", "name": found.name, **mail}}


def creator(site: Site, name: str) -> dict[str, str]:
    """A person or a body in the words of schema.org."""
    return {"@type": "Organization" if is_body(name, site) else "Person", "name": name}


def iso(when: Edtf | None) -> str | None:
    """A date as programs take it (ISO 8601): a day, else the month or the year that is sure; None where none is."""
    if when is None or when.first is None or when.last is None:
        return None
    if when.machine:
        return when.machine
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    # What is about a day is sure of its month, what is about a month of its year.
    parts = (7, 4) if not when.hedged or len(when.text) > 8 else (4,)
    return next((first[:length] for length in parts if first[:length] == last[:length]), None)


def described(site: Site, article: Article) -> dict[str, Any]:
    """An article in which something is said, in the words of schema.org: each of several authors for itself."""
    found: dict[str, Any] = {"@type": "CreativeWork", "name": article.title, "inLanguage": article.language}
    if article.url:
        found["url"] = article.url
    if article.publisher:
        found["publisher"] = {"@type": "Organization", "name": article.publisher}
    if day := iso(article.published):
        found["datePublished"] = day
    names = [creator(site, name) for name in article.authors]
    if not names and article.publisher:
        # What nobody signed is the newspaper's.
        names = [{"@type": "Organization", "name": article.publisher}]
    if names:
        found["author"] = names if len(names) > 1 else names[0]
    return found


def country(site: Site, appearance: Appearance) -> str | None:
    """For which country the speaker speaks, as far as it is said; of an author that of the article."""
    if appearance.country or isinstance(appearance.speaker, str):
        return appearance.country
    person = site.find(appearance.speaker) if appearance.speaker else None
    article = None if appearance.speaker else site.find(appearance.article)
    return person.country if person else article.country if article else None


def outlet(site: Site, appearance: Appearance) -> str:
    """Where it appeared, in few words; empty where nobody knows."""
    article = site.find(appearance.article)
    return article.outlet if article else ""


def said(site: Site, appearance: Appearance) -> Edtf | None:
    """When it was said: when the article appeared where nothing else is given."""
    article = site.find(appearance.article)
    return appearance.said or (article.published if article else None)


def said_on(site: Site, appearance: Appearance) -> str:
    """The earliest day on which it was said; empty where unknown."""
    when = said(site, appearance)
    return when.earliest.isoformat() if when and when.first is not None else ""


def role(site: Site, appearance: Appearance) -> str | None:
    """The office that the speaker held when it was said, as far as it is known."""
    _, person = speaker(site, appearance)
    day = said_on(site, appearance)
    held = person.role(date.fromisoformat(day)) if person and day else None
    return held.title if held else None


def passage(site: Site, appearance: Appearance) -> str | None:
    """The address of the quoted passage in the live article, as a text fragment (WICG URL Fragment Text Directives)."""
    article = site.find(appearance.article)
    if not article or not article.url or not appearance.quote or "#" in article.url:
        return None
    if not (runs := appearance.quote.runs):
        return None
    ends = [runs[0], *([runs[-1]] if len(runs) > 1 else [])]
    # A hyphen, a comma and an ampersand have a meaning of their own there; `quote` leaves the hyphen.
    text = ",".join(quote(" ".join(run.split()), safe="").replace("-", "%2D") for run in ends)
    return f"{article.url}#:~:text={text}"
