"""The tutorial of the documentation, run: its files written, its mistakes planted, its commands started."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model.kinds import Article, Claim, Event, Explainer
from generator.publish import checking, find_project
from tests.harbour import ROOT

TUTORIAL = ROOT / "docs/pages/tutorial.md"
_BLOCK = re.compile(
    r'^(?:<!-- (append|fails) -->\n)?```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL
)
PLANTED = 3


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file that it is of, what is said of it, and its text."""

    language: str
    title: str | None
    said: str | None
    text: str
    line: int


def blocks() -> Iterator[Block]:
    text = TUTORIAL.read_text("utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(found[2], found[3], found[1], found[4], text.count("\n", 0, found.start()) + 1)


@dataclass
class Reader:
    """Who follows the tutorial, in a folder."""

    folder: Path
    output: str = ""
    planted: int = 0

    def follow(self, block: Block) -> None:
        match block:
            case Block("sh"):
                for line in block.text.splitlines():
                    self.run(line, block)
            case Block("text", None):
                missing = [line for line in block.text.splitlines() if line not in self.output]
                assert missing == [], f"tutorial.md:{block.line}: not said\n{self.output}"
            case Block("diff", title):
                assert title
                old, new = (re.findall(rf"^\{sign}(.*)$", block.text, re.MULTILINE) for sign in "-+")
                text = (self.folder / title).read_text("utf-8")
                assert text.count(old[0]) == 1, f"tutorial.md:{block.line}: `{old[0]}` stands in {title} not just once"
                (self.folder / title).write_text(text.replace(old[0], new[0]), "utf-8")
            case Block(_, title, said):
                assert title, f"tutorial.md:{block.line}: of no file"
                file = self.folder / title
                file.parent.mkdir(parents=True, exist_ok=True)
                before = file.read_text("utf-8") if said == "append" else ""
                file.write_text(before + block.text, "utf-8")

    def run(self, line: str, block: Block) -> None:
        program, *arguments = shlex.split(line)
        if program == "cd":
            self.folder = self.folder / arguments[0]
            os.chdir(self.folder)
            return
        assert program == "explainer", line
        done = CliRunner().invoke(main, arguments)
        self.output = done.output
        assert bool(done.exit_code) == (block.said == "fails"), f"tutorial.md:{block.line}: {line}\n{done.output}"
        self.planted += block.said == "fails"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The project as the tutorial leaves it, but for the build at its end."""
    before = Path.cwd()
    reader = Reader(tmp_path_factory.mktemp("tutorial"))
    os.chdir(reader.folder)
    try:
        for block in blocks():
            if block.text != "explainer build\n":
                reader.follow(block)
        yield reader
    finally:
        os.chdir(before)


def test_the_tutorial_is_followed_as_it_is_written(followed: Reader) -> None:
    assert followed.planted == PLANTED, "mistakes, each told with its place and its remedy"


def test_it_leaves_what_it_promises(followed: Reader) -> None:
    made = checking.check(find_project(followed.folder), {})
    assert made.problems == () and made.site
    article = made.site.get(Article, "marsh-2025")
    assert article and len(made.site.referring(article, Claim)) == 3
    assert made.site.get(Event, "2023-06-12-vote")
    explainer = made.site.get(Explainer, "what-did-the-bridge-cost")
    assert explainer and sum(link.alone for link in explainer.body.links) == 2


def test_each_mistake_is_told_with_place_and_remedy_and_mended_by_what_was_told() -> None:
    found = list(blocks())
    failing = [number for number, block in enumerate(found) if block.said == "fails"]
    for number in failing:
        planted, told = found[number - 1], found[number + 1]
        mend = next(block for block in found[number:] if block.language == "diff")
        assert planted.language == "diff" and told.language == "text" and "error[" in told.text
        assert planted.title and mend.title == planted.title, "it is mended where it was planted"
        assert f"{planted.title}:" in told.text, "the place is told"
        (right,) = re.findall(r"^\+(.*)$", mend.text, re.MULTILINE)
        help = told.text.partition("help: ")[2]
        assert any(word in help for word in re.findall(r"[\w,.-]*\d[\w,.-]*", right)), "what is right is in the remedy"
