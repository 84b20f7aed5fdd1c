"""A generator of explainer sites: articles and annotations in, a checked docs tree for MkDocs out."""

__version__ = "0.2.0"
