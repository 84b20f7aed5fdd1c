"""What entries mean: fields, kinds, settings, the site. Imports syntax, quotation and source."""

from .assembly import RESERVED, assemble
from .decode import models as fields_within
from .fields import ID, ID_LENGTH, Address, Block, Cites, Day, Flag, Quoted, Text, Until, When, Whole, moment, unsafe
from .folders import (
    ARCHIVE,
    ASSETS,
    CONTENT,
    OVERRIDES,
    PICTURES,
    STYLES,
    TEMPLATES,
    TEXT,
    absolute,
    misplaced,
    path,
    text_name,
)
from .kind import Kind, Review, Search
from .pagination import PagePath, nodes
from .schema import Corrected, Entry, Exemption, Fields, Ref, Shown, cited, mistake, placed, refs
from .settings import FILE as SETTINGS
from .settings import MOVED, word_file
from .site import Origin, Site, citations, occupied, published_by
from .withdrawal import named, withdrawal

__all__ = [
    "ARCHIVE",
    "ASSETS",
    "CONTENT",
    "ID",
    "ID_LENGTH",
    "MOVED",
    "OVERRIDES",
    "PICTURES",
    "RESERVED",
    "SETTINGS",
    "STYLES",
    "TEMPLATES",
    "TEXT",
    "Address",
    "Block",
    "Cites",
    "Corrected",
    "Day",
    "Entry",
    "Exemption",
    "Fields",
    "Flag",
    "Kind",
    "Origin",
    "PagePath",
    "Quoted",
    "Ref",
    "Review",
    "Search",
    "Shown",
    "Site",
    "Text",
    "Until",
    "When",
    "Whole",
    "absolute",
    "assemble",
    "citations",
    "cited",
    "fields_within",
    "misplaced",
    "mistake",
    "moment",
    "named",
    "nodes",
    "occupied",
    "path",
    "placed",
    "published_by",
    "refs",
    "text_name",
    "unsafe",
    "withdrawal",
    "word_file",
]
