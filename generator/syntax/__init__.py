"""What a file says: YAML, Markdown, citations, dates, sums, each with its place. Imports source."""

from .citation import Cite
from .document import Document, conflict, parse, parse_library
from .edtf import Edtf, say
from .inline_nodes import Citation, Heading, Image, InlineNode, Link, LinkEnd, Mention, Naming, Passage
from .markup import Markup, opening, parted
from .unknown_markup import TEXT_UNFINISHED
from .yaml_tree import Data, Loc, YamlTree, compose, dump, scalar

__all__ = [
    "TEXT_UNFINISHED",
    "Citation",
    "Cite",
    "Data",
    "Document",
    "Edtf",
    "Heading",
    "Image",
    "InlineNode",
    "Link",
    "LinkEnd",
    "Loc",
    "Markup",
    "Mention",
    "Naming",
    "Passage",
    "YamlTree",
    "compose",
    "conflict",
    "dump",
    "opening",
    "parse",
    "parse_library",
    "parted",
    "say",
    "scalar",
]
