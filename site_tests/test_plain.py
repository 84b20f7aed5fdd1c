"""The builder alone, with the project's own settings: the same pages, without policy, marks, search and audit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_tests.project import Built, builder, copy
from site_tests.reading import same

pytestmark = pytest.mark.each_builder
OURS = re.compile(
    r"<meta http-equiv=Content-Security-Policy[^>]*>"
    r"|<link rel=manifest[^>]*>(?=</head>)"
    r'|(?<=[sS])\?v=[0-9a-f]{8}(?=")'
)
"""What is put into a page when it is finished."""
THEIRS = re.compile(r"assets/(?:images|javascripts|stylesheets)/|sitemap\.xml\.gz$")
"""What the theme brings, and our pages do not ask for."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, snapshot: Path, built: Built) -> Path:
    """What the builder makes of the docs tree that the build left."""
    folder = copy(tmp_path_factory.mktemp("plain") / "project", snapshot)
    shutil.copytree(built.project / "build" / "docs", folder / "build" / "docs")
    command = [sys.executable, "-m", builder(), "build", "--strict", "-f", "mkdocs.yml"]
    environment = {"PATH": os.environ["PATH"], "SITE_URL": built.url, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_it_makes_the_same_pages(built: Built, plain: Path) -> None:
    found = {file.relative_to(plain).as_posix() for file in plain.rglob("*.html")}
    assert found == set(built.html)
    for path in found:
        page, count = OURS.subn("", built.text(path))
        assert count > 5 and same((plain / path).read_text("utf-8")) == same(page), path


def test_it_publishes_the_same_files_but_for_ours(built: Built, plain: Path) -> None:
    made = {file.relative_to(plain).as_posix() for file in plain.rglob("*") if file.is_file()}
    ours = {path for path in built.files if path.startswith("pagefind/") or path.endswith("card.png")}
    ours |= {path for path in built.files if "/embed/" in path}
    made = {path for path in made if not THEIRS.match(path)}
    assert made == built.files - ours - {".explainer-site", "sw.js", "site.webmanifest"}
    for path in made - {"sitemap.xml", *built.html}:
        assert (plain / path).read_bytes() == (built.folder / path).read_bytes(), path
