"""Libraries that only some uses need: installed as extras, and imported when they are used."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


class MissingLibraryError(Exception):
    """An extra is not installed; the text says what for, and how to install it."""


@cache
def library(name: str, extra: str, use: str) -> Any:
    """A module of an extra. Raises MissingLibraryError where it is not installed; `use` says what needs it."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingLibraryError(f"{use} needs a library: pip install 'explainer[{extra}]'") from None
