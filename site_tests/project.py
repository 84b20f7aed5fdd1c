"""Copies of the project, builds of them, and what a build left."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml

from site_tests.reading import Element, read
from tests import harbour

ROOT = Path(__file__).parents[1]
TOOL = ("generator", "templates")
SITE = ("content", "mkdocs.yml")
COMMAND = (sys.executable, "-m", "generator")
NOT_FOUND = "404.html"
EMBED = "/embed/index.html"
# The index of the search; each fragment holds what is said of one result.
SEARCH = "pagefind/pagefind-entry.json"
FRAGMENTS = "pagefind/fragment/"
OWN = frozenset({"search.json", "objects.inv"})
"""What only one of the two builders makes: each keeps its index of the search elsewhere."""
Front = Mapping[str, object]
BASE = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value as text."""


def subject() -> Path:
    """The folder whose content and settings are looked at; `pytest --site` sets it, for its workers too."""
    return ROOT / os.environ.get("SITE_TESTS_SITE", "")


def copy(to: Path, of: Path | None = None) -> Path:
    """What a fresh clone has of the project's sources: no archive, nothing built."""
    to.mkdir(parents=True)
    take(to, of or ROOT, TOOL)
    take(to, of or subject(), SITE)
    return to


def take(to: Path, of: Path, names: Iterable[str]) -> None:
    """Copies files and folders by name."""
    for name in names:
        if (of / name).is_dir():
            shutil.copytree(of / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (of / name).is_file():
            shutil.copy(of / name, to / name)


def small(to: Path) -> Path:
    """The invented project with the shipped frame, built in a quarter of the time, for what any content shows."""
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    harbour.write(to)
    # As in a fresh clone.
    shutil.rmtree(to / "archive")
    pages = harbour.docs(harbour.site()).files
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    # The navigation names only what there is.
    named = ((line, re.search(r"\S+/index\.md", line)) for line in settings)
    kept = (line for line, found in named if not found or found.group() in pages)
    (to / "mkdocs.yml").write_text("".join(kept), encoding="utf-8")
    return to


def builder() -> str:
    """The builder that the session tests; `pytest --builder` sets it, for its workers too."""
    return os.environ.get("SITE_TESTS_BUILDER", "mkdocs")


def start(
    project: Path, url: str = "", *, by: str = "", output: str = "site", **environment: str
) -> subprocess.Popen[str]:
    """A build under way, by the copy's own generator, in a process group of its own and a bare environment."""
    return subprocess.Popen(
        [*COMMAND, "--project", str(project), "build", "--strict", "--with", by or builder(), "-o", output],
        cwd=project,
        # A project without a generator of its own is built by this one.
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SITE_URL": url} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def build(project: Path, url: str = "", *, by: str = "", output: str = "site", **environment: str) -> tuple[int, str]:
    """A finished build: exit code, and all that it said."""
    return ended(start(project, url, by=by, output=output, **environment))


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    with process:
        said, _ = process.communicate()
    return process.returncode, said


def state(folder: Path) -> dict[str, str]:
    """The hash of each file."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@dataclass(frozen=True)
class Built:
    """A built site, the project it was built from, and the address at which it will lie."""

    project: Path
    url: str

    @property
    def folder(self) -> Path:
        return self.project / "site"

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(state(self.folder))

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    @cached_property
    def html(self) -> Mapping[str, Element]:
        """Every HTML file, by path, but for the cards that stand in the frames of other sites."""
        found = (path for path in sorted(self.files) if path.endswith(".html") and not path.endswith(EMBED))
        return MappingProxyType({path: read(self.text(path)) for path in found})

    @cached_property
    def embeds(self) -> Mapping[str, Element]:
        """The cards for other sites, by path."""
        found = (path for path in sorted(self.files) if path.endswith(EMBED))
        return MappingProxyType({path: read(self.text(path)) for path in found})

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Every page by its address below the root; home is the empty one, and the 404 page is none."""
        found = {path.removesuffix("index.html"): page for path, page in self.html.items() if path != NOT_FOUND}
        return MappingProxyType(found)

    def leads(self, page: str, target: str) -> tuple[str | None, str]:
        """The file and anchor to which an address on a page leads, as a browser resolves it; None outside the site."""
        full, anchor = urldefrag(urljoin(urljoin(self.url, page), target))
        path = full.partition("?")[0]
        if not path.startswith(self.url):
            return None, unquote(anchor)
        path = unquote(path.removeprefix(self.url))
        return (f"{path}index.html" if not path or path.endswith("/") else path), unquote(anchor)

    def entries(self, folder: str) -> dict[str, Front]:
        """The front matter of what is written in a folder of content/, drafts left out, by id."""
        if folder not in self._entries:
            self._entries[folder] = dict(self._written(folder))
        return self._entries[folder]

    @cached_property
    def _entries(self) -> dict[str, dict[str, Front]]:
        return {}

    def _written(self, folder: str) -> Iterator[tuple[str, Front]]:
        for file in sorted((self.project / "content" / folder).rglob("*.md")):
            front: Front = yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], Loader=BASE)
            if front.get("draft") != "true":
                yield file.relative_to(self.project / "content" / folder).with_suffix("").as_posix(), front

    @cached_property
    def works(self) -> frozenset[str]:
        """The keys of the bibliography, without works that were withdrawn, and the articles that are cited."""
        text = (self.project / "content" / "references.yml").read_text(encoding="utf-8")
        listed = {item["id"] for item in yaml.load(text, Loader=BASE) if "withdrawn" not in item}
        return frozenset(listed | {id for id in self.entries("articles") if self.cites(id)})

    def there(self, folder: str) -> dict[str, Front]:
        """The same, of a kind without which there is nothing to look at: a site need not have every kind."""
        return self.entries(folder) or pytest.skip(f"this site has nothing in content/{folder}")

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What mkdocs.yml says, as text."""

        class Loader(yaml.BaseLoader):
            """Reads a value that the environment may give as what stands for it."""

        Loader.add_constructor("!ENV", lambda loader, node: node.value[-1].value)
        found: Mapping[str, Any] = yaml.load((self.project / "mkdocs.yml").read_text("utf-8"), Loader)
        return found

    @property
    def language(self) -> str:
        language: str = self.settings["theme"].get("language", "en")
        return language

    @property
    def cards(self) -> bool:
        """Whether what is shared has a picture."""
        return bool(self.settings["extra"]["explainer"].get("cards") == "true")

    @cached_property
    def common(self) -> str:
        """The word that most titles of claims have in common."""
        titles = (
            set(re.findall(r"[a-z]{5,}", str(each["title"]).casefold())) for each in self.there("claims").values()
        )
        counted = Counter(word for words in titles for word in words)
        return min(counted, key=lambda word: (-counted[word], word), default="")

    def cites(self, id: str) -> bool:
        """Whether an entry cites a key, in its text or in a field."""
        key = re.compile(rf"(?:\[[^\]]*@|\bcite: (?:.*; ?)?){id}(?![\w-])")
        return any(key.search(file.read_text(encoding="utf-8")) for file in (self.project / "content").rglob("*.md"))

    def body(self, folder: str, id: str) -> str:
        """What an entry says, as written."""
        return (self.project / "content" / folder / f"{id}.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def fragment(file: Path) -> dict[str, Any]:
    """What Pagefind keeps of one result: JSON behind a mark, packed."""
    found: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
    return found
