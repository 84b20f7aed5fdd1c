"""The content of the repository, read once: what ships with the tool, or what a fork has put in its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from generator import build
from generator.model.site import Site
from generator.publish import reading
from generator.publish.project import Project
from generator.source.text import Source
from tests.harbour import ROOT

OURS = "content/articles/pifer-2025.md"
needs_what_ships = pytest.mark.skipif(
    not (ROOT / OURS).is_file(), reason=f"another content has taken the place of the one that ships: no {OURS}"
)


@cache
def content() -> tuple[Mapping[str, str], Mapping[str, bytes]]:
    """The committed files, as text by path, and the assets."""
    read = reading.read_sources(Project(ROOT))
    assert not read.problems
    return {each.path: each.text for each in read.texts if not each.path.startswith("archive/")}, read.assets


@cache
def shipped() -> Site:
    files, assets = content()
    made = build.check([Source(path, text) for path, text in files.items()], assets=assets, environment={})
    assert made.site
    return made.site
