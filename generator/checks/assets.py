"""What is published beside the pages: content brings pictures, style sheets and fonts, the theme scripts as well."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..model import ASSETS, OVERRIDES, RESERVED, Site, misplaced
from ..source import Diagnostic, Rule, Source, hidden
from .svg_file import unsafe

ASSET_REFUSED = Rule("asset-refused")
RULES = (ASSET_REFUSED,)

ALLOWED = (".avif", ".css", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".woff2")
# Folders of the theme: what lies there under the same name would take its place.
THEMES = frozenset({"external", "fonts", "images", "javascripts", "stylesheets"})
_ODD = re.compile(r"[\x00-\x1f\x7f\"'`<>&\\:*?|#%\u2018-\u201f]")
"""Signs that end a name, a command or an address somewhere, or that some file systems do not keep."""


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
        elif fault := _named(path):
            help = "rename it: letters, digits, hyphens, underscores, full stops"
            yield ASSET_REFUSED.at(nowhere, f"{fault} in the name of a file that is published", help)
        else:
            yield from _drawing(site, path)
    yield from _alike(site.assets)
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


def _alike(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Names that some systems take for one: what lies there would be either file."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        known = first.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        if known != path:
            message = f"the same name as {known} but for small and capital letters, or for how its letters are coded"
            yield ASSET_REFUSED.at(Source(path, ""), message, "rename one of the two")


def _named(path: str) -> str | None:
    """What in a file's name does not come through on every system and in every address."""
    for part in path.split("/"):
        if odd := next(hidden(part), None):
            return f"an invisible character, {odd[1]},"
        if sign := _ODD.search(part):
            return f"the sign `{sign[0]}`" if sign[0].isprintable() else "a line break or control character"
        if part != part.strip(" .") or part.split(".")[0].casefold() in RESERVED:
            return "a space or full stop at its end, or the name of a device,"
    return None
