"""A page as text: rendered, and what stands around it. Imports pages and below."""

from .feed import feed
from .render import BadTemplateError, environment, prepare, render
from .sitemap import robots
from .styles import stylesheets

__all__ = ["BadTemplateError", "environment", "feed", "prepare", "render", "robots", "stylesheets"]
