"""Every report of the source, whether or not a test comes by it, names a place, what is wrong and how to mend it."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import chain

import pytest

from generator.cli import manual
from generator.source.diagnostic import Rule
from generator.source.text import Source
from tests import harbour

_WORDS = frozenset({"help", "message"})


@cache
def _nodes() -> tuple[tuple[str, ast.AST], ...]:
    """All that the package consists of, by where it stands."""
    return tuple(
        (f"{file.relative_to(harbour.ROOT).as_posix()}:{getattr(node, 'lineno', 0)}", node)
        for file in sorted((harbour.ROOT / "generator").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    )


def _calls(name: str) -> dict[str, ast.Call]:
    """Calls of a function or method."""
    return {
        at: node
        for at, node in _nodes()
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", None)) == name
    }


def _reports() -> dict[str, ast.Call]:
    """Calls of `at` of a rule: other things have one, too."""
    return {
        at: call
        for at, call in _calls("at").items()
        if isinstance(call.func, ast.Attribute) and re.fullmatch(r"[A-Z_]+|(.*\.)?rule", ast.unparse(call.func.value))
    }


def _none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _text(node: ast.expr) -> bool:
    """Whether an argument can be nothing but words: where a place belongs they are wrong."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_every_report_names_a_place_what_is_wrong_and_how_to_mend_it() -> None:
    reports = _reports()
    assert len(reports) > 150
    # One star stands for both what is wrong and how to mend it, or two for the labels.
    short = [at for at, call in reports.items() if len(call.args) < 3 and not isinstance(call.args[-1], ast.Starred)]
    assert short == []
    assert [
        at
        for at, call in reports.items()
        if _text(call.args[0]) or any(map(_none, chain.from_iterable(map(ast.walk, call.args))))
    ] == []


def test_words_that_a_report_is_made_of_are_words() -> None:
    given = [
        (at, name.id, node.value)
        for at, node in _nodes()
        if isinstance(node, ast.Assign)
        for name in node.targets
        if isinstance(name, ast.Name)
    ]
    assert [at for at, name, value in given if name in _WORDS and _none(value)] == []


def test_every_refusal_says_why() -> None:
    refusals = _calls("RefusedError")
    assert len(refusals) > 20
    assert [at for at, call in refusals.items() if len(call.args) != 1 or _none(call.args[0])] == []


# What is read and written is UTF-8 on every machine, whatever its own encoding.
_BESIDE = {"write_text": 1, "read_text": 0}
"""Where the encoding stands among what such a call is given."""


def test_every_text_file_is_read_and_written_as_utf8() -> None:
    calls = {at: call for name in _BESIDE for at, call in _calls(name).items()}
    # Metadata of a package is read by the standard library, which takes no encoding.
    own = {at: call for at, call in calls.items() if "distribution(" not in ast.unparse(call)}
    assert len(own) > 5
    wrong = []
    for at, call in own.items():
        assert isinstance(call.func, ast.Attribute)
        place = call.args[_BESIDE[call.func.attr] :][:1]
        named = [each.value for each in call.keywords if each.arg == "encoding"]
        found = (*place, *named)
        if not found or not (isinstance(found[0], ast.Constant) and found[0].value == "utf-8"):
            wrong.append(at)
    assert wrong == []


@pytest.mark.parametrize(
    ("place", "message", "help"),
    [
        ("words", "wrong", "mend"),
        (Source("", ""), "wrong", "mend"),
        (Source("x.md", ""), None, "mend"),
        (Source("x.md", ""), "wrong", None),
    ],
)
def test_tests_refuse_a_report_that_lacks_a_part(place: object, message: object, help: object) -> None:
    with pytest.raises(AssertionError):
        Rule("some-rule").at(place, message, help)  # type: ignore[arg-type]


def test_every_rule_has_a_code_and_a_severity() -> None:
    assert [rule for rule in manual.RULES if not isinstance(rule.code, str) or not rule.severity] == []
