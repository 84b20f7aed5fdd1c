"""Libraries that only some uses need: installed as extras, and imported when they are used."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import Any

EXTRAS = {
    "cards": ("pillow>=12",),
    "ingest": (
        "charset-normalizer>=3.4",
        "lxml-html-clean>=0.4",
        "mammoth>=1.11",
        "pypdf>=6",
        "trafilatura>=2",
    ),
    "links": ("httpx>=0.28",),
    "prose": ("pyspellchecker>=0.9", "textstat>=0.7.8,<0.7.9"),
    "serve": ("starlette>=0.50", "uvicorn>=0.38", "watchfiles>=1.1"),
    "works": ("bibtexparser>=2.1", "pylatexenc>=2.10", "rispy>=0.10"),
    "zensical": ("zensical>=0.0.73",),
}
"""What each extra of pyproject.toml installs. Told by name: the tool itself may have come from anywhere."""


class MissingLibraryError(Exception):
    """An extra is not installed; the text says what for, and how to install it."""


@cache
def library(name: str, extra: str, use: str) -> Any:
    """A module of an extra. Raises MissingLibraryError where it is not installed; `use` says what needs it."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingLibraryError(f"{use} needs a library: {install(extra)}") from None


def install(extra: str) -> str:
    """The command that installs what an extra needs, where this Python finds it."""
    return " ".join([_pip(), *(f"'{each}'" for each in EXTRAS[extra])])


def _pip() -> str:
    """How pip is called: in an environment by its Python, since where it is not active another's pip would answer."""
    if sys.prefix == sys.base_prefix:
        return "pip install"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install"
