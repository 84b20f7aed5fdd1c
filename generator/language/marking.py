"""Marks for words that are written in one place and shown, in the reader's language, in another."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Words as written: they are put into the catalogues, and translated where they are shown."""
    return text


def NN_(one: str, more: str) -> tuple[str, str]:  # noqa: N802
    """The same with a number, `%(num)s`: for one, and for more."""
    return one, more
