"""Style sheets: each joined from the files that it imports, small, and without what older browsers do not know."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import tinycss2

from ..model import STYLES, TEMPLATES
from ..source import NOTHING_KEPT, Results
from .render import BadTemplateError

_FOLDER = STYLES.removeprefix(TEMPLATES)
_PAIR = re.compile(r"(--[\w-]+): ?light-dark\( ?([^(),]+?), ?([^(),]+?)\)")
_SCHEME = re.compile(r"color-scheme: ?dark(?=[;}])")


def stylesheets(templates: Mapping[str, str], results: Results = NOTHING_KEPT) -> dict[str, str]:
    """The style sheets by name: the files that lie directly in templates/styles/, what they import in its place.

    Raises BadTemplateError for a file that cannot be joined.
    """
    files = frozenset((path, text) for path, text in templates.items() if path.startswith(_FOLDER))
    content = json.dumps(sorted(files))
    for kept in results.found("styles", {"": content}).values():
        return {**json.loads(kept)}
    made = dict(_stylesheets(files))
    results.keep("styles", {content: json.dumps(made).encode("ascii")})
    return made


# A parser written in Python takes as long as rendering a small site, and the same texts always give the same.
@lru_cache(maxsize=8)
def _stylesheets(files: frozenset[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    texts = dict(files)
    paths = (path for path in sorted(texts) if re.fullmatch(rf"{_FOLDER}[^/]+\.css", path))
    return tuple((path.removeprefix(_FOLDER), _sheet(path, texts)) for path in paths)


def properties(sheet: str) -> dict[str, str]:
    """The custom properties that a style sheet gives the whole page, as they are in light."""
    found: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if _of_page(rule):
            text = _PAIR.sub(r"\1: \2", tinycss2.serialize(_squeezed(rule.content)))
            declared = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
            found |= {
                each.name: tinycss2.serialize(each.value).strip() for each in declared if each.type == "declaration"
            }
    return found


def _sheet(path: str, templates: Mapping[str, str]) -> str:
    dark: list[str] = []
    rules = [_light(rule, dark) for rule in _rules(path, templates, (path,))]
    text = _SCHEME.sub(lambda match: ";".join([match[0], *dark]), "\n".join(rules))
    if "light-dark(" in text or (dark and not _SCHEME.search(text)):
        why = "`light-dark()` is known to new browsers alone"
        where = "two plain colours, as a custom property of `:root` in a sheet with a rule for `color-scheme: dark`"
        raise BadTemplateError(f"{TEMPLATES}{path}: {why}; for all it can be spelled out only where it is {where}")
    return f"{text}\n"


def _rules(path: str, templates: Mapping[str, str], within: tuple[str, ...]) -> Iterator[Any]:
    """The rules of a file, with those of the files that it imports in their place."""
    for node in tinycss2.parse_stylesheet(templates[path], skip_comments=True, skip_whitespace=True):
        place = f"{TEMPLATES}{path}:{node.source_line}"
        if node.type == "error":
            raise BadTemplateError(f"{place}: not CSS: {node.message.lower()}")
        if (target := _imported(node)) is None:
            yield node
            continue
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if file not in templates or file in within:
            fault = "it would import itself" if file in within else f"there is no {TEMPLATES}{file}"
            raise BadTemplateError(f"{place}: `{target}` cannot be imported: {fault}")
        yield from _rules(file, templates, (*within, file))


def _imported(node: Any) -> str | None:
    """The file that a rule imports, if it is one of ours; addresses, and imports for some media, stay as they are."""
    if node.type != "at-rule" or node.lower_at_keyword != "import":
        return None
    match [each for each in node.prelude if each.type not in ("whitespace", "comment")]:
        case [only] if only.type == "string" and ":" not in only.value and not only.value.startswith("/"):
            return str(only.value)
    return None


def _light(rule: Any, dark: list[str]) -> str:
    """A rule as text, of two colours the one for light; the others are put with `dark`, as declarations."""
    for part in ("prelude", "content"):
        if getattr(rule, part) is not None:
            setattr(rule, part, _squeezed(getattr(rule, part)))
    text = str(rule.serialize())
    if rule.type == "at-rule":
        head = f"@{rule.at_keyword}"
        return text.replace(head, f"{head} ", 1) if rule.prelude else text
    if _of_page(rule):
        dark.extend(f"{name}: {value}" for name, _, value in _PAIR.findall(text))
        text = _PAIR.sub(r"\1: \2", text)
    return text


def _of_page(rule: Any) -> bool:
    return rule.type == "qualified-rule" and [each.serialize() for each in _squeezed(rule.prelude)] == [":", "root"]


def _squeezed(nodes: Iterable[Any]) -> list[Any]:
    """Without comments, and without white space where it means nothing."""
    kept: list[Any] = []
    for node in nodes:
        for part in ("content", "arguments"):
            if isinstance(getattr(node, part, None), list):
                setattr(node, part, _squeezed(getattr(node, part)))
        if node.type == "whitespace":
            node.value = " "
            if kept and kept[-1].type not in ("{} block", "whitespace") and kept[-1] != ";" and kept[-1] != ",":
                kept.append(node)
        elif node.type != "comment":
            if node.type == "{} block":
                _trim(kept)
            kept.append(node)
    return _trim(kept)


def _trim(nodes: list[Any]) -> list[Any]:
    """Without white space at the end; a custom property keeps that which is all its value."""
    if nodes and nodes[-1].type == "whitespace" and not (len(nodes) > 1 and nodes[-2] == ":"):
        nodes.pop()
    return nodes
