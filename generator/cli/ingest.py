"""EDGE: `explainer ingest`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source import RefusedError, Source, unsafe
from .terminal import current_project, named, progress, refusing, valid_id, written_day

if TYPE_CHECKING:
    from .archiving import IngestOutcome

VIEW = "<!-- a view by explainer ingest -->"
"""How a page begins by which it is known again."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--id", "name", help="Id of the article, where one file is given.")
@click.option("--url", help="Address of the article, for a new record.")
@click.option("--replace", is_flag=True, help="It is that article, though it is much shorter or has other words.")
@click.option("--archived", is_flag=True, help="The text was cleaned before: all of it is the article.")
@click.option("--dry-run", is_flag=True, help="Report, but write nothing to the project.")
@click.option("--yes", is_flag=True, help="Move numbers of paragraphs along without asking.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@click.option("--view", type=click.Path(path_type=Path, dir_okay=False), help="Write a page of raw and kept text.")
@click.pass_context
def ingest(
    context: click.Context,
    files: tuple[Path, ...],
    name: str | None,
    url: str | None,
    replace: bool,
    archived: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    view: Path | None,
) -> None:
    """Clean raw articles: record and archived text, and a report of what was dropped and why.

    A file may be text, a web page, a mail, Markdown, a PDF or a Word document; of a folder each file is taken in. A
    record that is there is never changed, and an article is known again by its words. Where these changed, the
    archived text that they replace is kept below archive/ID/, and where paragraphs moved, their numbers in claims and
    selections are proposed anew. A file that is not taken in keeps no other back; the
    command then exits with 1, as it does where less than a tenth of the words was kept.

    A line that was dropped is kept by its first words in the record, `keep: ["The first words"]`, and one that was
    kept is dropped by `drop:`; take the file in again then.

    Example: explainer ingest article.txt --id pifer-2025
    """
    from . import archiving, preparing

    raw = list(_files(files))
    if name and len(raw) > 1:
        raise click.UsageError("--id goes with one file; take the files in one by one")
    if url is not None and (reason := unsafe(url)):
        raise click.UsageError(f"--url is no address to link to: {reason}; copy it anew from the browser")
    for folder in _left_out(files):
        click.echo(f"{named(folder)} is a folder within: name it itself, and its files are taken in", err=True)
    with refusing():
        if not raw:
            raise RefusedError(f"no file in {', '.join(map(named, files))}; name a file, or a folder that holds some")
        if view:
            _free(view)
        options = preparing.Options(name and valid_id(name), url, replace, dry_run, archived)
        taking = archiving.Taking(current_project(context), options, os.environ, written_day())
        outcomes = []
        with preparing.all_ready(raw, options) as found, progress() as say:
            for file, each in zip(raw, found, strict=True):
                outcomes.append(outcome := taking.take(file, each))
                say(f"{len(outcomes)} of {len(raw)} taken in")
                _tell(outcome, as_json)
        _written(outcomes, as_json, view)
        replaced = {each.report.id: each.replaced for each in outcomes if each.report and each.replaced}
        if replaced:
            _move(context, replaced, yes=yes, dry_run=dry_run, as_json=as_json)
    sys.exit(1 if _fell(outcomes, len(raw)) else 0)


def _tell(outcome: IngestOutcome, as_json: bool) -> None:
    if not (as_json and outcome.taken):
        click.echo(("" if outcome.taken else "explainer: ") + "\n".join(outcome.lines), err=not outcome.taken)


def _move(
    context: click.Context,
    replaced: Mapping[str, tuple[Source, Source]],
    *,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Proposes to move the numbers of paragraphs along that claims and selections name of replaced texts."""
    from ..editing import Proposal, moved
    from ..model.kinds import Article
    from .applying import offer, opened

    at = opened(current_project(context))
    articles = ((at.site.get(Article, id), texts) for id, texts in replaced.items())
    found = [moved(at.site, article, *texts) for article, texts in articles if article]
    for line in (line for each in found for line in each.told):
        click.echo(f"note: {line}", err=True)
    proposal = Proposal(tuple(edit for each in found for edit in each.edits))
    if proposal.empty:
        return
    click.echo("paragraphs moved: what names them by number would be changed so:", err=True)
    # Not tried: what is proved is of the text before, until it is proved anew.
    asked = yes or dry_run or (sys.stdin.isatty() and not as_json)
    if as_json and not yes:
        click.echo("\n".join(proposal.diff()), err=True)
    else:
        offer(at, proposal, yes=yes, dry_run=not asked or dry_run, tried=False)
    if not asked:
        click.echo("nothing of it was written: agree beforehand with --yes, or change it by hand", err=True)


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """The files, and those right in a folder, hidden ones left out."""
    for path in given:
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (file for file in found if path is file or not (file.is_dir() or file.name.startswith(".")))


def _left_out(given: Sequence[Path]) -> list[Path]:
    """The folders within folders that were given."""
    within = (each for path in given if path.is_dir() for each in sorted(path.iterdir()))
    return [each for each in within if each.is_dir() and not each.name.startswith(".")]


def _free(view: Path) -> None:
    """Raises RefusedError where a view would be written over what is no view, or into a folder that is not there."""
    if not view.parent.is_dir():
        raise RefusedError(f"{named(view.parent)}: no such folder; make it first, or name another")
    if view.exists() and not view.read_bytes().startswith(VIEW.encode()):
        raise RefusedError(f"{named(view)} is there already, and no view that `ingest` wrote: name another file")


def _written(outcomes: Sequence[IngestOutcome], as_json: bool, view: Path | None) -> None:
    from ..ingest import report
    from ..publish import write

    reports = [outcome.report for outcome in outcomes if outcome.report]
    if as_json:
        click.echo(json.dumps([report.data(each) for each in reports], ensure_ascii=False, indent=2))
    if view:
        write(view, f"{VIEW}\n{report.view(reports)}")
        click.echo(f"wrote {named(view)}", err=as_json)


def _fell(outcomes: Sequence[IngestOutcome], count: int) -> bool:
    """Whether a file was not taken in, or hardly a word of it; the former are named once more behind many others."""
    left = [outcome.file for outcome in outcomes if not outcome.taken]
    if left and count > 1:
        click.echo(f"explainer: {len(left)} of {count} files not taken in: {', '.join(map(named, left))}", err=True)
    return bool(left) or any(outcome.report and outcome.report.poor for outcome in outcomes)
