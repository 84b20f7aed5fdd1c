"""Who publishes the site, as the foot of every page says it, and who is told of an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from ..model import Site
from ..model.kinds import WrittenPage
from ..pages import Page

if TYPE_CHECKING:
    from .page_context import PageContext

_TOLD = ("about", "method")
"""Written pages that tell who publishes the site; the first that there is, is linked."""


def foot(context: PageContext) -> Mapping[str, str]:
    """A sentence on the publisher and where to read more, each link from this page; empty where nothing is said."""
    site, publisher = context.site, context.site.settings.publisher
    if not publisher:
        return {}
    pages = (site.get(WrittenPage, id) for id in _TOLD)
    page = next((each for each in pages if each and each.stands), None)
    told = {"about": f"{context.link(page)}#publisher"} if page else {}
    if publisher == "none":
        return {"said": site.language.gettext("An example that ships with its tool, and nobody’s publication."), **told}
    places = {"contact": publisher.contact, "imprint": publisher.imprint, "privacy": publisher.privacy}
    found = {name: context.place(place) for name, place in places.items() if place}
    said = site.language.gettext("Published by %(name)s, %(country)s.", name=publisher.name, country=publisher.country)
    return {"said": said, **told, **found}


def report(site: Site, page: Page) -> str | None:
    """Where an error on a page is reported: the contact, else the publisher's, else the repository's form.

    A letter begins with the page's address, its title and what it says (RFC 6068); its body comes last, so that a
    script can add the words that the reader chose.
    """
    settings = site.settings
    publisher = settings.publisher if settings.publisher != "none" else None
    contact = settings.contact or (publisher.contact if publisher else None)
    here = f"{site.config.site_url or '/'}{page.url}"
    if contact and contact.startswith("mailto:"):
        # L10n: in a letter to the publisher: below it the reader writes
        asked = site.language.gettext("What is wrong, and what shows it:")
        lines = (here, page.title, page.description, "", asked, "")
        # L10n: the subject of a letter about an error on a page
        told = {"subject": site.language.gettext("Error: %(title)s", title=page.title), "body": "\r\n".join(lines)}
        return f"{contact}{'&' if '?' in contact else '?'}{urlencode(told, quote_via=quote)}"
    if contact or not settings.repository:
        return contact
    return f"{settings.repository.rstrip('/')}/issues/new?template=error.yml&page={quote(here, safe='')}"


def version(site: Site) -> Mapping[str, str]:
    """Which content is shown, as the foot of every page says it, and where it is kept as it was; empty if not known."""
    day, name = site.origin.day, site.origin.version
    if not day:
        return {}
    told = {"day": day.isoformat(), "words": site.language.say(day)}
    if not name:
        return told
    kept = {"url": f"{site.settings.repository.rstrip('/')}/tree/{name}/content"} if site.settings.repository else {}
    return {**told, "name": name, **kept}


def history(site: Site) -> str | None:
    """Where every change of the content is told; None where its repository or branch is not known."""
    repository, branch = site.settings.repository, site.settings.branch or site.origin.branch
    return f"{repository.rstrip('/')}/commits/{quote(branch)}/content" if repository and branch else None


def edit(site: Site, origin: str | None) -> str | None:
    """Where the content file of a page is edited; None where its repository or branch is not known."""
    repository, branch = site.settings.repository, site.settings.branch or site.origin.branch
    if not repository or not branch or not origin:
        return None
    return f"{repository.rstrip('/')}/edit/{quote(branch)}/{origin}"
