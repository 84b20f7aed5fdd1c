"""What can be derived from the site. Imports model and below."""

from .bibliography import Note, Reference, with_cited_articles
from .changelog import ChangelogEntry, changelog, corrections
from .chronology import chronology
from .facets import Facet, Group, of_claims, of_events
from .full_text import full_text
from .glossary import Glossary
from .matrix import matrix
from .paragraph_strip import ParagraphClaims, by_paragraph, paragraph_of, paragraph_strip
from .sentences import (
    CITING,
    STRICT,
    Sentence,
    exemptions,
    first_sentence,
    lede,
    paragraphs,
    sentences,
    split,
    states,
)
from .standing import Standing, archived, in_proofs, in_text, places, share
from .tally import Tallies, Tally, TallyRow, tallies

__all__ = [
    "CITING",
    "STRICT",
    "ChangelogEntry",
    "Facet",
    "Glossary",
    "Group",
    "Note",
    "ParagraphClaims",
    "Reference",
    "Sentence",
    "Standing",
    "Tallies",
    "Tally",
    "TallyRow",
    "archived",
    "by_paragraph",
    "changelog",
    "chronology",
    "corrections",
    "exemptions",
    "first_sentence",
    "full_text",
    "in_proofs",
    "in_text",
    "lede",
    "matrix",
    "of_claims",
    "of_events",
    "paragraph_of",
    "paragraph_strip",
    "paragraphs",
    "places",
    "sentences",
    "share",
    "split",
    "states",
    "tallies",
    "with_cited_articles",
]
