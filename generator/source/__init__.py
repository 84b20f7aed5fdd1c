"""Text, and places in it; problems as values, and how they are told. Imports nothing of ours."""

from .diagnostic import Diagnostic, Label, Problems, Rule, Severity, arrange, blocking, causes
from .extras import Missing, library
from .hidden_characters import hidden
from .refused import Refused
from .suggestion import nearest
from .text import Source, Span

__all__ = [
    "Diagnostic",
    "Label",
    "Missing",
    "Problems",
    "Refused",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "arrange",
    "blocking",
    "causes",
    "hidden",
    "library",
    "nearest",
]
