"""What entries mean: fields, kinds, settings, the site. Imports syntax, quotation and source."""

from .assembly import RESERVED, assemble
from .fields import ID, ID_LENGTH, Address, Block, Cites, Day, Flag, Quoted, Text, When, Whole, unsafe
from .folders import ARCHIVE, ASSETS, CONTENT
from .kind import Kind
from .link_target import absolute, path
from .pagination import PagePath, nodes
from .scaffold import scaffold
from .schema import Entry, Fields, Ref, mistake, refs
from .site import Site, citations, occupied

__all__ = [
    "ARCHIVE",
    "ASSETS",
    "CONTENT",
    "ID",
    "ID_LENGTH",
    "RESERVED",
    "Address",
    "Block",
    "Cites",
    "Day",
    "Entry",
    "Fields",
    "Flag",
    "Kind",
    "PagePath",
    "Quoted",
    "Ref",
    "Site",
    "Text",
    "When",
    "Whole",
    "absolute",
    "assemble",
    "citations",
    "mistake",
    "nodes",
    "occupied",
    "path",
    "refs",
    "scaffold",
    "unsafe",
]
