"""The state of the content: statistics, readability, the effect of a change. Imports views and below."""

from .effect import effect
from .wording import unescaped

__all__ = ["effect", "unescaped"]
