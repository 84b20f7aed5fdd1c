"""The same problems in four formats."""

from __future__ import annotations

import json

from generator.source import counted, report
from generator.source.diagnostic import Diagnostic, Label, Rule, Severity
from generator.source.text import Source

CLAIM = Source("content/claims/a,b.md", "---\ntitle: A\tferry\n---\nThe ferry,\nlate: 50%\n")
NOWHERE = Source("content/topics/x.md", "")
WRONG = Rule("field-invalid")
WORN = Rule("work-unused", Severity.WARNING)
PROBLEMS: tuple[Diagnostic, ...] = (
    WORN.at(CLAIM.span(13, 18), "a ferry: 100% sure", "take it out\nnow"),
    WRONG.at(NOWHERE, "not a file \x1b[31m", "write one"),
    WRONG.at(CLAIM.span(23, 40), "two lines", "mend both", Label(CLAIM.span(4, 9), "see here")),
)

FULL = """\
content/claims/a,b.md:2:10: warning[work-unused]: a ferry: 100% sure
    2 | title: A    ferry
                    ^^^^^
  help: take it out\\nnow

content/topics/x.md:1:1: error[field-invalid]: not a file \\x1b[31m
  help: write one

content/claims/a,b.md:4:1: error[field-invalid]: two lines
    4 | The ferry,
        ^^^^^^^^^^
  content/claims/a,b.md:2:1: see here
    2 | title: A    ferry
        ^^^^^
  help: mend both

"""
CONCISE = """\
content/claims/a,b.md:2:10: warning[work-unused]: a ferry: 100% sure
content/topics/x.md:1:1: error[field-invalid]: not a file \\x1b[31m
content/claims/a,b.md:4:1: error[field-invalid]: two lines
"""
# Errors first; a column only where it is one line; property and data are encoded each in its own way.
GITHUB = """\
::error file=content/topics/x.md,line=1,col=1,endColumn=1,title=field-invalid::not a file \x1b[31m%0Ahelp: write one
::error file=content/claims/a%2Cb.md,line=4,title=field-invalid::two lines%0Ahelp: mend both
::warning file=content/claims/a%2Cb.md,line=2,col=10,endColumn=15,title=work-unused::\
a ferry: 100%25 sure%0Ahelp: take it out%0Anow
"""


def printed(form: str) -> str:
    return "".join(f"{line}\n" for line in report.REPORTERS[form](PROBLEMS))


def test_full() -> None:
    assert printed("full") == FULL


def test_concise() -> None:
    assert printed("concise") == CONCISE


def test_github() -> None:
    assert printed("github") == GITHUB


def test_json_is_an_object_a_line_with_everything() -> None:
    found = [json.loads(line) for line in printed("json").splitlines()]
    assert [(each["path"], each["line"], each["column"], each["end_line"], each["end_column"]) for each in found] == [
        ("content/claims/a,b.md", 2, 10, 2, 15),
        ("content/topics/x.md", 1, 1, 1, 1),
        ("content/claims/a,b.md", 4, 1, 5, 7),
    ]
    assert found[0] | {"line": 0, "column": 0, "end_line": 0, "end_column": 0} == {
        "code": "work-unused", "severity": "warning", "message": "a ferry: 100% sure", "help": "take it out\nnow",
        "path": "content/claims/a,b.md", "line": 0, "column": 0, "end_line": 0, "end_column": 0,
    }  # fmt: skip


def test_no_format_but_json_lets_a_second_line_into_a_line() -> None:
    for form in ("concise", "github"):
        assert len(printed(form).splitlines()) == len(PROBLEMS)


def test_of_a_very_long_line_what_stands_around_the_place_is_shown() -> None:
    long = Source("content/x.md", "left " * 200 + "HERE" + " right" * 200)
    problem = WRONG.at(long.span(1000, 1004), "too much", "take it out")
    headline, excerpt, carets, help, end = report.full([problem])
    assert (headline, end) == ("content/x.md:1:1001: error[field-invalid]: too much", "")
    assert help == "  help: take it out"
    assert len(excerpt) < 500 and "left HERE right" in excerpt and excerpt.count("…") == 2
    assert carets == " " * excerpt.index("HERE") + "^^^^"


def test_the_summary_counts() -> None:
    assert report.summary(()) == "no problems"
    assert report.summary(PROBLEMS[:1]) == "1 warning"
    assert report.summary(PROBLEMS) == "2 errors, 1 warning"
    assert report.summary(PROBLEMS[1:2]) == "1 error"


def test_one_of_a_thing_is_told_as_one() -> None:
    assert [counted(n, "line") for n in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]
    assert [counted(n, "word is", "words are") for n in (1, 3)] == ["1 word is", "3 words are"]
