"""What can be derived from the site. Imports model and below."""

from .attribution import speaker
from .bibliography import Reference
from .changelog import ChangelogEntry, changelog, corrections
from .charts import charts
from .chronology import chronology
from .facets import Facet, Group, of_claims, of_events
from .full_text import full_text
from .glossary import Glossary
from .matrix import matrix
from .paragraph_strip import paragraph_of, paragraph_strip
from .sentences import CITING, Sentence, Split, sentences
from .standing import Standing, archived, in_proofs, in_text, places, share

__all__ = [
    "CITING",
    "ChangelogEntry",
    "Facet",
    "Glossary",
    "Group",
    "Reference",
    "Sentence",
    "Split",
    "Standing",
    "archived",
    "changelog",
    "charts",
    "chronology",
    "corrections",
    "full_text",
    "in_proofs",
    "in_text",
    "matrix",
    "of_claims",
    "of_events",
    "paragraph_of",
    "paragraph_strip",
    "places",
    "sentences",
    "share",
    "speaker",
]
