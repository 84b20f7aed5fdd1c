"""Letters by the rules of a language: in which order, under which head, in an id, and from which side they run."""

from .collation import SortKey, sort_key
from .direction import DIRECTIONS, attributes, direction, locale, same_language
from .ids import latin, words_of
from .initials import Initial, initial

__all__ = [
    "DIRECTIONS",
    "Initial",
    "SortKey",
    "attributes",
    "direction",
    "initial",
    "latin",
    "locale",
    "same_language",
    "sort_key",
    "words_of",
]
