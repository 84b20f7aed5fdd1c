"""What a site gives a browser to keep for when there is no network: a service worker, and a manifest of the site.

Both are read from the root of the site, wherever that lies (W3C, Service Workers; Web Application Manifest).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from ...model import Site

MANIFEST, WORKER = "site.webmanifest", "sw.js"
_BEHAVIOUR = "assets/worker.js"
_LOCALES = {"en": "en-GB"}
"""In which a day is written, where the language alone would mean another country's way."""
_HEAD = re.compile(r"</head>", re.IGNORECASE)
_LOADED = ("assets/early.js", "assets/reader.js", "assets/icon.svg", "404.html")


def added(
    site: Site, pages: Mapping[str, str], versions: Mapping[str, str], questions: Iterable[str]
) -> dict[str, str]:
    """The files that are put into the root of a site, by name.

    `pages` are its finished pages, of whose text its version is made; `versions` the marks of its styles and scripts;
    `questions` the addresses of the pages that are kept though nobody has read them yet. Where the settings have
    `offline: false`, the worker removes itself and all that it kept from browsers that have it.
    """
    behaviour = _asked(_BEHAVIOUR, versions)
    if not site.settings.offline:
        return {WORKER: f'const SITE = null;\nimportScripts("{behaviour}");\n'}
    script = ["assets/words.js"] if site.language.script else []
    told = {
        "version": _version(pages, versions),
        "language": _LOCALES.get(site.config.theme.language, site.config.theme.language),
        "assets": [_asked(path, versions) for path in dict.fromkeys((*site.config.extra_css, *_LOADED, *script))],
        "questions": ["", *sorted(questions)],
        "words": _words(site),
    }
    worker = f'const SITE = {json.dumps(told)};\nimportScripts("{behaviour}");\n'
    return {WORKER: worker, MANIFEST: json.dumps(_manifest(site), ensure_ascii=False)}


def linked(page: str, root: str) -> str:
    """A page that names the manifest, by which its script finds the worker; `root` is the way to it from the page."""
    return _HEAD.sub(f'<link rel="manifest" href="{root}{MANIFEST}"></head>', page, count=1)


def _words(site: Site) -> dict[str, str]:
    """What the worker says to readers; `{date}` is put in when a page is shown."""
    _ = site.language.gettext
    return {
        # L10n: above a page that was kept and is shown without a network; the date is that on which it was kept
        "kept": _("As of %(date)s, offline", date="{date}"),
        # L10n: the title of a page that says there is no network
        "title": _("Offline"),
        # L10n: above a list of pages
        "none": _("This page was not kept, and there is no network. What was kept:"),
    }


def _manifest(site: Site) -> dict[str, object]:
    return {
        "name": site.config.site_name,
        "lang": site.config.theme.language,
        "start_url": ".",
        "scope": ".",
        "display": "browser",
        "icons": [
            {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "assets/apple-touch-icon.png", "sizes": "180x180", "type": "image/png"},
        ],
    }


def _asked(path: str, versions: Mapping[str, str]) -> str:
    return f"{path}?v={versions[path]}" if path in versions else path


def _version(pages: Mapping[str, str], versions: Mapping[str, str]) -> str:
    """Another for each other content of the site."""
    whole = hashlib.sha256()
    for name, text in (*sorted(pages.items()), *sorted(versions.items())):
        whole.update(f"{name}\0{text}\0".encode())
    return whole.hexdigest()[:16]
