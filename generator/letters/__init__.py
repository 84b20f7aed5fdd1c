"""Letters by the rules of a language: in which order, under which head, in an id, and from which side they run."""

from .collation import SortKey, sort_key
from .direction import Direction, attributes, direction, locale, same_language
from .ids import latin, words_of
from .initials import Initial, initial
from .isolation import isolated, marked_up, turned
from .marks import unquoted

__all__ = [
    "Direction",
    "Initial",
    "SortKey",
    "attributes",
    "direction",
    "initial",
    "isolated",
    "latin",
    "locale",
    "marked_up",
    "same_language",
    "sort_key",
    "turned",
    "unquoted",
    "words_of",
]
