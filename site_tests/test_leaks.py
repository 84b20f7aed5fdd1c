"""No text of an article leaves the archive: not in the repository, not on the site, not in the wheel."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from generator.publish import BUILDERS
from site_tests.project import OWN, ROOT, SEARCH, Built, builder, subject
from site_tests.sayings import runs, texts

SITE = subject()
TEXTS = sorted((SITE / "archive").glob("*.md")) or sorted((SITE.parent / "shared" / "seeds").glob("*.txt"))
PACKED = ("generator", "pyproject.toml", "README.md", "LICENSE")
needs_articles = pytest.mark.skipif(
    not TEXTS, reason="the text of the articles is neither in archive/ nor beside the repository (../shared/seeds)"
)


@pytest.fixture(scope="module")
def secret() -> set[tuple[str, ...]]:
    """Every run of the raw articles but those within a proved quotation or a title."""
    raw = set(chain.from_iterable(runs(file.read_text("utf-8", "replace")) for file in TEXTS))
    assert raw
    return raw - allowed()


def allowed() -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for file in (SITE / "content" / "articles").glob("*.proofs.json"):
        for quotation in json.loads(file.read_text("utf-8"))["quotations"]:
            found.update(*(runs(segment["text"]) for segment in quotation["segments"]))
    for file in (SITE / "content" / "articles").glob("*.md"):
        for title in re.findall(r"(?m)^title: (.+)$", file.read_text("utf-8")):
            found |= runs(title)
    return found


def leaks(texts: Iterator[str] | list[str], secret: set[tuple[str, ...]]) -> list[str]:
    """How many runs were found, and where from; never the words themselves, since reports are kept."""
    found = set(chain.from_iterable(map(runs, texts))) & secret
    return [f"{len(found)} runs, the first begins with “{' '.join(min(found)[:3])}”"] if found else []


def test_a_leak_would_be_found(tmp_path: Path) -> None:
    """In each place in which words may lie, however they are marked up."""
    told = "The ferry was late because nobody had wound the harbour clock since March"
    secret = runs(told)
    first, _, rest = told.partition(" nobody ")
    rest = f"nobody {rest}"
    places = {
        "page.html": f'<p>{first}<sup class="cite"><a>1</a></sup> <em>{rest}</em></p>',
        "blocks.html": f"<li>{first}</li><li>{rest}</li>",
        "inside.html": f"<p>{first} <em>no</em>{rest.removeprefix('no')}</p>",
        "meta.html": f'<meta content="{told}">',
        "linked.html": f'<script type="application/ld+json">{json.dumps({"a": [told]})}</script>',
        "index.json": json.dumps({"docs": [{"text": f"<p>{told.replace(' ', ' &nbsp;')}</p>"}]}),
        "code.py": f"# {first}\n# {rest}\n",
        "entry.md": f"> {first}[see @clock-report, p. 3]\n> {rest.upper()}\n",
    }
    for name, text in places.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert leaks(texts(tmp_path / name), secret), name
    assert not leaks([told.replace("nobody", "no one")[:40]], secret)


@needs_articles
def test_no_article_lies_in_the_repository(secret: set[tuple[str, ...]]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip(f"not a git repository: {listed.stderr.strip()}")
    tracked = [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert len(tracked) > 100
    assert {str(file.relative_to(ROOT)): found for file in tracked if (found := leaks(texts(file), secret))} == {}


@needs_articles
@pytest.mark.each_builder
def test_no_article_lies_on_the_site(built: Built, full: bool, secret: set[tuple[str, ...]]) -> None:
    assert SEARCH in built.files
    # The second builder's other files are those of the first (`test_builders`).
    looked = built.files if full or builder() == BUILDERS[0] else built.files & OWN
    assert {path: found for path in looked if (found := leaks(texts(built.folder / path), secret))} == {}


@needs_articles
def test_no_article_lies_in_the_wheel(tmp_path: Path, secret: set[tuple[str, ...]]) -> None:
    """Where hatchling is not installed, in the files that it would pack."""
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    packed = tmp_path / "generator"
    if importlib.util.find_spec("hatchling"):
        subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=tmp_path, check=True)
        (wheel,) = (tmp_path / "dist").glob("*.whl")
        packed = tmp_path / "unpacked"
        zipfile.ZipFile(wheel).extractall(packed)
    files = [file for file in packed.rglob("*") if file.is_file()]
    assert [file for file in files if file.name == "audit.py"]
    assert {str(file.relative_to(tmp_path)): found for file in files if (found := leaks(texts(file), secret))} == {}
