"""A page as text: rendered, and what stands around it. Imports pages and below."""

from .feed import feed
from .page_context import SharedContext
from .render import BadTemplateError, environment, fields, prepare, render
from .sitemap import robots
from .styles import stylesheets

__all__ = [
    "BadTemplateError",
    "SharedContext",
    "environment",
    "feed",
    "fields",
    "prepare",
    "render",
    "robots",
    "stylesheets",
]
