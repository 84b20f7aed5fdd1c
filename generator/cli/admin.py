"""EDGE: `explainer admin`."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from .. import admin as made
from ..output import stylesheets
from ..publish import Project
from ..publish.reading import Sources, read_sources
from ..publish.swap import SITE
from ..publish.writing import write_tree
from ..serve.files import HOST, hosted
from ..source import ARCHIVE, CONTENT, TEMPLATES, RefusedError
from .terminal import current_project, read_site, refusing, seen

PORT = 8600
"""Always the same, since what a browser keeps belongs to the address with its port."""


@click.command()
@click.option("--packages", default="build/packages", show_default=True, help="Folder of the two tarballs of npm.")
@click.option("--trial", is_flag=True, help="Work on a copy in the browser, which nobody else sees.")
@click.option("-o", "--output", help="Write the editor's files to this folder in place of serving them.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port to serve it at.")
@click.option("--open", "opened", is_flag=True, help="Open the browser.")
@click.pass_context
def admin(context: click.Context, packages: str, trial: bool, output: str | None, port: int, opened: bool) -> None:
    """Edit entries in the browser, without git: each change becomes a proposal (pull request) that is checked.

    Served on this machine, at an address of its own; with -o, a folder for a host of its own. No build ever makes it.
    The program is fetched once: npm pack --pack-destination build/packages @sveltia/cms@0.221.1 yaml@2.9.1

    Example: explainer admin --open
    """
    with refusing():
        project = current_project(context)
        files = _files(project, project.root / packages, trial)
        if output is not None:
            folder = _own(project, (project.root / output).resolve())
            changed = write_tree(folder, files)
            click.echo(f"{seen(folder)}: {len(files)} files, {changed} of them written")
            return
        _serve(files, port, opened)


def _files(project: Project, packages: Path, trial: bool) -> dict[str, bytes]:
    site = read_site(project)
    read = read_sources(project)
    tarballs = {each.tarball: _tarball(packages / each.tarball) for each in made.PACKAGES}
    found = {name: data for name, data in tarballs.items() if data is not None}
    return made.files(site, found, stylesheets(read.templates), trial=_texts(read) if trial else None)


def _own(project: Project, folder: Path) -> Path:
    """A folder that is no part of a built site, nor of what one is made of. Raises RefusedError."""
    if any(folder.is_relative_to(project.root / each) for each in (CONTENT, ARCHIVE, TEMPLATES)):
        raise RefusedError(f"{seen(folder)} is read by every build; name a folder of its own, such as build/admin")
    if site := next((each for each in (folder, *folder.parents) if (each / SITE).exists()), None):
        raise RefusedError(
            f"{seen(folder)} lies in the site {seen(site)}, whose scripts could read the tokens of editors;"
            " name a folder for a host of its own"
        )
    return folder


def _tarball(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _texts(read: Sources) -> dict[str, str]:
    """What a trial works on: the entries, and no archived article."""
    return {
        each.path: each.text for each in read.texts
        if each.path.startswith("content/") and each.path.endswith((".md", ".yml")) and ".text.md" not in each.path
    }  # fmt: skip


def _serve(files: dict[str, bytes], port: int, opened: bool) -> None:
    with hosted(files, port) as server:
        address = f"http://{HOST}:{server.server_port}/"
        click.echo(f"{address} is the editor; Ctrl-C ends it", err=True)
        if opened:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
