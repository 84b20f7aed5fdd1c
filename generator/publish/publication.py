"""EDGE: from a project's folder to its published site; nothing is published that is not whole and audited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from .. import build, cache
from ..build import DocsTree
from ..cache import Cache
from ..data import search_records
from ..model import ASSETS, CONTENT, OVERRIDES, Site, configuration, settings
from ..output import BadTemplateError, share_card, share_image, sitemap, styles
from ..output.share_card import ShareCard
from ..source import MissingLibraryError, Problems, RefusedError, arrange, blocking
from . import inventory, reading
from .audit import audit
from .builder import run_builder
from .checking import checked
from .finishing import finish, security_policy, texts
from .page_facts import Facts, collect, dumped, loaded
from .project import Project
from .reading import Sources
from .revision import origin
from .search_index import index
from .swap import beside, locked, require_replaceable, swap
from .writing import write, write_tree

Say = Callable[[str], None]
KEPT = ("content", "generator", "templates", "tests", "site_tests", "archive", "build")
CANARY, THEME = "canary", "theme"
"""Folders below build/."""
NEW, INDEX = "site", "index"
"""Folders beside the site, in which the next one is put together."""


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
        docs, cards = _generate(site, read)
        assets = _write(project, site, docs, read)
        with beside(target) as folder, closing(cache.opened(project.build, environment)) as kept:
            say(f"building with {builder}")
            parts = _parts(project, builder, site, cards, kept, folder)
            say("finishing")
            added = _add(site, docs, parts, folder)
            built, more = finish(
                folder / NEW,
                site,
                parts.canary,
                {*docs.files, *assets, *(path.removeprefix(OVERRIDES) for path in site.overrides)},
            )
            say("auditing")
            foreign = inventory.unexpected(built, docs, parts.canary, {*assets, *added, *more})
            found = audit(built, site, docs.pages, partial(_facts, kept))
            problems = arrange([*made.problems, *found, *foreign])
            if blocking(problems, strict=strict):
                return Published(False, len(docs.pages), problems)
            swap(folder / NEW, target)
    return Published(True, len(docs.pages), problems, site.config.site_url, site.language.lacking)


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


def _generate(site: Site, read: Sources) -> tuple[DocsTree, Cards]:
    """The docs tree, and the card of each page that has one, in the colours of the tokens that are published."""
    try:
        docs = build.docs(site, read.templates)
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
    indexed: frozenset[str]
    canary: Mapping[str, str | None]


def _parts(project: Project, builder: str, site: Site, cards: Cards, kept: Cache, folder: Path) -> Parts:
    """Has the site built in a folder, and beside it, since there is more than one core, all that does not need it.

    Of several errors the one is told that would have come first, one after the other.
    """
    records = tuple(search_records(site))
    (folder / INDEX).mkdir()
    # Zensical has one cache for both, in the folder of the configurations.
    at_once = 1 if builder == "zensical" else 2
    with ThreadPoolExecutor(max_workers=2) as ours, ThreadPoolExecutor(max_workers=at_once) as builders:
        drawn = ours.submit(cards.drawn, kept)
        indexed = ours.submit(index, records, folder / INDEX, site.language.tag)
        built = builders.submit(_build, project, builder, site, "docs", folder / NEW)
        canary = builders.submit(_canary, project, builder, site, folder / CANARY)
        pictures = drawn.result()
        built.result()
        return Parts(pictures, indexed.result(), canary.result())


def _facts(kept: Cache, path: str, text: str) -> Facts:
    """The facts of a page of the built site."""
    return loaded(path, kept.result("facts", text, lambda: dumped(collect(path, text))))


def _write(project: Project, site: Site, docs: DocsTree, read: Sources) -> set[str]:
    """Writes what the builder is given, from what was read and checked: a file that changed since is not looked at.

    Returns where on the site the assets will be.
    """
    assets = {f"assets/{path.removeprefix(ASSETS)}": read.assets[path] for path in site.assets}
    theme = {path.removeprefix(OVERRIDES): read.assets[path] for path in site.overrides}
    write_tree(project.docs, {**docs.files, **assets})
    # A picture of the content takes the place of the frame's, whichever of two files a builder would copy.
    write_tree(project.build / THEME, {path: data for path, data in theme.items() if path not in assets})
    return {*assets}


def _add(site: Site, docs: DocsTree, parts: Parts, folder: Path) -> set[str]:
    """Puts into a built site what no builder makes: cards, index, and our own map in place of the builder's."""
    new = folder / NEW
    for made in (folder / INDEX).iterdir():
        made.rename(new / made.name)
    for path, picture in parts.cards.items():
        (new / path).write_bytes(picture)
    for path in (sitemap.FILE, sitemap.PACKED):
        (new / path).unlink(missing_ok=True)
    for path, text in docs.embeds.items():
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_text(text, encoding="utf-8")
    added = {*parts.cards, *parts.indexed, *docs.embeds}
    if not (base := site.config.site_url):
        # A map names whole addresses only.
        return added
    (new / sitemap.FILE).write_text(sitemap.sitemap(docs.pages.values(), site, base), encoding="utf-8")
    return {*added, sitemap.FILE}


def _build(project: Project, builder: str, site: Site, docs: str, to: Path, *, strict: bool = True) -> None:
    """Has a docs tree below build/ made into a site, in a folder that is nobody else's, by a configuration of ours.

    All of it lies below build/, since Zensical takes no folder above its configuration.
    """
    with beside(project.build / f"{docs}-html") as folder:
        made = folder / "site"
        file = project.build / (f"{CANARY}.yml" if docs == CANARY else settings.FILE)
        place = made.relative_to(project.build).as_posix()
        write(file, configuration.written(site.config, docs, place, THEME, site.vacant, site.language.frame))
        run_builder(builder, project, file, _epoch(site), strict=strict)
        shutil.move(made, to)


def _canary(project: Project, builder: str, site: Site, to: Path) -> dict[str, str | None]:
    """The files of the theme, built without any content of ours."""
    write_tree(project.build / CANARY, security_policy.CANARY)
    # Not strict: the navigation names pages that the canary does not have.
    _build(project, builder, site, CANARY, to, strict=False)
    return texts(to)


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


def _epoch(site: Site) -> int:
    """The newest day of the content, in seconds since 1970: the only time that a page may carry."""
    reviews = ((kind.model, kind.review) for kind in site.kinds if kind.review)
    days = [review.day(entry) for model, review in reviews for entry in site.all(model)]
    return int(datetime.combine(max(days, default=date(2000, 1, 1)), time(), UTC).timestamp())
