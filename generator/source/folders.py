"""Where in a project what is kept, by how the path of a file begins or ends."""

CONTENT = "content/"
ARCHIVE = "archive/"
ASSETS = "content/assets/"
TEMPLATES = "templates/"
OVERRIDES = "templates/overrides/"
"""Our templates of the theme, and what they load."""
STYLES = "templates/styles/"
"""Style sheets, and below in folders the files that they are joined from."""
TEXT = ".text.md"
"""Ends the name of an article's text where its rights allow it to be kept with the content."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg")
"""How the names of pictures end that prose may show."""
