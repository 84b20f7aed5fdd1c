"""Who said something, when, and where in an article it stands."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from ..model import Ref, Site
from ..model.kinds import Appearance, Person


def speaker(site: Site, appearance: Appearance) -> tuple[str, Person | None]:
    """Who said it, and the person's entry: the author of the article where nobody else is named."""
    if isinstance(appearance.speaker, Ref):
        person = site.find(appearance.speaker)
        return (person.name if person else appearance.speaker.id, person)
    article = site.find(appearance.article)
    return (appearance.speaker or (article.byline if article else ""), None)


def said_on(site: Site, appearance: Appearance) -> str:
    """The earliest day on which it was said: that of the article where no other is given; empty where unknown."""
    article = site.find(appearance.article)
    when = appearance.said or (article.published if article else None)
    return when.earliest.isoformat() if when else ""


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
