"""The Markdown dialect of annotations: CommonMark with tables and citations; raw HTML is text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from generator.citation import bracketed


@cache
def parser() -> MarkdownIt:
    dialect = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Addresses are checked by us, where a bad one can be reported with its place; `fill` writes none that is unsafe.
    dialect.validateLink = lambda url: True  # type: ignore[method-assign]
    dialect.inline.ruler.before("link", "citation", _citation)
    for name in ("link", "image", "autolink"):
        rule = next(rule.fn for rule in dialect.inline.ruler.__rules__ if rule.name == name)
        dialect.inline.ruler.at(name, _noting(rule, "image" if name == "image" else "link_open"))
    return dialect


def _citation(state: StateInline, silent: bool) -> bool:
    """`[… @key …]`, unless an address follows that makes it a link."""
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, state.posMax)
    inner = state.src[state.pos + 1 : end]
    if end < 0 or "[" in inner or state.src[end + 1 : end + 2] == "(":
        return False
    cites = bracketed(inner)
    if cites is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"cites": cites, "at": (state.pos, end + 1)}
    state.pos = end + 1
    return True


def _noting(rule: Callable[[StateInline, bool], bool], type_: str) -> Callable[[StateInline, bool], bool]:
    """An inline rule that also notes where in its text it matched, and the address as it was written."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count:] if token.type == type_)
            address = token.attrs.get("src" if type_ == "image" else "href", "")
            token.meta = {"at": (start, state.pos), "target": address}
        return True

    return noted
