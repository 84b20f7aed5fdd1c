"""EDGE: where the tool that runs was installed from, so that a site's workflows install the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from .. import __version__

DISTRIBUTION = "explainer-site"
FOLDER = "tool"
"""Where in a project the tool's wheel lies, if it came from a file."""


@dataclass(frozen=True)
class Installation:
    """A line for pip, by which the tool is installed again, and the wheels that it names below `FOLDER`."""

    requirement: str
    wheels: tuple[Path, ...] = ()


def origin() -> Installation:
    """Where the tool came from, as pip wrote it down (PEP 610)."""
    try:
        written = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return _absent()
    return _told(json.loads(written)) if written else Installation(f"{DISTRIBUTION}=={__version__}\n")


def _told(direct: dict[str, Any]) -> Installation:
    url = str(direct.get("url", ""))
    if vcs := direct.get("vcs_info"):
        return Installation(f"{DISTRIBUTION} @ {vcs['vcs']}+{url}@{vcs['commit_id']}\n")
    if not url.startswith("file:"):
        hashes = direct.get("archive_info", {}).get("hashes", {})
        return Installation(
            f"{DISTRIBUTION} @ {url}" + "".join(f" --hash={name}:{value}" for name, value in hashes.items()) + "\n"
        )
    wheel = Path(url2pathname(urlsplit(url).path))
    if wheel.suffix != ".whl" or not wheel.is_file():
        return _absent()
    return Installation(
        f"./{FOLDER}/{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n", (wheel,)
    )


def _absent() -> Installation:
    """Of a checkout there is no wheel to name."""
    wheel = f"{DISTRIBUTION.replace('-', '_')}-{__version__}-py3-none-any.whl"
    return Installation(f"# Put the wheel that `make wheel` builds into {FOLDER}/.\n./{FOLDER}/{wheel}\n")
