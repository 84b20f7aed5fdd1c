"""EDGE: `explainer show`."""

from __future__ import annotations

import shutil
import textwrap

import click

from ..editing import by_paragraph, meant, text_of
from ..model.kinds import Article
from ..source import counted
from ..views import archived
from .terminal import current_project, read_site, refusing

INDENT, WIDEST = 5, 100


@click.command()
@click.argument("article")
@click.option("--paragraph", "only", metavar="N", type=click.IntRange(min=1), help="Only this paragraph.")
@click.pass_context
def show(context: click.Context, article: str, only: int | None) -> None:
    """Print an article with its paragraphs numbered, and below each the claims that quote or paraphrase it.

    Needs the archived text (archive/ID.md).

    Example: explainer show pifer-2025 --paragraph 4
    """
    with refusing():
        site = read_site(current_project(context))
        record = meant(site, article, [kind for kind in site.kinds if kind.model is Article])
        assert isinstance(record, Article)
        source = text_of(site, record)
        paragraphs = archived(source).paragraphs
        if only and only > len(paragraphs):
            raise click.UsageError(f"`{record.id}` has {counted(len(paragraphs), 'paragraph')}; name one of them")
        made = by_paragraph(site, record, source)
        for number, paragraph in enumerate(paragraphs, 1):
            if only in (None, number):
                _print(number, " ".join(paragraph.text.split()), [claim.id for claim in made.get(number, ())])
        for place, span in archived(source).beside if not only else ():
            click.echo(f"[{place.setting}] {' '.join(span.text.split())}\n")


def _print(number: int, text: str, claims: list[str]) -> None:
    margin = " " * INDENT
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    click.echo(textwrap.fill(text, width, initial_indent=f"{number:>3}  ", subsequent_indent=margin))
    if claims:
        click.echo(click.style(f"{margin}claims: {', '.join(claims)}", dim=True))
    click.echo()
