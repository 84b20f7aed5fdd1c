"""EDGE: `explainer schemas`."""

from __future__ import annotations

import json

import click

from ..editing import schemas as made_of
from ..publish import write
from ..source import RefusedError, counted
from .terminal import current_project, read_site, refusing, seen

FOLDER = ".vscode/schemas"


@click.command()
@click.option("-o", "--output", default=FOLDER, show_default=True, help="Folder to write to, below the project.")
@click.pass_context
def schemas(context: click.Context, output: str) -> None:
    """Write the front matter of each kind as JSON Schema, for editors that complete: with all ids and keys.

    `work.json` is that of content/references.yml. What editors know grows with the content: write them again when
    entries were added.

    Example: explainer schemas
    """
    with refusing():
        project = current_project(context)
        folder = (project.root / output).resolve()
        if not folder.is_relative_to(project.root):
            raise RefusedError(f"`{output}` lies outside the project; name a folder within")
        found = made_of(read_site(project))
        new = sum(
            write(folder / f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
            for name, schema in found.items()
        )
        click.echo(f"{seen(folder)}: {counted(len(found), 'schema')}, {new} of them written")
