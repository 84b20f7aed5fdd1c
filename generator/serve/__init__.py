"""EDGE: the site while it is edited: what changed is seen at once, and what is wrong with it. Above publish."""
