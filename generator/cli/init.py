"""EDGE: `explainer init`."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from ..language import theme_language
from ..model import CONTENT
from ..publish import write
from ..source import RefusedError, hidden, unsafe
from .origin import FOLDER, origin
from .terminal import named, refusing, seen, written_day

STARTER = "starter"
PROJECT = ("mkdocs.yml", CONTENT.rstrip("/"))
"""What a folder has that holds a site already."""


@dataclass(frozen=True)
class NewSite:
    """What a new site is told of itself. `address` is empty while it has none."""

    name: str
    language: str
    address: str

    def fill(self, text: str, today: date) -> str:
        """A file of the example, with what this site is called in place of `@name@` and the like."""
        said = {"name": self.name, "language": self.language, "address": self.address}
        # JSON's strings are YAML's.
        words = {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}
        words |= {"today": today.isoformat(), "title": self.name}
        for key, word in words.items():
            text = text.replace(f"@{key}@", word)
        return text


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the site is called; that of the folder where it is not given.")
@click.option("--language", help="Its language as a short code, such as en or de.")
@click.option("--address", help="Where it will lie, such as https://example.org/record/; it can be given later.")
def init(folder: Path, name: str | None, language: str | None, address: str | None) -> None:
    """Begin a site: settings, an example of every kind of entry, workflows and a README.

    Without a terminal nothing is asked. A file that is there is left as it is, and a site that is there is refused.

    Example: explainer init mine --name "The library" --address https://example.org/
    """
    with refusing():
        require_free(folder)
        site = NewSite(
            site_name(_answer(name, "Name of the site", folder.resolve().name.replace("-", " ").capitalize())),
            known_language(_answer(language, "Language", "en")),
            full_address(_answer(address, "Address (empty: given later)", "")),
        )
        kept = begin(folder, site, written_day())
    for path in kept:
        click.echo(f"{seen(folder / path)} is there already: left as it is")
    click.echo(f"wrote a site into {seen(folder)}: go there, then run explainer check and explainer build")


def _answer(given: str | None, question: str, default: str) -> str:
    if given is not None or not sys.stdin.isatty():
        return default if given is None else given.strip()
    answer: str = click.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def require_free(folder: Path) -> None:
    """Raises RefusedError for a folder that holds a site, or lies in the content of one."""
    for name in PROJECT:
        if (folder / name).exists():
            raise RefusedError(f"{seen(folder / name)} is there already: a site begins in a folder without one")
    settings, content = PROJECT
    for above in folder.resolve().parents:
        if (above / settings).is_file() and folder.resolve().is_relative_to(above / content):
            raise RefusedError(f"{seen(folder)} lies in the content of a site: begin another one beside it")


def known_language(code: str) -> str:
    """A language that the theme has words for. Raises click.UsageError."""
    try:
        return theme_language(code)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def site_name(name: str) -> str:
    """A name that stands in one line. Raises click.UsageError for none, or one with signs that nobody sees."""
    line = " ".join(name.split())
    if sign := next(hidden(line), None):
        raise click.UsageError(f"the name holds {sign[1]}, which nobody sees; type it anew")
    if not line:
        raise click.UsageError("a site has a name; give it with --name")
    return line


def full_address(address: str) -> str:
    """An address of a site with its final slash; an empty one stays so. Raises click.UsageError."""
    if not address:
        return ""
    if not address.startswith(("https://", "http://")):
        raise click.UsageError(f"`{named(address)}` is no address: it begins with https://")
    if reason := unsafe(address):
        raise click.UsageError(f"`{named(address)}` is no address: {reason}")
    if {"?", "#"} & {*address}:
        raise click.UsageError(f"`{named(address)}` is no address of a site: a host and a folder, without ? and #")
    return address.rstrip("/") + "/"


def begin(folder: Path, site: NewSite, today: date) -> tuple[str, ...]:
    """Writes a new site, and returns which of its files were there already and stay as they are."""
    tool = origin()
    made = {path: site.fill(text, today).encode() for path, text in _example().items()}
    made["tool.txt"] = tool.requirement.encode()
    made |= {f"{FOLDER}/{wheel.name}": wheel.read_bytes() for wheel in tool.wheels}
    kept = tuple(path for path in made if (folder / path).exists())
    fresh = not folder.exists()
    wrote: list[Path] = []
    try:
        for path in sorted(made.keys() - {*kept}):
            write(folder / path, made[path], new=True)
            wrote.append(folder / path)
    except BaseException:
        # Only what was made here goes: in a folder that was there, others' files stay.
        for file in wrote:
            file.unlink(missing_ok=True)
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return kept


def _example() -> dict[str, str]:
    """The files of the example by their path in a project; `dot-` stands for a dot, that git takes none for its own."""
    return {path.replace("dot-", "."): file.read_text("utf-8") for path, file in _below(files(__package__) / STARTER)}


def _below(folder: Traversable, path: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for each in folder.iterdir():
        if each.is_dir():
            found += _below(each, f"{path}{each.name}/")
        else:
            found.append((f"{path}{each.name}", each))
    return found
