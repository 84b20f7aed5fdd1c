"""JSON as text: what it holds, and at which line each item of a list begins."""

from __future__ import annotations

import json
from typing import Any

from ...source import RefusedError, Source
from ...syntax import compose


class _TwiceError(Exception):
    """An object has a name twice, of which the library would keep the last alone."""


class _NoNumberError(Exception):
    """`NaN` and the like, which the library takes for numbers."""


def parsed(source: Source) -> Any:
    """What a text in JSON holds. Raises RefusedError where it is none, or says one thing twice, with its place."""
    try:
        return json.loads(source.text, object_pairs_hook=_once, parse_constant=_no_number)
    except _TwiceError as error:
        raise RefusedError(_twice(source, str(error))) from None
    except json.JSONDecodeError as error:
        at = f"{source.path}:{error.lineno}:{error.colno}"
        raise RefusedError(f"{at}: not valid JSON, {error.msg.casefold()}; export it anew") from None
    except _NoNumberError as error:
        raise RefusedError(f"{source.path}: not valid JSON, `{error}` is no number; export it anew") from None
    except RecursionError:
        raise RefusedError(f"{source.path}: JSON that is nested too deep; export it anew") from None


def _no_number(name: str) -> object:
    raise _NoNumberError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


def _twice(source: Source, name: str) -> str:
    """What is said of a name that stands twice, with both places where YAML, of which JSON is a part, finds them."""
    _, problems = compose(source.span(), nodes=len(source.text), size=4 * len(source.text))
    first = next((each for each in problems if each.message.startswith(f"`{name}` ")), None)
    if first is None:
        return f"{source.path}: `{name}` stands twice in one object; keep one"
    return f"{source.path}:{first.first.line}:{first.first.column}: {first.message}; {first.help}"


def item_lines(source: Source) -> dict[int, int]:
    """The line at which each item of the first list of a valid text begins."""
    decoder, text = json.JSONDecoder(), source.text
    at = text.find("[") + 1
    found: dict[int, int] = {}
    while 0 < at < len(text):
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        if at >= len(text) or text[at] == "]":
            break
        found[len(found)] = source.position(at).line
        _, at = decoder.raw_decode(text, at)
    return found
