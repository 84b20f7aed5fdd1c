"""EDGE: the builder, started over pages of marks, so that there is a frame for each shape of page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model import OVERRIDES, Site, configuration, settings
from ..publish import Project, builder, writing
from ..publish.building import pages_of
from ..publish.finishing import security_policy
from ..source import address
from .splice import BODY, Menu, Shape

EPOCH = 946684800
"""2000-01-01, in seconds since 1970: frames carry no day."""


@dataclass(frozen=True)
class Frames:
    """What the builder made: the frame of each shape, the theme's files, and the policy of every page."""

    made: Mapping[Shape, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    policy: str = ""


def menu(site: Site, every: Callable[[], Iterable[str]]) -> Menu:
    """What the menu leads to: the pages that the settings name, or `every` page where they name none."""
    if site.config.nav is None:
        return Menu(frozenset(every()), True)
    return Menu(frozenset(address.of_page(each) for each in pages_of(site.config.nav)) - site.vacant, False)


def theme(site: Site) -> dict[str, bytes]:
    """What lies over the theme."""
    return {path.removeprefix(OVERRIDES): site.data[path] for path in site.overrides}


def build_frames(site: Site, pages: Menu, shapes: Iterable[Shape]) -> Frames:
    """A frame for each shape. Raises RefusedError, with the builder's words, where it does not build."""
    wanted = {form.url: form for form in shapes}
    # All that the menu names must be there, else it would lead elsewhere.
    texts = dict.fromkeys(pages.pages, f"# {BODY}\n") | {url: form.text for url, form in wanted.items()}
    docs = {address.file(url): text for url, text in texts.items()}
    # A menu of every page would name the canary's, too.
    built = _built(site, docs if pages.titled else {**security_policy.CANARY, **docs})
    canary = _built(site, security_policy.CANARY) if pages.titled else built
    policy = security_policy.policy(data.decode("utf-8") for name, data in canary.items() if name.endswith(".html"))
    made = {form: built[f"{url}index.html"].decode("utf-8") for url, form in wanted.items()}
    return Frames(made, {name: data for name, data in built.items() if not name.endswith("index.html")}, policy)


def _built(site: Site, docs: Mapping[str, str]) -> dict[str, bytes]:
    """What the builder makes of a docs tree, by path; in a folder of the system, so that the project stays as it is."""
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        project = Project(Path(folder).resolve())
        writing.write_tree(project.docs, docs)
        writing.write_tree(project.build / "theme", theme(site))
        file = project.build / settings.FILE
        writing.write(
            file, configuration.written(site.config, "docs", "html", "theme", site.vacant, site.language.frame)
        )
        builder.run_builder("mkdocs", project, file, EPOCH, strict=False)
        built = project.build / "html"
        return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
