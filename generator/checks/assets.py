"""What is published beside the pages is a picture, a style sheet or a font, and can run nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ..model import ASSETS, Site, path
from ..source import Diagnostic, Picture, Rule, Severity, Source, credit

ASSET_REFUSED = Rule("asset-refused")
PICTURE_INVALID = Rule("picture-invalid")
PICTURE_LOCATED = Rule("picture-located")
PICTURE_UNCREDITED = Rule("picture-uncredited")
PICTURE_UNMEASURED = Rule("picture-unmeasured", Severity.WARNING)
RULES = (ASSET_REFUSED, PICTURE_INVALID, PICTURE_LOCATED, PICTURE_UNCREDITED, PICTURE_UNMEASURED)

MEGAPIXELS = 25
"""The largest picture, in millions of pixels: more than any screen shows, and all that a phone can open."""
_ENDINGS = {
    "AVIF": (".avif",), "GIF": (".gif",), "JPEG": (".jpg", ".jpeg"), "MPO": (".jpg", ".jpeg"), "PNG": (".png",),
    "WEBP": (".webp",),
}  # fmt: skip

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
    yield from _credits(site)
    for file, picture in sorted(site.pictures.items()):
        if picture:
            yield from _measured(Source(file, ""), picture)
    for asset in sorted(site.assets):
        nowhere = Source(asset, "")
        folder = asset.removeprefix(ASSETS).partition("/")[0]
        if not asset.startswith(ASSETS):
            help = "pictures, style sheets and fonts go into content/assets/, entries into the folder of their kind"
            yield ASSET_REFUSED.at(nowhere, "a file that belongs to no kind of content", help)
        elif not asset.lower().endswith(ALLOWED):
            help = f"keep it outside content/assets/; published are {', '.join(ALLOWED)}"
            yield ASSET_REFUSED.at(nowhere, "a file of a kind that is not published", help)
        elif folder in THEMES and "/" in asset.removeprefix(ASSETS):
            yield ASSET_REFUSED.at(nowhere, f"the folder `{folder}` is the theme's", "rename the folder")
        elif asset.lower().endswith(".svg") and (fault := unsafe(site.drawings.get(asset, ""))):
            help = "save it as a plain drawing, without scripts, links and outside addresses"
            yield ASSET_REFUSED.at(nowhere, f"a drawing that is more than one: {fault}", help)


def _credits(site: Site) -> Iterator[Diagnostic]:
    """Pictures without a credit, each place once; and once that they could not be measured."""
    unmeasured = True
    for entry in site.everything():
        for image in entry.body.images:
            file, _ = path(entry, image.target)
            if file not in site.assets:
                continue
            if unmeasured and site.pictures.get(file, _UNASKED) is None:
                unmeasured = False
                help = "pip install 'explainer[cards]'"
                yield PICTURE_UNMEASURED.at(image.at, "pictures are not measured: the library for it is missing", help)
            found = credit(image.at.text)
            missing = [what for what, said in (("whose it is", found.by), ("its licence", found.licence)) if not said]
            if missing and image.alt.strip():
                help = (
                    f'write `![{image.alt}]({image.target} "Photo: NAME, CC BY 4.0")`, or `public domain` and the like'
                )
                yield PICTURE_UNCREDITED.at(image.at, f"the picture does not say {' and '.join(missing)}", help)


_UNASKED = Picture(None)


def _measured(file: Source, picture: Picture) -> Iterator[Diagnostic]:
    endings = _ENDINGS.get(picture.format or "")
    pixels = picture.width * picture.height
    if picture.format is None:
        help = "export it again as PNG, JPEG, WebP, AVIF or GIF; it may have been cut off while copied"
        yield PICTURE_INVALID.at(file, "it cannot be opened as a picture", help)
    elif pixels > MEGAPIXELS * 10**6:
        message = f"{pixels // 10**6} million pixels; at most {MEGAPIXELS} million are published"
        yield PICTURE_INVALID.at(file, message, "make it smaller: 1,600 pixels are enough for the widest column")
    elif not endings or not file.path.lower().endswith(endings):
        meant = f"name it …{endings[0]}" if endings else "export it as PNG or JPEG"
        yield PICTURE_INVALID.at(file, f"it is a {picture.format} picture by its content, and not by its name", meant)
    if picture.located:
        help = "take the place out: export it without metadata, such as `exiftool -gps:all= -xmp:all= FILE`"
        yield PICTURE_LOCATED.at(file, "it tells where it was taken", help)


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
            key = attribute.rpartition("}")[2].lower()
            if key.startswith("on"):
                return f"the attribute `{key}`"
            if key == "href" and not value.strip().startswith("#"):
                return f"a link to `{value[:60]}`"
            if re.search(r"url\(\s*[\"']?(?!#)|@import|javascript:", value, re.IGNORECASE):
                return f"an address in `{key}`"
        if re.search(r"url\(\s*[\"']?(?!#)|@import", element.text or "", re.IGNORECASE):
            return f"an address in `{name}`"
    return None
