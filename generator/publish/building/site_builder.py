"""EDGE: a site built in a folder, and the theme alone beside it; pages whose HTML is kept are not built again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from ...cache import Cache
from ...model import Site, configuration, settings
from ...output import sitemap
from ..builder import PagesRun, run_builder, run_mkdocs
from ..finishing import security_policy, texts
from ..project import Project
from ..swap import beside
from ..writing import write, write_tree
from . import kept_pages

CANARY, THEME, DOCS = "canary", "theme", "docs"
"""Folders below build/."""
NEW = "site"
"""In a folder of nobody else's, what is built there."""


@dataclass(frozen=True)
class Built:
    """What came of it beside the folder: files that are not in it yet, and those of the theme without content."""

    files: Mapping[str, str | bytes]
    canary: Mapping[str, str | None]


@dataclass(frozen=True)
class Given:
    """What a builder is given, by path: texts and assets of the docs tree, and files over the theme."""

    texts: Mapping[str, str]
    assets: Mapping[str, bytes]
    theme: Mapping[str, bytes]


def build_site(project: Project, builder: str, site: Site, given: Given, kept: Cache, to: Path) -> Built:
    """Has what is given, which was written, made into a site in a folder that is not there yet.

    Raises RefusedError, with the builder's words, where it does not build.
    """
    write_tree(project.build / CANARY, security_policy.CANARY)
    write_tree(project.build / THEME, given.theme)
    if builder == "mkdocs":
        built = _mkdocs(project, site, given, kept, to)
    else:
        # One after the other: it has one cache for both, in the folder of the configurations.
        _elsewhere(builder, project, site, DOCS, to)
        built = Built({}, texts(_elsewhere(builder, project, site, CANARY, to.with_name(CANARY))))
    # Ours has true dates.
    for path in (sitemap.FILE, sitemap.PACKED):
        (to / path).unlink(missing_ok=True)
    return built


def _mkdocs(project: Project, site: Site, given: Given, kept: Cache, to: Path) -> Built:
    """By MkDocs, which is given only pages of which nothing is kept, and those that its menu names."""
    parts = kept_pages.divided(site, given.texts, given.theme)
    frame = kept_pages.frame(_configured(site, DOCS, "site"), given.theme, parts.shown, _epoch(site))
    keys = {path: f"{frame}\0{path}\0{text}" for path, text in parts.others.items()}
    found = {path: html.decode("utf-8") for path, html in kept.found("page", keys).items()}
    new = {path: text for path, text in parts.others.items() if path not in found}
    with beside(project.build / f"{DOCS}-html") as folder:
        # Not strict: the navigation names pages that the canary does not have.
        runs = [PagesRun(_written(project, site, CANARY, folder / CANARY), False, security_policy.CANARY)]
        told = _written(project, site, DOCS, folder / NEW)
        # Others first: the last run fills the folder, which each run empties.
        runs += [PagesRun(told, True, new, parts.shown)] if new else []
        canary, *made = run_mkdocs(project, [*runs, PagesRun(told, True, parts.menu)], _epoch(site))
        shutil.move(folder / NEW, to)
        files = {**texts(folder / CANARY), **canary}
    html = {path: text for each in made for path, text in each.items()}
    kept.keep("page", {keys[path]: html[_html(path)].encode("utf-8") for path in new if _html(path) in html})
    others = {path: text for path, text in given.texts.items() if not path.endswith(".md")}
    return Built({**{_html(path): text for path, text in found.items()}, **html, **others, **given.assets}, files)


def _elsewhere(builder: str, project: Project, site: Site, docs: str, to: Path) -> Path:
    """By a builder that makes whole folders."""
    with beside(project.build / f"{docs}-html") as folder:
        told = _written(project, site, docs, folder / NEW)
        run_builder(builder, project, told, _epoch(site), strict=docs != CANARY)
        shutil.move(folder / NEW, to)
    return to


def _written(project: Project, site: Site, docs: str, to: Path) -> Path:
    """The configuration of a build into a folder; all lies below build/, since Zensical takes nothing above it."""
    file = project.build / (f"{CANARY}.yml" if docs == CANARY else settings.FILE)
    write(file, _configured(site, docs, to.relative_to(project.build).as_posix()))
    return file


def _configured(site: Site, docs: str, to: str) -> str:
    return configuration.written(site.config, docs, to, THEME, site.vacant, site.language.frame)


def _html(path: str) -> str:
    """What a page becomes; each is an `index.md`."""
    return f"{path.removesuffix('.md')}.html"


def _epoch(site: Site) -> int:
    """The newest day of the content, in seconds since 1970: the only time that a page may carry."""
    reviews = ((kind.model, kind.review) for kind in site.kinds if kind.review)
    days = [review.day(entry) for model, review in reviews for entry in site.all(model)]
    return int(datetime.combine(max(days, default=date(2000, 1, 1)), time(), UTC).timestamp())
