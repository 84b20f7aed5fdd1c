"""The heart, and pure: words normalised, quotations parsed, matched and judged, proofs. It knows no site.

It imports source, and of libraries regex alone; nothing outside compares words.
"""

from .fault import Fault, Judgement, Reason
from .known import Edge, JointKind, KnownText, apart, whole
from .language import Language, language, primary
from .match import Miss
from .normalise import WordPart, count, fold, joined, number, words
from .place import MARK, Place, Setting, covered
from .proofs import SUFFIX, Beside, Proofs, Proved, dump
from .quotation import SHORTEST, Joint, Quotation, Segment
from .quotation import parse as parse_quotation
from .sense import judge

__all__ = [
    "MARK",
    "SHORTEST",
    "SUFFIX",
    "Beside",
    "Edge",
    "Fault",
    "Joint",
    "JointKind",
    "Judgement",
    "KnownText",
    "Language",
    "Miss",
    "Place",
    "Proofs",
    "Proved",
    "Quotation",
    "Reason",
    "Segment",
    "Setting",
    "WordPart",
    "apart",
    "count",
    "covered",
    "dump",
    "fold",
    "joined",
    "judge",
    "language",
    "number",
    "parse_quotation",
    "primary",
    "whole",
    "words",
]
