"""The editor in the browser as a folder of files: its page, whose policy is its own, and what that loads."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model import Site
from .configuration import ENTRY, LIBRARY, blocks, configuration
from .packages import editor

GITHUB = "https://api.github.com"
STYLES = ("tokens.css", "site.css")
"""The site's style sheets by which previews look like its pages."""
OURS = ("editor.js", "files.js", "preview.css")
"""What is our own of the editor; it lies beside this module."""


def policy(hosts: tuple[str, ...]) -> str:
    """The policy of the editor's page alone (CSP 3): as narrow as the program allows.

    It writes styles into its page, and shows previews in frames that it makes itself, whose base is its own address.
    """
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["blob:"],
        "connect-src": ["'self'", "data:", "blob:", *hosts],
        "base-uri": ["'self'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def files(
    site: Site, tarballs: Mapping[str, bytes], sheets: Mapping[str, str], *, trial: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """All files of the editor by path. `sheets` are the site's style sheets by name.

    With `trial`, files by their path in the project, the editor works on these, and what it saves stays in the browser.
    Raises RefusedError as `configuration` and `packages.editor` do.
    """
    hosts = () if trial is not None else (GITHUB,)
    told: dict[str, Any] = {
        "cms": configuration(site, trial=trial is not None),
        "hosts": hosts,
        "blocks": blocks(site),
        "forms": {"entry": ENTRY, "library": LIBRARY},
        "styles": [*(name for name in STYLES if name in sheets), "preview.css"],
        "trial": trial,
    }
    ours = {name: Path(__file__).with_name(name).read_text(encoding="utf-8").encode("utf-8") for name in OURS}
    styles = {name: sheets[name].encode("utf-8") for name in STYLES if name in sheets}
    page = {
        "index.html": _page(site, policy(hosts)).encode("utf-8"),
        "config.json": json.dumps(told, ensure_ascii=False).encode("utf-8"),
    }
    return editor(tarballs) | styles | ours | page


def _page(site: Site, policy: str) -> str:
    """The page: it names nothing that runs but one script of our own, and asks not to be found."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">\n'
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Editor · {html.escape(site.config.site_name)}</title>\n"
        '<link rel="icon" href="data:,">\n'
        '<script type="module" src="editor.js"></script>\n</head>\n<body>\n'
        "<noscript>The editor needs scripts.</noscript>\n</body>\n</html>\n"
    )
