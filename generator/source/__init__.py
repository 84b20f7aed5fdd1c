"""Text, and places in it; problems as values, and how they are told. Imports nothing of ours."""

from .address import unsafe
from .diagnostic import Diagnostic, Label, Problems, Rule, Severity, arrange, blocking, causes
from .edit import Edit, compatible, edited
from .extras import MissingLibraryError, install, library
from .folders import ARCHIVE, ASSETS, CONTENT, OVERRIDES, PICTURES, STYLES, TEMPLATES, TEXT
from .hidden_characters import hidden
from .kept import NOTHING_KEPT, Results, kept
from .picture import FORMATS, PIXELS, Picture, marked, measure
from .refused import RefusedError
from .report import counted, safe
from .suggestion import meant_date, nearest, two_days
from .text import Source, Span

__all__ = [
    "ARCHIVE",
    "ASSETS",
    "CONTENT",
    "FORMATS",
    "NOTHING_KEPT",
    "OVERRIDES",
    "PICTURES",
    "PIXELS",
    "STYLES",
    "TEMPLATES",
    "TEXT",
    "Diagnostic",
    "Edit",
    "Label",
    "MissingLibraryError",
    "Picture",
    "Problems",
    "RefusedError",
    "Results",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "arrange",
    "blocking",
    "causes",
    "compatible",
    "counted",
    "edited",
    "hidden",
    "install",
    "kept",
    "library",
    "marked",
    "meant_date",
    "measure",
    "nearest",
    "safe",
    "two_days",
    "unsafe",
]
