"""Every rule page is a test: each example reports exactly what its `report` fence says.

A fence with a path is a file that is laid over the harbour project, or over its built site where the path ends in
.html, .css or .json outside content/ (a page with `<meta charset="utf-8">` is given its policy, as on publishing); an
empty one takes the file away. A fence `md before PATH` holds a file as it was published earlier: with one, what changed
since is reported too. A fence `report PATH` is proved by the test module that it names, because a fence cannot hold
what the rule is about. `UPDATE=1 pytest tests/test_rules.py` writes the reports.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.cli import answering, manual
from generator.publish import audit, inventory
from generator.reports import changes
from generator.source import report
from generator.source.diagnostic import Problems, arrange
from tests import harbour

RULES = manual.RULES
PAGES = sorted(page for page in (harbour.ROOT / "generator").rglob("*.md") if page.with_suffix(".py").is_file())
_FENCE = re.compile(r"^````(\w+)( before)?(?: (\S+))?\n(.*?)^````$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Section:
    """What a page says of one rule."""

    page: Path
    code: str
    text: str

    def files(self, when: str = "") -> dict[str, str]:
        fences = _FENCE.findall(self.text)
        return {path: text for language, at, path, text in fences if path and at == when and language != "report"}

    @property
    def reports(self) -> list[tuple[str, str]]:
        """For each report the test module that proves it, if another, and its text."""
        return [(path, text) for language, _, path, text in _FENCE.findall(self.text) if language == "report"]


def sections(page: Path) -> list[Section]:
    # A heading inside a fence belongs to the example.
    outside = _FENCE.sub(lambda match: "\0" * len(match.group()), page.read_text("utf-8"))
    starts = [match.start() for match in re.finditer(r"^## ", outside, re.MULTILINE)]
    text = page.read_text("utf-8")
    ends = [*starts[1:], len(text)]
    return [
        Section(page, text[start + 3 : text.index("\n", start)].strip(), text[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]


SECTIONS = [section for page in PAGES for section in sections(page)]


@cache
def _built() -> dict[str, str | None]:
    return harbour.published(harbour.docs(harbour.site()))


def reported(section: Section) -> Problems:
    """What the rules of the page's own module report of the harbour project with an example laid over it.

    A rule of another module changes no report here; on the page of the audit the built pages are looked at too.
    """
    files, earlier = section.files(), section.files(" before")
    content = {path: text for path, text in files.items() if path.startswith(("content/", "archive/", "mkdocs.yml"))}
    made = harbour.check(content)
    found = list(made.problems)
    if made.site and earlier:
        found += changes.check(harbour.site(earlier), made.site)
    if made.site and section.page.stem == "audit":
        built = {path: harbour.finished(text) for path, text in files.items() if path not in content}
        pages = harbour.docs(made.site)
        site = {**(harbour.published(pages) if content else _built()), **built}
        there = {path: text for path, text in site.items() if text != ""}
        found += audit.audit(there, made.site, pages.pages)
    if made.site and section.page.stem == "inventory":
        found += inventory.unexpected({**_built(), **files}, harbour.docs(made.site), (), ("assets/pier.png",))
    own = set(re.findall(r'Rule\("([^"]+)"', section.page.with_suffix(".py").read_text("utf-8")))
    return arrange([problem for problem in found if problem.rule.code in own])


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_example_reports_exactly_what_its_page_says(section: Section) -> None:
    ((elsewhere, expected),) = section.reports
    if elsewhere:
        assert section.code in (harbour.ROOT / elsewhere).read_text("utf-8")
        return
    problems = reported(section)
    assert answering.loaded(answering.dumped(problems, ()), ()) == problems, "as it is kept for the next check"
    found = "\n".join(report.full(problems))
    if os.environ.get("UPDATE") and found != expected:
        page = section.page.read_text("utf-8")
        new = section.text.replace(f"````report\n{expected}````", f"````report\n{found}````")
        section.page.write_text(page.replace(section.text, new), "utf-8")
        pytest.fail("the report was rewritten: read it, and run the test again")
    assert found == expected


def test_every_example_reports_its_own_rule() -> None:
    assert [s.code for s in SECTIONS if f"[{s.code}]" not in s.reports[0][1]] == []


def test_every_rule_has_one_section_and_every_section_names_a_rule() -> None:
    assert sorted(section.code for section in SECTIONS) == sorted(rule.code for rule in RULES)


def test_rules_are_explained_beside_the_module_that_declares_them() -> None:
    for section in SECTIONS:
        assert f'Rule("{section.code}"' in section.page.with_suffix(".py").read_text("utf-8"), section.code


def test_codes_are_words_joined_by_hyphens_and_each_means_one_rule() -> None:
    assert [rule.code for rule in RULES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)] == []
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_that_a_module_declares_is_in_the_list() -> None:
    declared = {
        code
        for file in (harbour.ROOT / "generator").rglob("*.py")
        for code in re.findall(r'Rule\("([^"]+)"', file.read_text("utf-8"))
    }
    assert declared == {rule.code for rule in RULES}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_command_explains_the_rule_with_its_whole_section(section: Section) -> None:
    shown = CliRunner().invoke(cli.main, ["explain", section.code])
    assert shown.exit_code == 0
    assert shown.output == f"{section.code}\n\n{section.text.partition(chr(10))[2].strip()}\n"


def test_command_lists_every_rule() -> None:
    shown = CliRunner().invoke(cli.main, ["explain"])
    assert [line.split() for line in shown.output.splitlines()] == [[rule.code, rule.severity] for rule in RULES]


def test_project_alone_reports_nothing() -> None:
    assert harbour.check().problems == ()
    site = harbour.site()
    assert list(audit.audit(_built(), site, harbour.docs(site).pages)) == []


def test_explanation_says_why_and_how_to_mend_in_a_few_sentences() -> None:
    for section in SECTIONS:
        prose = section.text.split("\n\n")[1]
        assert 2 <= len(re.findall(r"[.:](?:\s|$)", prose)) <= 5, section.code
