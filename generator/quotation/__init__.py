"""The heart, and pure: words normalised, quotations matched, proofs. It knows no site; imports source."""

from .match import SHORTEST, Joint, Miss, Place, Run, Segment, segments
from .normalise import WordPart, count, fold, number, words
from .proofs import SUFFIX, Proofs, Proved, dump

__all__ = [
    "SHORTEST",
    "SUFFIX",
    "Joint",
    "Miss",
    "Place",
    "Proofs",
    "Proved",
    "Run",
    "Segment",
    "WordPart",
    "count",
    "dump",
    "fold",
    "number",
    "segments",
    "words",
]
