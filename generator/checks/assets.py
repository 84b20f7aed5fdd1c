"""What is published beside the pages: content brings pictures, style sheets and fonts, the theme scripts as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ..model import ASSETS, OVERRIDES, Site, misplaced
from ..source import Diagnostic, Rule, Source

ASSET_REFUSED = Rule("asset-refused")
RULES = (ASSET_REFUSED,)

ALLOWED = (".avif", ".css", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".woff2")
# Folders of the theme: what lies there under the same name would take its place.
THEMES = frozenset({"external", "fonts", "images", "javascripts", "stylesheets"})
# What SVG needs to draw. Whatever runs, loads or embeds is not among it.
_DRAWING = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line"),
        *(
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "clipPath",
            "mask",
            "pattern",
            "linearGradient",
            "radialGradient",
        ),
        *("stop", "marker", "style", "filter", "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feFlood"),
        *("feComposite", "feMerge", "feMergeNode", "feDropShadow"),
    }
)
_NAMESPACE = re.compile(r"\{(.*?)\}(.*)")


def check(site: Site) -> Iterator[Diagnostic]:
    for path in sorted(site.assets):
        nowhere = Source(path, "")
        folder = path.removeprefix(ASSETS).partition("/")[0]
        if not path.startswith(ASSETS):
            help = misplaced(path, (kind.folder for kind in site.kinds))
            yield ASSET_REFUSED.at(nowhere, "a file that belongs to no kind of content", help)
        elif not path.lower().endswith(ALLOWED):
            help = f"keep it outside content/assets/; published are {', '.join(ALLOWED)}"
            yield ASSET_REFUSED.at(nowhere, "a file of a kind that is not published", help)
        elif folder in THEMES and "/" in path.removeprefix(ASSETS):
            yield ASSET_REFUSED.at(nowhere, f"the folder `{folder}` is the theme's", "rename the folder")
        else:
            yield from _drawing(site, path)
    for path in sorted(site.overrides):
        # The theme's templates, and what they load: code of this project, which may bring scripts.
        loaded = path.startswith(f"{OVERRIDES}assets/") and path.lower().endswith((*ALLOWED, ".js"))
        if not loaded and not path.endswith(".html"):
            help = f"templates of the theme end in .html; what they load lies in {OVERRIDES}assets/"
            yield ASSET_REFUSED.at(Source(path, ""), "a file that is no part of the theme", help)
        yield from _drawing(site, path)


def _drawing(site: Site, path: str) -> Iterator[Diagnostic]:
    if path.lower().endswith(".svg") and (fault := unsafe(site.drawings.get(path, ""))):
        help = "save it as a plain drawing, without scripts, links and outside addresses"
        yield ASSET_REFUSED.at(Source(path, ""), f"a drawing that is more than one: {fault}", help)


def _unsafe_attribute(key: str, value: str) -> str | None:
    if key.startswith("on"):
        return f"the attribute `{key}`"
    if key == "href" and not value.strip().startswith("#"):
        return f"a link to `{value[:60]}`"
    if re.search(r"url\(\s*[\"']?(?!#)|@import|javascript:", value, re.IGNORECASE):
        return f"an address in `{key}`"
    return None


def unsafe(text: str) -> str | None:
    """What in an SVG file is no drawing; None where all of it is."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", text):
        return "a document type, an entity or a processing instruction"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"not well-formed XML ({error})"
    for element in root.iter():
        match = _NAMESPACE.fullmatch(element.tag)
        name = match[2] if match else element.tag
        if match and match[1] != "http://www.w3.org/2000/svg":
            return f"the element `{name}` of another language"
        if name not in _DRAWING:
            return f"the element `{name}`"
        for attribute, value in element.attrib.items():
            if found := _unsafe_attribute(attribute.rpartition("}")[2].lower(), value):
                return found
        if re.search(r"url\(\s*[\"']?(?!#)|@import", element.text or "", re.IGNORECASE):
            return f"an address in `{name}`"
    return None
