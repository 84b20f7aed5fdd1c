"""A page as text: rendered, and what stands around it. Imports pages and below."""

from .feed import feed
from .render import BadTemplate, environment, prepare, render
from .sitemap import robots

__all__ = ["BadTemplate", "environment", "feed", "prepare", "render", "robots"]
