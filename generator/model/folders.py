"""Where in a project what is kept."""

from __future__ import annotations

CONTENT = "content/"
ARCHIVE = "archive/"
ASSETS = "content/assets/"
TEMPLATES = "templates/"
OVERRIDES = "templates/overrides/"
"""Our templates of the theme, and what they load."""
TEXT = ".text.md"
"""Ends the name of an article's text where its rights allow it to be kept with the content."""
