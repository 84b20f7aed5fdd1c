"""Whoever is refused something is told what to do: each refusal of the package ends in a remedy."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests import harbour

PACKAGE = harbour.ROOT / "generator"
REFUSALS = frozenset({"RefusedError", "click.UsageError", "UsageError", "MissingLibraryError"})
# What is passed on was worded elsewhere: by the function that is called, or by another error.
PASSED_ON = re.compile(r"^(?:_?\w+\(.*\)|str\(error\)|NO_SETTINGS|text)$")
# A remedy stands behind a semicolon, or behind a colon where all before it says what is wrong.
REMEDY = re.compile(r"; \S|: (?:\{\w+|[a-z`{-])|\?$")
OUTSIDE = {
    "cli/serve.py": "the server stopped",
    "publish/builder.py": "did not build",
    "publish/searching/search_index.py": "index",
}
"""What another program says is told as it is."""


def refusals() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call) or not node.exc.args:
                continue
            if ast.unparse(node.exc.func) in REFUSALS:
                yield f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}", ast.unparse(node.exc.args[0])


def test_every_refusal_says_what_to_do() -> None:
    found = list(refusals())
    assert len(found) > 60
    lacking = [
        (place, text)
        for place, text in found
        if not REMEDY.search(text.strip("f'\""))
        and not PASSED_ON.match(text)
        and OUTSIDE.get(place.partition(":")[0], "\0") not in text
    ]
    assert lacking == []
