"""A page as text: rendered, and what stands around it. Imports pages and below."""

from .embed import embeds
from .feed import beside
from .page_context import SharedContext
from .render import BadTemplateError, bare, environment, fields, prepare, render
from .styles import stylesheets

__all__ = [
    "BadTemplateError",
    "SharedContext",
    "bare",
    "beside",
    "embeds",
    "environment",
    "fields",
    "prepare",
    "render",
    "stylesheets",
]
