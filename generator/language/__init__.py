"""In which language the interface speaks: its words, dates, numbers and lists. Imports syntax and below."""

from .catalogue import Missing, missing
from .interface import ENGLISH, InterfaceLanguage
from .marking import N_, NN_
from .tags import LANGUAGES, THEME_LANGUAGES, theme_language

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "NN_",
    "N_",
    "THEME_LANGUAGES",
    "InterfaceLanguage",
    "Missing",
    "missing",
    "theme_language",
]
