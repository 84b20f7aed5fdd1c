"""Text, and places in it; problems as values, and how they are told. Imports nothing of ours."""

from .diagnostic import Diagnostic, Label, Problems, Rule, Severity, arrange, blocking
from .extras import Missing, library
from .hidden_characters import hidden
from .picture import RASTER, Credit, Picture, credit
from .refused import Refused
from .suggestion import meant_date, nearest
from .text import Source, Span

__all__ = [
    "RASTER",
    "Credit",
    "Diagnostic",
    "Label",
    "Missing",
    "Picture",
    "Problems",
    "Refused",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "arrange",
    "blocking",
    "credit",
    "hidden",
    "library",
    "meant_date",
    "nearest",
]
