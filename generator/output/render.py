"""Pages as Markdown files for the builder: templates, and what they may call."""

from __future__ import annotations

import html
import json
import re
import traceback
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup as Html

from .. import __version__
from ..model import Site
from ..model.kinds import Work
from ..pages import Page, last_modified
from ..syntax import edtf
from ..views import Glossary, bibliography
from . import publisher
from .page_context import PageContext, SharedContext
from .share_card import HEIGHT, WIDTH, file, share_card

SUFFIX = ".html.jinja"
_EMPTY = re.compile(r"(<pre\b.*?</pre>)|\n{3,}", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n{3,}")
_ICON = re.compile(r'href="#i-([a-z-]+)"')


class BadTemplateError(Exception):
    """A template that cannot be rendered; the text says where and why."""


# What an expression of a template may raise, besides jinja's own.
_FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError)


def _place(error: Exception, page: Page) -> str:
    """The innermost line of a template that an error passed through."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("templates/")]
    return f"{frames[-1].filename}:{frames[-1].lineno}, page {page.path}" if frames else f"page {page.path}"


def environment(templates: Mapping[str, str]) -> Environment:
    """The templates by name, without their suffix. Everything put in is escaped; what is undefined is an error."""
    return _environment(frozenset(templates.items()))


# Compiling them takes longer than rendering a small site, and the same texts always give the same.
@lru_cache(maxsize=8)
def _environment(templates: frozenset[tuple[str, str]]) -> Environment:
    loaded = {name.removesuffix(SUFFIX): text for name, text in templates if name.endswith(SUFFIX)}

    def load(name: str) -> tuple[str, str, None] | None:
        return (loaded[name], f"templates/{name}{SUFFIX}", None) if name in loaded else None

    found = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["say"] = edtf.say
    found.filters["say_year"] = edtf.say_year
    found.filters["say_until"] = edtf.say_until
    found.filters["json"] = script_json
    return found


def script_json(value: object) -> Html:
    """JSON for a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    text = text.replace("](", "]\\u0028")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Html(text)


def prepare(site: Site) -> SharedContext:
    return SharedContext(bibliography.references((*site.all(Work), *site.withdrawn(Work))), Glossary(site))


def render(page: Page, site: Site, templates: Environment, shared: SharedContext) -> str:
    """A page as the builder reads it: front matter, then HTML blocks and Markdown headings."""
    context = PageContext(page, site, templates, shared)
    try:
        body = templates.get_template(page.template).render(context.names())
        if icons := frozenset(_ICON.findall(body)):
            body = templates.get_template("partials/icons").render(used=icons) + "\n\n" + body
    except _FAULTS as error:
        raise BadTemplateError(f"{_place(error, page)}: {error}") from error
    front = fields(page, site, templates, shared)
    head = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items())
    # Zensical looks for Markdown links in HTML blocks too.
    text = f"{head}\n---\n\n{_tidy(body.strip())}\n".replace("](", "]&#40;")
    return f"---\n{text}"


def _tidy(body: str) -> str:
    """A page without the empty lines that templates leave, of which a builder keeps some; as it is in <pre>."""
    if "<pre" not in body:
        return _EMPTY_LINES.sub("\n\n", body)
    return _EMPTY.sub(lambda match: match[1] or "\n\n", body)


def fields(page: Page, site: Site, templates: Environment, shared: SharedContext) -> dict[str, Any]:
    """What a page tells the frame around it."""
    context = PageContext(page, site, templates, shared)
    front: dict[str, Any] = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "layout": page.layout,
        "generator": f"explainer {__version__}",
        "hide": ["navigation", "toc", "path"],
    }
    if "/" in page.url:
        front["section"] = f"{page.url.partition('/')[0]}/"
    if page.hidden:
        front["search"] = {"exclude": True}
    if page.script:
        front["script"] = page.script
    if page.moved is not None:
        front["moved"] = context.to(page.moved)
    if day := last_modified(page, site):
        front["modified"] = day.isoformat()
    if day := site.origin.day:
        front["version"] = {"day": day.isoformat(), "words": edtf.say(day)}
    if said := publisher.foot(context):
        front["publisher"] = said
    if picture := share_card(page, site):
        url = f"{site.config.site_url}{file(page)}"
        front["card"] = {"url": url, "alt": picture.alt, "width": str(WIDTH), "height": str(HEIGHT)}
    return front
