"""EDGE: the command `explainer`; the only module that prints or exits."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from .. import __version__
from ..ingest import prove as prove_article
from ..model import CONTENT, ID, ID_LENGTH, RESERVED, Site, scaffold
from ..model.kinds import KINDS, Article
from ..publish import BUILDERS, Project, find_project, publication, reading, write
from ..reports import effect, language, readability
from ..reports import statistics as numbers
from ..source import Diagnostic, Missing, Refused, arrange, blocking, nearest, report
from . import manual

FORMATS = tuple(report.REPORTERS)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of the project.")
@click.version_option(__version__, prog_name="explainer")
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Articles and annotations in, a checked explainer site out.

    Example: explainer check, then explainer build.
    """
    context.obj = project


@main.command()
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option("--with", "builder", type=click.Choice(BUILDERS), default=BUILDERS[0], show_default=True, help="Builder.")
@click.option("-o", "--output", default="site", show_default=True, help="Folder of the site, below the project.")
@click.pass_context
def build(context: click.Context, strict: bool, builder: str, output: str) -> None:
    """Check, generate, build, audit, and only then publish to the folder.

    Whatever goes wrong, the last good site stays.

    Example: explainer build --strict -o site
    """
    with _refusing(), _progress() as say:
        project = _project(context)
        made = publication.publish(project, builder, output, strict=strict, environment=os.environ, say=say)
    _print(made.problems, "full")
    if not made.published:
        click.echo(f"not published: {report.summary(made.problems)}", err=True)
        sys.exit(1)
    click.echo(f"{output}: {made.pages} pages, {report.summary(made.problems)}", err=True)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--since", metavar="REV", help="Report too what was published at this git revision and changed silently.")
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], form: str, strict: bool, since: str | None) -> None:
    """Report everything that is wrong with the content, at file, line and column.

    PATHS limit the report to files and folders. Exits with 0 when clean, 1 with problems, 2 for a wrong call.

    Example: explainer check content/claims --format concise
    """
    with _refusing():
        project = _project(context)
        made = publication.check(project, os.environ)
        silent = publication.since(project, since, made, os.environ) if since else ()
        found = _below([*made.problems, *silent], project, paths)
    _print(found, form)
    if form == "full":
        click.echo(report.summary(found), err=True)
    sys.exit(1 if blocking(found, strict=strict) else 0)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "name", help="Id of the article, where one file is given.")
@click.option("--url", help="Address of the article, for a new record.")
@click.option("--dry-run", is_flag=True, help="Report, but write nothing.")
@click.pass_context
def ingest(context: click.Context, files: tuple[Path, ...], name: str | None, url: str | None, dry_run: bool) -> None:
    """Clean raw articles: record and archived text, and a report of what was dropped and why.

    A record that is there is never changed, and an article is known again by its words.

    Example: explainer ingest article.txt --id pifer-2025
    """
    from ..ingest import importer

    if name and len(files) > 1:
        raise click.UsageError("--id goes with one file")
    if name and (not ID.fullmatch(name) or len(name) > ID_LENGTH or name in RESERVED):
        raise click.UsageError(f"`{name}` cannot be an id: small letters, digits and single hyphens")
    with _refusing():
        project = _project(context)
        for file in files:
            site = _site(project)
            taken = importer.import_article(site, reading.read_raw(file), file.name, name, url)
            click.echo("\n".join(taken.lines))
            for path, text in taken.files.items():
                if not dry_run and write(project.root / path, text):
                    click.echo(f"  wrote {path}")


@main.command()
@click.argument("ids", nargs=-1)
@click.pass_context
def prove(context: click.Context, ids: tuple[str, ...]) -> None:
    """Hold every quotation against the archived articles, and write what was proved.

    Needs the archived text (archive/ID.md). Exits with 1 where a quotation does not stand.

    Example: explainer prove pifer-2025
    """
    fallen = False
    with _refusing():
        project = _project(context)
        site = _site(project)
        known = {article.id: article for article in site.all(Article, drafts=True)}
        for unknown in set(ids) - set(known):
            raise Refused(f"there is no article `{unknown}`; there are {', '.join(known) or 'none'}")
        for article in (known[id] for id in (sorted(set(ids)) or known)):
            outcome = prove_article(site, article, datetime.now(UTC).date())
            if outcome is None:
                click.echo(f"{article.id}: no archived text (archive/{article.id}.md)")
                fallen = fallen or bool(ids)
                continue
            changed = write(project.root / outcome.path, outcome.text)
            fallen = fallen or bool(outcome.fall)
            click.echo(
                f"{article.id}: {outcome.stand} quotations stand"
                + (f", {outcome.fall} do not (see explainer check)" if outcome.fall else "")
                + (f"; wrote {outcome.path}" if changed else "")
            )
    sys.exit(1 if fallen else 0)


@main.command()
@click.argument("kind", type=click.Choice([kind.name for kind in KINDS if not kind.library]))
@click.argument("id")
@click.option("--from", "article", help="For a claim: the id of the article in which it is made.")
@click.pass_context
def new(context: click.Context, kind: str, id: str, article: str | None) -> None:
    """Write a stub of a new entry: a draft, with what to fill in.

    Example: explainer new claim gas-imports --from faf-2025
    """
    made = next(each for each in KINDS if each.name == kind)
    if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED:
        raise click.UsageError(f"`{id}` cannot be an id: small letters, digits and single hyphens, at most 64")
    if article and kind != "claim":
        raise click.UsageError("--from goes with a claim")
    with _refusing():
        project = _project(context)
        path = f"{CONTENT}{made.folder}/{id}.md"
        if (project.root / path).exists():
            raise Refused(f"{path} is there already")
        text = scaffold(made, datetime.now(UTC).date())
        if article:
            text = text.replace("article: …", f"article: {article}", 1)
        write(project.root / path, text)
        # As seen from here, since that is how `check` reads it.
        shown = os.path.relpath(project.root / path)
        click.echo(f"wrote {shown}: fill in each …, then run explainer check {shown}")


@main.command()
@click.option("--since", metavar="REV", help="Tell instead what has changed since this git revision.")
@click.option("--prose", "own", is_flag=True, help="Tell instead of our own text: citations, ease, spelling.")
@click.pass_context
def stats(context: click.Context, since: str | None, own: bool) -> None:
    """Print the state of the content in numbers, as Markdown: counts, overdue reviews, quoted shares, orphans.

    Example: explainer stats --since origin/main
    """
    with _refusing():
        project = _project(context)
        site = _site(project)
        if since:
            old = publication.earlier(project, since, os.environ)
            lines = effect(old, site) if old else iter([f"Nothing could be built at `{since}`: all is new."])
        elif own:
            lines = readability.report(site, language.sentences, language.reading_ease, language.unknown)
        else:
            lines = numbers.state(site, datetime.now(UTC).date())
        click.echo("\n".join(lines))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Tell what a rule is for, with an example and how to mend it; without CODE list all rules.

    Example: explainer explain quote-unproved
    """
    sections = manual.sections()
    if code is None:
        for rule in manual.RULES:
            click.echo(f"{rule.code:28} {rule.severity}")
        return
    if code not in sections:
        meant = nearest(code, sections)
        raise click.UsageError(f"there is no rule `{code}`" + (f"; did you mean `{meant}`?" if meant else ""))
    click.echo(sections[code])


# ----------------------------------------------------------------------------------------------------------------------


def _project(context: click.Context) -> Project:
    return find_project(Path(context.obj or Path.cwd()).resolve())


def _site(project: Project) -> Site:
    made = publication.check(project, os.environ)
    if made.site is None:
        _print(made.problems, "full")
        raise Refused("the settings cannot be read")
    return made.site


def _below(problems: Iterable[Diagnostic], project: Project, paths: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """The problems of some files and folders, given as seen from the working folder."""
    if not paths:
        return arrange(problems)
    wanted = []
    for path in paths:
        full = Path(path).resolve()
        if not full.exists():
            raise click.UsageError(f"there is no `{path}`")
        if not full.is_relative_to(project.root):
            raise click.UsageError(f"`{path}` lies outside the project")
        wanted.append(full.relative_to(project.root).as_posix())
    return arrange(
        problem
        for problem in problems
        if any(each == "." or re.match(rf"{re.escape(each)}(/|$)", problem.source.path) for each in wanted)
    )


def _print(problems: Iterable[Diagnostic], form: str) -> None:
    for line in report.REPORTERS[form](problems):
        click.echo(line)


@contextmanager
def _refusing() -> Iterator[None]:
    """What a command will not do, and faults of the disk, are told in a line."""
    try:
        yield
    except Refused as refused:
        click.echo(f"explainer: {refused}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output left; click ends quietly.
        raise
    except Missing as missing:
        click.echo(f"explainer: {missing}", err=True)
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"explainer: {place}{error.strerror or error}; nothing was published", err=True)
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[publication.Say]:
    """Tells how far long work has come; quiet where no person watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: None
        return
    with console.status("reading") as status:
        yield lambda step: status.update(step)
