"""In which language the interface speaks: its words, dates, numbers and lists. Imports syntax and below."""

from .catalogue import Missing, missing
from .interface import ENGLISH, InterfaceLanguage
from .marking import N_, NN_

__all__ = ["ENGLISH", "NN_", "N_", "InterfaceLanguage", "Missing", "missing"]
