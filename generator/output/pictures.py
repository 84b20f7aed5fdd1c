"""A picture in prose: of a size that is known before it is loaded, with its credit and licence below."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup as Html
from markupsafe import escape

from ..model import ASSETS, Entry, Shown, Site, path
from ..syntax import Image


def shown(site: Site, entry: Entry, image: Image, to: Callable[[str], str]) -> str:
    """The picture as HTML; `to` makes of a place on the site a link from the page."""
    file = path(entry, image.target)[0]
    name = file.removeprefix(ASSETS)
    opened = site.picture(file)
    # The page does not jump while the picture comes.
    size = Html(' width="{}" height="{}"').format(opened.width, opened.height) if opened and opened.width else ""
    img = Html('<img src="{}" alt="{}"{} loading="lazy">').format(to(f"assets/{name}"), image.alt, size)
    record = next((each for each in entry.pictures if each.file == name), None)
    if record is None:
        return str(img)
    # A link holds no other.
    linked = any(image.at.inside(link.at) for link in entry.body.links)
    return str(Html('<span class="picture">{}<small>{}</small></span>').format(img, _credit(record, linked)))


def _credit(record: Shown, linked: bool) -> Html:
    made = _link(record.credit, None if linked else record.source, "")
    licence = _link(record.licence.words, None if linked else record.licence.address, ' rel="license"')
    return Html("Picture: {}, {}").format(made, licence)


def _link(words: str, address: str | None, relation: str) -> Html:
    return Html('<a href="{}"{}>{}</a>').format(address, Html(relation), words) if address else escape(words)
