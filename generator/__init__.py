"""A generator of explainer sites: articles and annotations in, a checked docs tree for MkDocs out."""
