"""EDGE: MkDocs, asked for several builds by one process: `python -P -m …`; it imports nothing else of ours.

It reads what to build as JSON from its input, and writes the HTML of the pages to its output: MkDocs alone makes them,
but neither reads nor writes a file for each.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

WARNING, ERROR = 30, 40
"""What is said at least: in strict mode MkDocs counts what it says as a warning, and only if it is said. In other
builds warnings are no faults, and would stand before the fault of the next one."""


# Without settings of its own; what it is typed by says nothing more.
class _Given(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Pages as they are given instead of those of the folder, and their HTML as it is made.

    `pages` are built. `beside` are there for the menu and for who leads to them, and are not built; where there are
    any, nothing but pages is made. Of files, only those of the theme are.
    """

    def __init__(self, pages: Mapping[str, str], beside: Mapping[str, str]) -> None:
        self.pages, self.beside = pages, beside
        self.made: dict[str, str] = {}

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Of the pages those that are given, in the order in which they were found."""
        given = {**self.pages, **self.beside}
        return Files(
            File.generated(config, file.src_uri, content=given[file.src_uri]) if file.src_uri in given else file
            for file in files
            if file.src_uri in given or not (self.beside or file.src_dir == config.docs_dir)
        )

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps the page; what is nothing is written nowhere."""
        if page.file.src_uri in self.pages:
            self.made[page.file.dest_uri] = output
        return ""


class _Templates(FileSystemLoader):
    """The theme's. MkDocs asks for all names in each build, and passes over those with a dot: thousands of icons."""

    @cache  # noqa: B019 - there is one, as long as the process
    def list_templates(self) -> list[str]:
        """The names, but for what lies in folders with a dot."""
        found = set()
        for folder in map(os.fspath, self.searchpath):
            for place, folders, names in os.walk(folder):
                folders[:] = [each for each in folders if not each.startswith(".")]
                found |= {os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/") for name in names}
        return sorted(found)


class _Frame:
    """The theme's templates, compiled once for all builds, which have one theme."""

    def __init__(self) -> None:
        self.environment: Environment | None = None

    def of(self, theme: Theme) -> Environment:
        if self.environment is None:
            self.environment = theme.get_env()
            self.environment.loader = _Templates(theme.dirs)
        return self.environment


def built(
    frame: _Frame, configuration: str, strict: bool, pages: dict[str, str], beside: dict[str, str]
) -> dict[str, str]:
    """The HTML of pages, by its path on the site; what else MkDocs makes goes to the folder that it is told."""
    config = load_config(configuration, strict=strict)
    if beside:
        config.theme.static_templates = set()
    environment = frame.of(config.theme)
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]
    given = _Given(pages, beside)
    config.plugins["given"] = given
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return given.made


def main() -> str:
    """Does what the input says; returns what was wrong."""
    told, answer = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    runs: list[dict[str, Any]] = json.load(told)
    saying = State(level=WARNING)  # type: ignore[no-untyped-call]
    made, frame = [], _Frame()
    try:
        for run in runs:
            saying.logger.setLevel(WARNING if run["strict"] else ERROR)
            made.append(built(frame, **run))
    except MkDocsException as error:
        return str(error)
    finally:
        del saying
    answer.write(json.dumps(made, ensure_ascii=False).encode("utf-8", "xmlcharrefreplace"))
    return ""


if __name__ == "__main__":
    if wrong := main():
        raise SystemExit(wrong)
