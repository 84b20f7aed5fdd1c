"""What a command will not do."""

from __future__ import annotations


class RefusedError(Exception):
    """Something that a command will not do; the text says what, and how to mend it."""
