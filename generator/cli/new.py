"""EDGE: `explainer new`."""

from __future__ import annotations

import re
import sys
from typing import Any

import click

from ..editing import Proposal, appearance, drafted, found, free_id, listed, meant, stated, text_of, told
from ..model import CONTENT, ID, Kind, occupied
from ..model.kinds import KINDS, Article, Selection
from ..publish import Project, write
from ..source import Edit, RefusedError
from ..syntax import scalar
from .applying import Opened, deciding, offer, opened
from .scaffold import FILL, scaffold
from .terminal import current_project, refusing, seen, valid_id, written_day

STUB = f"  - article: {FILL}\n    quote: >-\n      {FILL}"
"""What a new claim has in place of an appearance."""


class _KindName(click.Choice[str]):
    """The name of a kind, also as its folder is called; works are entries of one file."""

    def __init__(self) -> None:
        super().__init__([kind.name for kind in KINDS if not kind.library])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in ("work", "works", "reference", "references", "source"):
            self.fail(
                "works are entries of content/references.yml: write one there, or take it in by import", param, ctx
            )
        folders = {kind.folder: kind.name for kind in KINDS if not kind.library}
        return super().convert(folders.get(str(value), value), param, ctx)


@click.command()
@click.argument("kind", type=_KindName(), metavar="KIND")
@click.argument("words", nargs=-1, metavar="[ID] [WORDS]")
@click.option("--from", "article", help="For a claim or a selection: the id of the article in which it is made.")
@click.option("--title", help="For a claim from an article: the statement in your words.")
@click.option("--speaker", help="For a claim from an article: who says it, the id of a person or a name.")
@deciding
@click.pass_context
def new(
    context: click.Context, kind: str, words: tuple[str, ...], article: str | None, title: str | None,
    speaker: str | None, *, yes: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Write a stub of a new entry: a draft, with what to fill in.

    KIND is explainer, claim, event, article, selection, topic, person, term or page.

    WORDS of an article, with --from, are found in its archived text: the claim then has them as a quotation, with its
    speaker and day as far as they can be told, and a line in the article's selection. Without an ID one is made of
    them. A selection --from an article lists what the article states, by paragraph.

    Example: explainer new claim --from faf-2025 "gas imports fell by half"
    """
    made = next(each for each in KINDS if each.name == kind)
    if article and kind not in ("claim", "selection"):
        raise click.UsageError("--from goes with a claim or a selection; leave it out")
    id, passage = _parted(words, made, article)
    with refusing():
        project = current_project(context)
        if article and made.model is Selection:
            _selection(opened(project), made, id or article, article)
        elif article and passage:
            choice = {"id": id, "title": title, "speaker": speaker}
            _claim(opened(project), made, article, passage, choice, yes=yes, dry_run=dry_run)
        elif id:
            if article:
                _article(opened(project), article)
            text = scaffold(made, written_day())
            _write(project, made, id, text.replace(f"article: {FILL}", f"article: {article}", 1) if article else text)


def _parted(words: tuple[str, ...], kind: Kind[Any], article: str | None) -> tuple[str | None, str | None]:
    """The id and the words of an article among what was given. Raises click.UsageError."""
    if words and not all(map(str.strip, words)):
        raise click.UsageError("an id or words that are empty; write them, or leave them out")
    first = words[0] if words else ""
    quoting = bool(article) and kind.name == "claim"
    id = valid_id(first) if words and (not quoting or len(words) > 1 or ID.fullmatch(first)) else None
    rest = words[1:] if id else words
    if len(rest) > 1 or (rest and not quoting):
        raise click.UsageError("more words than an id; words of an article are one text in quotes, with --from")
    if not words and not (quoting and sys.stdin.isatty()) and not (article and kind.model is Selection):
        raise click.UsageError(f"which id is the new {kind.name} to have?")
    return id, rest[0] if rest else None if words or not quoting else click.prompt("Words of the article")


def _free(kind: Kind[Any], id: str) -> None:
    if occupied(KINDS, kind, id):
        raise RefusedError(f"`{id}` is the address of a page that is made by itself: choose another id")


def _write(project: Project, kind: Kind[Any], id: str, text: str) -> None:
    _free(kind, id)
    path = f"{CONTENT}{kind.folder}/{id}.md"
    if (project.root / path).exists():
        raise RefusedError(f"{path} is there already; choose another id, or edit that file")
    write(project.root / path, text, new=True)
    shown = seen(project.root / path)
    click.echo(f"wrote {shown}: fill in each …, then run explainer check {shown}")


def _article(at: Opened, id: str) -> Article:
    article = meant(at.site, id, [kind for kind in KINDS if kind.model is Article])
    assert isinstance(article, Article)
    return article


# a passage ------------------------------------------------------------------------------------------------------------


def _claim(
    at: Opened, kind: Kind[Any], article: str, words: str, choice: dict[str, str | None], *, yes: bool, dry_run: bool
) -> None:
    passage = found(at.site, _article(at, article), words)
    speaker = choice["speaker"]
    for line in told(passage, speaker):
        click.echo(line, err=True)
    title = choice["title"]
    if sys.stdin.isatty() and title is None:
        title = click.prompt("The statement in your words (empty: later)", default="", show_default=False)
    id = choice["id"] or free_id(at.site, title or passage.quote)
    _free(kind, id)
    text = scaffold(kind, written_day()).replace(STUB, appearance(passage, speaker), 1)
    text = text.replace(f"title: {FILL}", f"title: {scalar(title)}", 1) if title else text
    path = f"{CONTENT}{kind.folder}/{id}.md"
    if (at.project.root / path).exists():
        raise RefusedError(f"{path} is there already; choose another id, or edit that file")
    notes: tuple[str, ...] = ("the line in the selection is a comment until the claim is published",)
    edits: tuple[Edit, ...] = ()
    try:
        if passage.paragraph:
            edits = (listed(at.site, passage.article, passage.paragraph, title or FILL, id),)
    except RefusedError as refused:
        notes = (str(refused),)
    again = f"{CONTENT}{kind.folder}/{id.rpartition('-')[0]}.md"
    if not choice["id"] and re.search(r"-\d$", id) and again in at.site.files:
        notes = (f"{again} was begun with these words, or some like them: see whether it is the same claim", *notes)
    offer(at, Proposal(edits, added={path: text}, told=notes), yes=yes, dry_run=dry_run, tried=False)


# what an article states -----------------------------------------------------------------------------------------------


def _selection(at: Opened, kind: Kind[Any], id: str, named: str) -> None:
    article = _article(at, named)
    other = next((each for each in at.site.all(Selection, drafts=True) if each.article.id == article.id), None)
    if other:
        raise RefusedError(f"{other.source.path} is the selection of `{article.id}` already; add to it")
    sentences = tuple(stated(at.site, article, text_of(at.site, article)))
    _write(at.project, kind, id, drafted(at.site, article, sentences))
    for each in sentences:
        claims = each.claims or each.like
        known = f"  [{'' if each.claims else 'as '}{', '.join(claim.id for claim in claims)}]" if claims else ""
        click.echo(f"{each.paragraph:>3}  {each.text}{known}")
