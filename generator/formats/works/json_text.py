"""JSON as text: what it holds, and at which line each item of a list begins."""

from __future__ import annotations

import json
from typing import Any

from ...source import RefusedError, Source


def parsed(source: Source) -> Any:
    """What a text in JSON holds. Raises RefusedError where it is none, with its place."""
    try:
        return json.loads(source.text)
    except json.JSONDecodeError as error:
        at = f"{source.path}:{error.lineno}:{error.colno}"
        raise RefusedError(f"{at}: not valid JSON, {error.msg.casefold()}; export it anew") from None
    except RecursionError:
        raise RefusedError(f"{source.path}: JSON that is nested too deep; export it anew") from None


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
