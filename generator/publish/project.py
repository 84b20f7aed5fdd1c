"""EDGE: a project's folder, and the places below it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..source import RefusedError


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml in it, and the places below it."""

    root: Path

    @property
    def build(self) -> Path:
        """Everything that is made on the way to a site."""
        return self.root / "build"

    @property
    def docs(self) -> Path:
        return self.build / "docs"

    @property
    def lock(self) -> Path:
        return self.build / "lock"


def frame() -> Path:
    """The templates and styles that come with the tool: within the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    within = package / "templates"
    return within if within.is_dir() else package.parent / "templates"


def find_project(start: Path) -> Project:
    """The project around a folder. Raises RefusedError where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return Project(folder)
    raise RefusedError("no project here: run the command where mkdocs.yml and content/ lie, or name it with --project")
