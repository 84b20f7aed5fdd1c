"""Pages as Markdown files for the builder: templates, and what they may call."""

from __future__ import annotations

import html
import json
import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from types import FunctionType, MethodType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup as Html
from markupsafe import escape

from .. import __version__
from ..language import ENGLISH, InterfaceLanguage
from ..letters import Direction, direction, isolated, locale, marked_up, turned
from ..model import Site
from ..model.kinds import Claim, Topic, Work
from ..pages import Page, last_modified
from ..source import NOTHING_KEPT, Results
from ..views import Glossary, bibliography
from . import publisher
from .page_context import PageContext, SharedContext
from .share_card import HEIGHT, WIDTH, picture

SUFFIX = ".html.jinja"
# Made once: `json.dumps` makes one for each value that it is given with options.
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
_EMPTY = re.compile(r"(<pre\b.*?</pre>)|\n{3,}", re.DOTALL)
_EMPTY_LINES = "\n\n\n"
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


class _Context(Context):
    """Jinja's, which asks of each thing called whether it wants something of the template; ours want nothing.

    Nor has any template names of its own that an imported one would have to know: what is imported is made once.
    """

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.globals_keys = set()

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        kind = type(called)
        if kind is not Macro and (kind not in _FUNCTIONS or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **named)
        if named:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
        try:
            return called(self.eval_ctx, *args, **named) if kind is Macro else called(*args, **named)
        except StopIteration:
            return self.environment.undefined("there is nothing of it")


_FUNCTIONS = frozenset({FunctionType, MethodType, partial})


class _Code(CodeGenerator):
    """Jinja's, which escapes what `finalize` gives back; ours gives back what is escaped, and most of it was before."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"({finalize.src}")
        else:
            super()._output_child_pre(node, frame, finalize)


def _put_in(value: object, page: Direction) -> Html:
    """What is put into a page."""
    return value if type(value) is Html else escape(isolated(value, page))


class _Compiled(BytecodeCache):
    """Templates as they were compiled. What stands fast in one was already put into the words of the language."""

    def __init__(self, results: Results, language: InterfaceLanguage) -> None:
        self.results, self.language = results, language

    def _content(self, bucket: Bucket) -> str:
        return f"{self.language.tag} {bucket.key} {bucket.checksum}"

    def load_bytecode(self, bucket: Bucket) -> None:
        for kept in self.results.found("template", {bucket: self._content(bucket)}).values():
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.results.keep("template", {self._content(bucket): bucket.bytecode_to_string()})


def environment(
    templates: Mapping[str, str], language: InterfaceLanguage = ENGLISH, results: Results = NOTHING_KEPT
) -> Environment:
    """The templates by name, without their suffix, in the words of a language.

    Everything put in is escaped; what is undefined is an error.
    """
    found = _environment(frozenset(templates.items()), language)
    found.bytecode_cache = _Compiled(results, language)
    return found


# Compiling them takes longer than rendering a small site, and the same texts always give the same.
@lru_cache(maxsize=8)
def _environment(templates: frozenset[tuple[str, str]], language: InterfaceLanguage) -> Environment:
    loaded = {name.removesuffix(SUFFIX): text for name, text in templates if name.endswith(SUFFIX)}

    def load(name: str) -> tuple[str, str, None] | None:
        return (loaded[name], f"templates/{name}{SUFFIX}", None) if name in loaded else None

    found = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=partial(_put_in, page=direction(language.tag)),
    )  # fmt: skip
    found.code_generator_class = _Code
    found.context_class = _Context
    _worded(found, language)
    found.filters["json"] = script_json
    return found


def _worded(templates: Environment, language: InterfaceLanguage) -> None:
    """Gives templates gettext's functions, and the filters for dates and numbers.

    Words of a catalogue are HTML, as those of a template are; what is put into them is escaped.
    """

    side = direction(language.tag)

    def filled(text: str, values: dict[str, object]) -> Html:
        return Html(text) % {name: isolated(each, side) for name, each in language.said(values).items()}

    @cache
    def alone(text: str) -> Html:
        return filled(language.message(text), {})

    def gettext(text: str, /, **values: object) -> Html:
        return filled(language.message(text), values) if values else alone(text)

    def ngettext(one: str, more: str, number: int, /, **values: object) -> Html:
        return filled(language.messages(one, more, number), {"num": number, **values})

    templates.add_extension("jinja2.ext.i18n")
    templates.newstyle_gettext = True  # type: ignore[attr-defined]
    templates.globals |= {
        "side": side,
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "listed": language.listed,
    }
    said = (language.say, language.say_year, language.say_until, language.number)
    templates.filters |= {each.__name__: each for each in said}


def script_json(value: object) -> Html:
    """JSON for a script element: nothing in it can end the element."""
    text = _SORTED.encode(value)
    text = text.replace("](", "]\\u0028")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Html(text)


def prepare(site: Site, results: Results = NOTHING_KEPT) -> SharedContext:
    works = (*site.all(Work), *site.withdrawn(Work))
    return SharedContext(bibliography.references(works, site.language, results), Glossary(site))


def render(page: Page, site: Site, templates: Environment, shared: SharedContext) -> str:
    """A page as the builder reads it: front matter, then HTML blocks and Markdown headings."""
    body = _body(page, site, templates, shared)
    front = fields(page, site, templates, shared)
    head = "\n".join(f"{name}: {_ENCODER.encode(value)}" for name, value in front.items())
    # Zensical looks for Markdown links in HTML blocks too.
    text = f"{head}\n---\n\n{_tidy(body.strip())}\n".replace("](", "]&#40;")
    return f"---\n{site.language.stopped(text)}"


def bare(page: Page, site: Site, templates: Environment, shared: SharedContext) -> str:
    """A page that no builder is given: what its template makes, a whole document."""
    text = _body(page, site, templates, shared)
    sprite, start, document = text.partition("<!doctype html>")
    return _tidy(f"{start}{document.replace('<body>', f'<body>{sprite.strip()}', 1)}")


def _body(page: Page, site: Site, templates: Environment, shared: SharedContext) -> str:
    """What the template of a page makes, with the symbols that it uses before it."""
    context = PageContext(page, site, templates, shared)
    try:
        made = templates.get_template(page.template).render(context.names())
        body = turned(marked_up(made), direction(site.language.tag))
        if icons := frozenset(_ICON.findall(body)):
            return templates.get_template("partials/icons").render(used=icons) + "\n\n" + body
    except _FAULTS as error:
        raise BadTemplateError(f"{_place(error, page)}: {error}") from error
    return body


def _tidy(body: str) -> str:
    """A page without the empty lines that templates leave, of which a builder keeps some; as it is in <pre>."""
    if "<pre" not in body:
        while _EMPTY_LINES in body:
            body = body.replace(_EMPTY_LINES, "\n\n")
        return body
    return _EMPTY.sub(lambda match: match[1] or "\n\n", body)


def _found_by(page: Page, site: Site) -> dict[str, Any]:
    """What the frame tells programs that is beside the page of one entry: a feed of it, the card of a claim."""
    match page.shows:
        case [Topic() as topic] if topic.stands:
            return {"feed": topic.name}
        case [Claim() as claim]:
            return {"feed": claim.title} | ({"oembed": True} if site.config.site_url else {})
    return {}


def fields(page: Page, site: Site, templates: Environment, shared: SharedContext) -> dict[str, Any]:
    """What a page tells the frame around it."""
    context = PageContext(page, site, templates, shared)
    front: dict[str, Any] = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "layout": page.layout,
        "locale": locale(site.language.tag),
        "generator": f"explainer {__version__}",
        "hide": ["navigation", "toc", "path"],
    }
    if "/" in page.url:
        front["section"] = f"{page.url.partition('/')[0]}/"
    if page.hidden:
        front["search"] = {"exclude": True}
    if page.script:
        front["script"] = page.script
    front |= _found_by(page, site)
    if page.moved is not None:
        front["moved"] = context.to(page.moved)
    if day := last_modified(page, site):
        front["modified"] = day.isoformat()
    if told := publisher.version(site):
        front["version"] = told
    if said := publisher.foot(context):
        front["publisher"] = said
    if shown := picture(page, site):
        at, alt = shown
        front["card"] = {"url": f"{site.config.site_url}{at}", "alt": alt, "width": str(WIDTH), "height": str(HEIGHT)}
    return front
