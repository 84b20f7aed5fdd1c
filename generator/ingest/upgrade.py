"""A project of an older version carried over: what is written otherwise today, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import MOVED, SETTINGS, Site, word_file
from ..model.kinds import Article
from ..quotation import Proofs, primary
from ..source import Span, counted
from ..syntax import dump
from ..views import archived
from .cleaning.clean import OLD
from .proving import proofs_path, prove


@dataclass(frozen=True)
class Carried:
    """One file that is of an older version: its new text, or None where it must stay, and what to tell."""

    path: str
    text: str | None
    told: str


def upgrade(site: Site, today: date) -> Iterator[Carried]:
    """Word lists that lie in the settings, moved to their own file; proofs by older rules, proved again where the
    archived text is the one that they were made of.
    """
    yield from _lists(site)
    for article in site.all(Article, drafts=True):
        yield from _decisions(article)
        proofs = site.proofs.get(article.id)
        if proofs and not proofs.current(primary(article.language)):
            yield _proofs(site, article, proofs, today)


def _decisions(article: Article) -> Iterator[Carried]:
    """Numbers of lines of a raw file that is not kept: only who has it knows which words they mean."""
    numbers = [each for each in (*article.keep, *article.drop) if OLD.fullmatch(each.strip())]
    if numbers:
        told = f"`keep` and `drop` hold numbers of lines ({', '.join(numbers)}): write how each line begins"
        yield Carried(article.source.path, None, f"stays as it is: {told}")


def _lists(site: Site) -> Iterator[Carried]:
    """Word lists of mkdocs.yml, and mkdocs.yml without them and the comments right above them."""
    tree = site.settings.tree
    named = [name for name in MOVED if tree and (name,) in tree.keys]
    if not tree or not named:
        return
    path = word_file(site.config.theme.language)
    if path in site.files:
        told = f"`{named[0]}` stays here, since there is a {path}: move its words there"
        yield Carried(SETTINGS, None, told)
        return
    lines = tree.at.source.text.splitlines(keepends=True)
    for name in named:
        first, last = tree.key((name,)).first.line - 1, _last(tree.place((name,)))
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        lines[first:last] = [""] * (last - first)
    yield Carried(path, dump({name: tree.value((name,)) for name in named}), "word lists of mkdocs.yml")
    yield Carried(SETTINGS, "".join(lines), f"without {' and '.join(f'`{name}`' for name in named)}")


def _last(value: Span) -> int:
    """The number of the last line of a value; comments below it are about what follows."""
    lines = value.text.split("\n")
    while not lines[-1].strip() or lines[-1].lstrip().startswith("#"):
        lines.pop()
    return value.first.line + len(lines) - 1


def _proofs(site: Site, article: Article, proofs: Proofs, today: date) -> Carried:
    path, source = proofs_path(site, article), site.archive.get(article.id)
    was = f"format {proofs.format}, rules {proofs.rules}"
    if source is None:
        return Carried(path, None, f"stays as it is ({was}): archive/{article.id}.md is not here; upgrade where it is")
    if archived(source).digest != proofs.sha256:
        return Carried(path, None, f"stays as it is ({was}): the archived text is another one; see explainer check")
    made = prove(site, article, today)
    assert made
    left = f"; {counted(made.fall, 'is', 'are')} left out (see explainer check)" if made.fall else ""
    return Carried(
        path, made.text, f"{was} became today's: {counted(made.stand, 'quotation stands', 'quotations stand')}{left}"
    )
