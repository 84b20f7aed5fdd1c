"""EDGE: from a project's folder to its published site; nothing is published that is not whole and audited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from .. import build, cache
from ..build import DocsTree
from ..cache import Cache
from ..data import search_records
from ..model import ASSETS, CONTENT, OVERRIDES, Site
from ..output import BadTemplateError, share_card, share_image, sitemap, styles
from ..output.share_card import ShareCard
from ..source import MissingLibraryError, Problems, RefusedError, arrange, blocking
from . import inventory, reading
from .audit import audit
from .building import Built, Given, build_site
from .checking import checked
from .finishing import finish
from .page_facts import Facts, collect, dumped, loaded
from .project import Project
from .reading import Sources
from .revision import origin
from .searching import index
from .swap import beside, locked, require_replaceable, swap
from .writing import put, write_tree

Say = Callable[[str], None]
KEPT = ("content", "generator", "templates", "tests", "site_tests", "archive", "build")
NEW = "site"
"""In a folder beside the site, where the next one is put together."""


@dataclass(frozen=True)
class Published:
    """What came of a build: whether the site was published, of how many pages, and every problem."""

    published: bool
    pages: int
    problems: Problems
    url: str | None = None
    """Where the site will lie, as its pages say; None where they carry no address of their own."""
    lacking: tuple[str, ...] = ()
    """What is to be known of the words of the interface in the site's language."""
    example: bool = False
    """Whether its settings say that it is an example, and nobody's publication."""


def publish(
    project: Project,
    builder: str,
    output: str,
    *,
    strict: bool,
    environment: Mapping[str, str],
    say: Say,
    today: date | None = None,
    now: datetime | None = None,
) -> Published:
    """Check, generate, build, audit, swap. Raises RefusedError where a step cannot be taken."""
    target = _target(project, output)
    with locked(project):
        say("checking")
        read = reading.read_sources(project)
        made = checked(read, environment, today, now)
        if made.site is None or blocking(made.problems, strict=strict):
            return Published(False, 0, made.problems)
        site = replace(made.site, origin=origin(project, environment))
        say("generating")
        with beside(target) as folder, closing(cache.opened(project.build, environment)) as kept:
            docs, cards = _generate(site, read, kept)
            assets, theme = _write(project, site, docs, read)
            say(f"building with {builder}")
            given = Given(docs.files, assets, theme)
            build_ = partial(build_site, project, builder, site, given, kept, folder / NEW)
            parts = _parts(site, cards, build_, kept)
            say("finishing")
            files = _files(site, docs, parts)
            built, done = finish(folder / NEW, site, parts.built.canary, {*docs.files, *assets, *theme}, files, kept)
            say("auditing")
            foreign = inventory.unexpected(built, docs, parts.built.canary, {*assets, *files, *done.added})
            found = audit(built, site, docs.pages, _facts(kept, built))
            problems = arrange([*made.problems, *found, *foreign])
            if blocking(problems, strict=strict):
                return Published(False, len(docs.pages), problems)
            put(folder / NEW, {**files, **done.written}, target)
            swap(folder / NEW, target)
    example = site.settings.publisher == "none"
    return Published(True, len(docs.pages), problems, site.config.site_url, site.language.lacking, example)


@dataclass(frozen=True)
class Cards:
    """What the cards say, by their path on the site, and the colours in which they are drawn."""

    said: Mapping[str, ShareCard]
    colours: Mapping[str, str]

    def drawn(self, kept: Cache) -> dict[str, bytes]:
        """The cards as pictures."""
        colours = sorted(self.colours.items())
        try:
            return {
                path: kept.result(
                    "card", repr((card, card.word, colours)), partial(share_image.draw, card, self.colours)
                )
                for path, card in self.said.items()
            }
        except (BadTemplateError, MissingLibraryError) as error:
            raise RefusedError(str(error)) from error


def _generate(site: Site, read: Sources, kept: Cache) -> tuple[DocsTree, Cards]:
    """The docs tree, and the card of each page that has one, in the colours of the tokens that are published."""
    try:
        docs = build.docs(site, read.templates, kept)
    except BadTemplateError as error:
        raise RefusedError(str(error)) from error
    found = ((page, share_card.share_card(page, site)) for page in docs.pages.values())
    said = {share_card.file(page): card for page, card in found if card}
    own = read.assets.get(f"{CONTENT}{share_image.TOKENS}", b"").decode("utf-8", "replace")
    return docs, Cards(said, styles.properties(docs.files.get(share_image.TOKENS, own)))


@dataclass(frozen=True)
class Parts:
    """What is put together into the site: beside the builder's pages, cards, the index, and the theme's files."""

    cards: Mapping[str, bytes]
    index: Mapping[str, bytes]
    built: Built


def _parts(site: Site, cards: Cards, build_: Callable[[], Built], kept: Cache) -> Parts:
    """Has the site built in a folder, and beside it, since there is more than one core, all that does not need it.

    Of several errors the one is told that would have come first, one after the other.
    """
    records = tuple(search_records(site))
    with ThreadPoolExecutor(max_workers=3) as beside_:
        drawn = beside_.submit(cards.drawn, kept)
        indexed = beside_.submit(index, records, site.language.tag, kept)
        built = beside_.submit(build_)
        return Parts(drawn.result(), indexed.result(), built.result())


def _facts(kept: Cache, files: Mapping[str, str | None]) -> Callable[[str, str], Facts]:
    """What gives the facts of each page of the built site."""
    pages = {path: text for path, text in files.items() if path.endswith(".html") and text is not None}
    known = kept.found("facts", pages)
    new = {path: collect(path, text) for path, text in pages.items() if path not in known}
    kept.keep("facts", {pages[path]: dumped(facts) for path, facts in new.items()})
    return lambda path, text: new[path] if path in new else loaded(path, known[path])


def _write(project: Project, site: Site, docs: DocsTree, read: Sources) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Writes what the builder is given, from what was read and checked: a file that changed since is not looked at.

    Returns the assets by where on the site they will be, and what lies over the theme.
    """
    assets = {f"assets/{path.removeprefix(ASSETS)}": read.assets[path] for path in site.assets}
    theme = {path.removeprefix(OVERRIDES): read.assets[path] for path in site.overrides}
    write_tree(project.docs, {**docs.files, **assets})
    # A picture of the content takes the place of the frame's, whichever of two files a builder would copy.
    return assets, {path: data for path, data in theme.items() if path not in assets}


def _files(site: Site, docs: DocsTree, parts: Parts) -> dict[str, str | bytes]:
    """What is put into a built site: what no builder makes, such as cards, index and our own map, and what it left."""
    files: dict[str, str | bytes] = {**parts.built.files, **parts.cards, **parts.index, **docs.embeds}
    if base := site.config.site_url:
        # A map names whole addresses only.
        files[sitemap.FILE] = sitemap.sitemap(docs.pages.values(), site, base)
    return files


def _target(project: Project, output: str) -> Path:
    target = (project.root / output).resolve()
    kept = [project.root / name for name in KEPT]
    if (
        not target.is_relative_to(project.root)
        or target == project.root
        or any(target.is_relative_to(folder) or folder.is_relative_to(target) for folder in kept)
    ):
        raise RefusedError(f"the site cannot go to {output}: name a folder of its own below the project")
    require_replaceable(target)
    return target
