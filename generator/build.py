"""The pipeline, pure: from sources to problems, and from a site to the builder's files. Read this first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from .checks import CHECKS, dates
from .model import ASSETS, Site, assemble, assembly, configuration, decode, misread, settings
from .model.kinds import KINDS
from .quotation import proofs
from .source import (
    NOTHING_KEPT,
    Diagnostic,
    Problems,
    Results,
    Rule,
    Severity,
    Source,
    Span,
    arrange,
    causes,
)
from .syntax import blocks, citation, document, unknown_markup, walk, yaml_tree
from .views import with_cited_articles

if TYPE_CHECKING:
    from .pages import Page

RULES: tuple[Rule, ...] = (
    *yaml_tree.RULES, *document.RULES, *citation.RULES, *unknown_markup.RULES, *blocks.RULES, *walk.RULES,
    *decode.RULES, *misread.RULES, *proofs.RULES, *configuration.RULES, *settings.RULES, *assembly.RULES,
    *(rule for each in CHECKS for rule in each.RULES),
)  # fmt: skip


@dataclass(frozen=True)
class Build:
    """What became of the sources: the site, unless it could not even be put together, and every problem."""

    site: Site | None
    problems: Problems


def check(
    sources: Iterable[Source],
    *,
    assets: Mapping[str, bytes] = MappingProxyType({}),
    unreadable: Iterable[str] = (),
    environment: Mapping[str, str] | None = None,
    today: date | None = None,
    now: datetime | None = None,
) -> Build:
    """All that is wrong with a project's content, in one go, but for what its reader says of files `unreadable`.

    What lies in the future is reported only where `today` is given, and what is scheduled is a draft until `now`.
    """
    made = read(sources, assets=assets, unreadable=unreadable, environment=environment, now=now)
    return judge(made, today)


def read(
    sources: Iterable[Source],
    *,
    assets: Mapping[str, bytes] = MappingProxyType({}),
    unreadable: Iterable[str] = (),
    environment: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> Build:
    """The first half of a check: the site, and what keeps files from being read as what they should hold."""
    assembled, problems = assemble(
        sources, KINDS, assets=assets, unreadable=unreadable, environment=environment, now=now
    )
    return Build(with_cited_articles(assembled) if assembled else None, arrange(problems))


def judge(made: Build, today: date | None = None) -> Build:
    """The second half: what was read, with all that is wrong with it."""
    if made.site is None:
        return made
    # Of all checks only that of dates may know what day it is.
    checks = (partial(dates.check, today=today) if each is dates else each.check for each in CHECKS)
    found = [*made.problems, *(problem for check_ in checks for problem in check_(made.site))]
    return Build(made.site, arrange(_lenient(causes(found), made.site)))


def _lenient(problems: Iterable[Diagnostic], site: Site) -> Iterator[Diagnostic]:
    """What is wrong in a draft stops nothing: it is not published."""
    drafts: defaultdict[str, list[Span]] = defaultdict(list)
    for entry in site.everything():
        if entry.draft:
            # A library holds other entries, too.
            drafts[entry.source.path].append(entry.at() if site.kind(entry).library else entry.source.span())
    for problem in problems:
        at = problem.at if isinstance(problem.at, Span) else problem.source.span()
        draft = any(at.inside(each) for each in drafts[problem.source.path])
        yield replace(problem, severity=Severity.WARNING) if draft else problem


@dataclass(frozen=True)
class DocsTree:
    """The docs tree: text by path, and the pages that it holds, by their address on the site."""

    files: Mapping[str, str]
    pages: Mapping[str, Page]
    embeds: Mapping[str, str] = field(default_factory=dict)
    """What is put beside the pages, and no builder is given: whole documents for the frames of other sites."""


def docs(site: Site, templates: Mapping[str, str], results: Results = NOTHING_KEPT) -> DocsTree:
    """Everything that the builder is given, but for assets; a style sheet among them stands for ours of its name.

    It is the same whatever `results` are known of work that was done before.
    """
    # To load this takes a tenth of a check, which needs none of it.
    from .data import export
    from .output import bare, beside, embeds, environment, prepare, render, stylesheets
    from .pages import pages

    loaded = environment(templates, site.language, results)
    made = pages(site)
    shared = prepare(site, results)
    files = {page.path: render(page, site, loaded, shared) for page in made} | export.files(site)
    files |= beside(site)
    sheets = stylesheets(templates, results).items()
    files |= {f"assets/{name}": text for name, text in sheets if f"{ASSETS}{name}" not in site.assets}
    if site.language.script:
        files["assets/words.js"] = site.language.script
    return DocsTree(
        files,
        {page.url: page for page in made},
        embeds(site, partial(bare, site=site, templates=loaded, shared=shared)),
    )
