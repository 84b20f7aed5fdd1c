"""Pictures in prose: files, of a size that is known before they are loaded, with credit and licence; and drawn ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup as Html
from markupsafe import escape

from ..data import picture_file
from ..language import InterfaceLanguage
from ..model import ASSETS, Drawn, Entry, Shown, Site, path
from ..pictures import Element, graphic, small
from ..syntax import Image


def shown(site: Site, entry: Entry, image: Image, to: Callable[[str], str]) -> str:
    """The picture as HTML; `to` makes of a place on the site a link from the page."""
    file = path(entry, image.target)[0]
    name = file.removeprefix(ASSETS)
    opened = site.picture(file)
    # The page does not jump while the picture comes.
    size = Html(' width="{}" height="{}"').format(opened.width, opened.height) if opened and opened.width else ""
    img = Html('<img src="{}" alt="{}"{} loading="lazy">').format(to(f"assets/{name}"), image.alt, size)
    record = next((each for _, each in entry.shown if each.file == name), None)
    if record is None:
        return str(img)
    # A link holds no other.
    linked = any(image.at.inside(link.at) for link in entry.body.links)
    return str(
        Html('<span class="picture">{}<small>{}</small></span>').format(img, _credit(record, linked, site.language))
    )


def _credit(record: Shown, linked: bool, language: InterfaceLanguage) -> Html:
    made = _link(record.credit, None if linked else record.source, "")
    licence = _link(
        language.gettext(record.licence.words), None if linked else record.licence.address, ' rel="license"'
    )
    return Html(escape(language.message("Picture: %(by)s, %(licence)s"))) % {"by": made, "licence": licence}


def _link(words: str, address: str | None, relation: str) -> Html:
    return Html('<a href="{}"{}>{}</a>').format(address, Html(relation), words) if address else escape(words)


def drawn(entry: Entry, target: str) -> Drawn | None:
    """The picture of an entry to which a link of its own leads."""
    file, anchor = path(entry, target)
    return next((each for _, each in entry.drawn if each.id == anchor and file == entry.source.path), None)


def context(site: Site, entry: Entry, picture: Drawn, name: str, alone: bool) -> dict[str, Any]:
    """What the template of a drawn picture is told; `alone` where no other entry stands on the page."""
    found = graphic(site, picture)
    return {
        "graphic": found,
        "id": picture.id if alone else f"{entry.id}-{picture.id}",
        "name": name,
        "csv_file": picture_file(site, entry, picture),
    }


def mini(site: Site, entry: Entry) -> Element | None:
    """The first picture of an entry that says something when it is small."""
    found = (small(site, picture) for _, picture in entry.drawn)
    return next((each for each in found if each), None)
