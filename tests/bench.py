"""How long builds take: `python -m tests.bench [CLAIMS [ROUNDS]]`, against plain mkdocs-material over as many pages.

Processor seconds of the whole process with all that it starts, both kinds of build in turn, and the median of each: a
figure in wall seconds would tell of the machine.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests import thousand
from tests.harbour import ROOT

SETTINGS = (
    "site_name: Plain\nsite_url: https://reader.example/\ntheme: {name: material, font: false}\nplugins: [search]\n"
)
SITE_URL = {"SITE_URL": "https://reader.example/"}


def seconds(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Processor seconds of a command and its children. Raises CalledProcessError where it fails."""
    before = os.times()
    told = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **environment}
    subprocess.run(command, cwd=folder, env=told, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def plain(folder: Path, pages: Path) -> None:
    """A project of plain Markdown: the same paths, and of each page as many words."""
    for file in pages.rglob("*.md"):
        words = re.sub(r"<[^>]*>", " ", file.read_text("utf-8").partition("\n---\n")[2]).split()
        text = "\n\n".join(" ".join(words[at : at + 60]).lstrip("#-*0123456789. ") for at in range(0, len(words), 60))
        to = folder / "docs" / file.relative_to(pages)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(f"# {file.parent.name}\n\n{text}\n", encoding="utf-8")
    menu = "nav: [index.md, claims/index.md, timeline/index.md]\nvalidation: {omitted_files: ignore}\n"
    (folder / "mkdocs.yml").write_text(SETTINGS + menu, encoding="utf-8")


def main(claims: int, rounds: int) -> None:
    """Prints the figures."""
    tool = [sys.executable, "-m", "generator", "--project"]
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "plain")
        thousand.write(ours, claims)
        subprocess.run([*tool, str(ours), "build"], cwd=ROOT, env={**os.environ, **SITE_URL}, check=True)
        plain(theirs, ours / "build/docs")
        runs: dict[str, list[float]] = {}
        for _ in range(rounds):
            shutil.rmtree(ours / "build/cache", ignore_errors=True)
            for what, command, folder in (
                ("plain mkdocs-material", [sys.executable, "-m", "mkdocs", "build", "-q"], theirs),
                ("build, nothing kept", [*tool, str(ours), "build"], ROOT),
                ("build, again", [*tool, str(ours), "build"], ROOT),
                ("check", [*tool, str(ours), "check"], ROOT),
            ):
                runs.setdefault(what, []).append(seconds(command, folder, SITE_URL))
        base = statistics.median(runs["plain mkdocs-material"])
        print(f"{claims} claims, {len(list((theirs / 'docs').rglob('*.md')))} pages; median of {rounds}, CPU seconds")
        for what, each in runs.items():
            print(f"{what:24}{statistics.median(each):8.2f}{statistics.median(each) / base:8.2f} x plain")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(*given, *(1000, 3)[len(given) :]))
