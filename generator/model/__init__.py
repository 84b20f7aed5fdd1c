"""What entries mean: fields, kinds, settings, the site. Imports syntax, quotation and source."""

from ..source import ARCHIVE, ASSETS, CONTENT, OVERRIDES, PICTURES, STYLES, TEMPLATES, TEXT
from .assembly import assemble
from .decode import mentions
from .decode import models as fields_within
from .fields import (
    ID,
    ID_LENGTH,
    RESERVED,
    Address,
    Block,
    Cites,
    Day,
    Flag,
    Quoted,
    ReadBy,
    Text,
    Until,
    When,
    Whole,
    likely_id,
    moment,
)
from .folders import absolute, misplaced, path, text_name
from .kind import Kind, Review, Search
from .pagination import PagePath, nodes
from .parts import Corrected, Drawn, Exemption, Fields, PictureKind, Shown, mistake, one_of
from .schema import Entry, Ref, cited, placed, refs
from .settings import FILE as SETTINGS
from .settings import MOVED, word_file
from .site import Origin, Site, citations, named, occupied, published_by, withdrawal

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
    "Drawn",
    "Entry",
    "Exemption",
    "Fields",
    "Flag",
    "Kind",
    "Origin",
    "PagePath",
    "PictureKind",
    "Quoted",
    "ReadBy",
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
    "likely_id",
    "mentions",
    "misplaced",
    "mistake",
    "moment",
    "named",
    "nodes",
    "occupied",
    "one_of",
    "path",
    "placed",
    "published_by",
    "refs",
    "text_name",
    "withdrawal",
    "word_file",
]
