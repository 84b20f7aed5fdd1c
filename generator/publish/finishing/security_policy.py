"""What is done to finished HTML, whoever built it: a content security policy ahead of everything else."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([\w/+.-]+)", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})

# Pages that the theme's canary is built of: an inline script of the theme differs by the depth of its page.
CANARY: Mapping[str, str] = {
    f"{'canary/' * depth}index.md": "---\ntitle: Canary\n---\n\n## Canary\n\nCanary.\n" for depth in range(6)
}


def inline_scripts(text: str) -> Iterable[str]:
    """The scripts in a page that a browser would run, without those that it loads."""
    for match in _SCRIPT.finditer(text):
        attributes, script = match.groups()
        kind = _TYPE.search(attributes)
        if not re.search(r"\bsrc\s*=", attributes, re.IGNORECASE) and (kind[1].lower() if kind else "") in _RUN:
            yield script


def digest(script: str) -> str:
    """A script's hash as a source expression of CSP 3."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode('ascii')}'"


def policy(canary: Iterable[str]) -> str:
    """The policy of a site (CSP 3, as a meta tag can carry it).

    The hashes are those of the scripts in a build of the theme alone: hashing what is shipped would allow whatever
    had got into it.
    """
    hashes = sorted({digest(script) for page in canary for script in inline_scripts(page)})
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def still() -> str:
    """The policy of a page that runs nothing, such as a card in another site's frame."""
    return "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def finish(text: str, policy: str) -> str:
    """A page with its policy right behind the declaration of its encoding, before anything that it governs."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">'
    return _CHARSET.sub(lambda match: match.group() + tag, text, count=1)
