"""How long builds take, and how that grows: `python -m tests.bench [--claims N] [--rounds N] [--sizes N,N,…]`.

Builds of a large invented site against plain mkdocs-material over as many pages of like length, in turn, and the stages
of builds of several sizes. All are processor seconds of the whole process with all that it starts, the median of the
rounds: a figure in wall seconds would tell of the machine.
"""

from __future__ import annotations

import argparse
import json
import math
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
"""With it the site has cards; nothing else has it in the name of the machine."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[float, str]:
    """Processor seconds of a command and its children, and what it printed. Raises CalledProcessError."""
    before = os.times()
    unset = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "CI")}
    told = {**unset, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(command, cwd=folder, env=told, check=True, capture_output=True, text=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, done.stdout


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


def compared(folder: Path, claims: int, rounds: int) -> None:
    """Prints what builds and checks take, and how often plain mkdocs-material could have built as many pages."""
    ours, theirs = folder / "ours", folder / "plain"
    tool = [sys.executable, "-m", "generator", "--project", str(ours)]
    thousand.write(ours, claims)
    run([*tool, "build"], ROOT, SITE_URL)
    plain(theirs, ours / "build/docs")
    edited = ours / "content/claims/claim-5.md"
    runs: dict[str, list[float]] = {}
    for each in range(rounds):
        for what, command, at, environment in (
            ("plain mkdocs-material", [sys.executable, "-m", "mkdocs", "build", "-q"], theirs, {}),
            ("build without cards", [*tool, "build"], ROOT, {}),
            ("build with cards", [*tool, "build"], ROOT, SITE_URL),
            ("build, one body edited", [*tool, "build"], ROOT, SITE_URL),
            ("check, one body edited", [*tool, "check"], ROOT, SITE_URL),
            ("check, nothing changed", [*tool, "check"], ROOT, SITE_URL),
        ):
            if what.endswith("cards"):
                shutil.rmtree(ours / "build/cache", ignore_errors=True)
            if what.endswith("edited"):
                edited.write_text(edited.read_text("utf-8").replace(" [@", f" so{each} [@", 1), "utf-8")
            runs.setdefault(what, []).append(run(command, at, environment)[0])
    base = statistics.median(runs["plain mkdocs-material"])
    print(f"{claims} claims, {len(list((theirs / 'docs').rglob('*.md')))} pages; median of {rounds}, CPU seconds")
    for what, found in runs.items():
        print(f"{what:24}{statistics.median(found):8.2f}{statistics.median(found) / base:8.2f} x plain")


def exponent(sizes: Sequence[int], found: Sequence[float]) -> float:
    """With which power of the size work grows: 1 is in step with it, 2 with its square; by least squares."""
    return statistics.linear_regression(list(map(math.log, sizes)), [math.log(max(each, 0.01)) for each in found]).slope


def grown(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    """Prints the stages of cold builds with cards, by size, and with which power of it each grows."""
    stages: list[dict[str, float]] = []
    for size in sizes:
        thousand.write(folder / str(size), size)
        found = []
        for _ in range(rounds):
            shutil.rmtree(folder / str(size) / "build", ignore_errors=True)
            command = [sys.executable, "-m", "tests.stages", str(folder / str(size))]
            found.append(json.loads(run(command, ROOT, SITE_URL)[1]))
        stages.append({name: statistics.median(each[name] for each in found) for name in found[0]})
        shutil.rmtree(folder / str(size))
    print(f"\n{'claims':24}" + "".join(f"{size:>9}" for size in sizes) + "    power")
    for name in stages[0]:
        row = [each[name] for each in stages]
        power = f"{exponent(sizes, row):9.2f}" if len(sizes) > 1 else ""
        print(f"{name + (', MiB' if name == 'peak' else ''):24}" + "".join(f"{each:9.2f}" for each in row) + power)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--claims", type=int, default=1000, help="size of the site that is compared; 0 for none")
    given.add_argument("--rounds", type=int, default=3)
    given.add_argument("--sizes", default="300,1000,3000", help="sizes whose stages are measured; empty for none")
    told = given.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        if told.claims:
            compared(folder, told.claims, told.rounds)
        if sizes := [int(each) for each in told.sizes.split(",") if each]:
            grown(folder, sizes, told.rounds)


if __name__ == "__main__":
    main()
