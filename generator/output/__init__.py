"""A page as text: rendered, and what stands around it. Imports pages and below."""

from .feed import beside
from .page_context import SharedContext
from .render import BadTemplateError, environment, fields, prepare, render
from .styles import stylesheets

__all__ = [
    "BadTemplateError",
    "SharedContext",
    "beside",
    "environment",
    "fields",
    "prepare",
    "render",
    "stylesheets",
]
