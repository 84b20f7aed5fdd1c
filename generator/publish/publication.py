"""EDGE: from a project's folder to its published site; nothing is published that is not whole and audited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from .. import build
from ..build import Build, DocsTree
from ..data import search_records
from ..model import ASSETS, Site
from ..model.kinds import Claim, Explainer
from ..output import BadTemplate, share_card, share_image, sitemap
from ..reports import changes
from ..source import Missing, Problems, Refused, arrange, blocking
from . import reading, security_policy
from .audit import audit
from .builder import run_builder
from .project import Project
from .revision import sources_at
from .search_index import index
from .swap import beside, locked, swap
from .writing import write_tree

Say = Callable[[str], None]
KEPT = ("content", "generator", "templates", "tests", "site_tests", "archive", "build")
AUDITED = (".html", ".css", ".json", ".xml")


@dataclass(frozen=True)
class Published:
    """What came of a build: whether the site was published, of how many pages, and every problem."""

    published: bool
    pages: int
    problems: Problems


def check(project: Project, environment: Mapping[str, str], today: date | None = None) -> Build:
    """Everything that is wrong with a project's content; what lies in the future only where `today` is given."""
    read = reading.read_sources(project)
    made = build.check(read.texts, assets=read.assets, pictures=read.pictures, environment=environment, today=today)
    return Build(made.site, arrange([*read.problems, *made.problems]))


def since(project: Project, revision: str, made: Build, environment: Mapping[str, str]) -> Problems:
    """What was published at a revision and has changed or gone in silence."""
    old = earlier(project, revision, environment)
    return arrange(changes.check(old, made.site)) if old and made.site else ()


def earlier(project: Project, revision: str, environment: Mapping[str, str]) -> Site | None:
    """The site as it was at a revision; None where it could not have been built then, so that nothing was published."""
    texts, assets = sources_at(project, revision)
    return build.check(texts, assets=assets, environment=environment).site


def publish(
    project: Project,
    builder: str,
    output: str,
    *,
    strict: bool,
    environment: Mapping[str, str],
    say: Say,
    today: date | None = None,
) -> Published:
    """Check, generate, build, audit, swap. Raises Refused where a step cannot be taken."""
    target = _target(project, output)
    with locked(project):
        say("checking")
        made = check(project, environment, today)
        if made.site is None or blocking(made.problems, strict=strict):
            return Published(False, 0, made.problems)
        say("generating")
        templates = reading.read_texts(project.root / "templates", ".jinja")
        try:
            docs = build.docs(made.site, templates)
            pictures = _draw(made.site, docs)
        except (BadTemplate, Missing) as error:
            raise Refused(str(error)) from error
        assets = {f"assets/{path.removeprefix(ASSETS)}": project.root / path for path in made.site.assets}
        write_tree(project.docs, docs.files, assets)
        with beside(target) as folder:
            say(f"building with {builder}")
            new = folder / "site"
            epoch = _epoch(made.site)
            run_builder(builder, project, project.docs, new, epoch)
            say("indexing")
            index(search_records(made.site), new)
            say("finishing")
            _add(made.site, docs, pictures, new)
            built = _finish(project, builder, folder, new, epoch)
            say("auditing")
            problems = arrange([*made.problems, *audit(built, made.site, docs.pages)])
            if blocking(problems, strict=strict):
                return Published(False, len(docs.pages), problems)
            swap(new, target)
    return Published(True, len(docs.pages), problems)


def _draw(site: Site, docs: DocsTree) -> dict[str, bytes]:
    """The card of each page that has one, by its path on the site."""
    found = ((page, share_card.share_card(page, site)) for page in docs.pages.values())
    return {share_card.file(page): share_image.draw(picture) for page, picture in found if picture}


def _add(site: Site, docs: DocsTree, pictures: Mapping[str, bytes], new: Path) -> None:
    """Puts into a built site what no builder makes: cards, and our own map of the pages in place of the builder's."""
    for path, picture in pictures.items():
        (new / path).write_bytes(picture)
    for path in (sitemap.FILE, sitemap.PACKED):
        (new / path).unlink(missing_ok=True)
    if base := site.config.site_url:
        (new / sitemap.FILE).write_text(sitemap.sitemap(docs.pages.values(), base), encoding="utf-8")


def _finish(project: Project, builder: str, beside: Path, new: Path, epoch: int) -> dict[str, str | None]:
    """Gives every page its policy, with the hashes of a canary: the theme built without any content of ours.

    Returns the finished site as the audit reads it.
    """
    docs, canary = project.root / "build" / "canary", beside / "canary"
    write_tree(docs, security_policy.CANARY, {})
    # Not strict: the navigation names pages that the canary does not have.
    run_builder(builder, project, docs, canary, epoch, strict=False)
    pages = (text for path, text in _files(canary).items() if path.endswith(".html") and text)
    policy = security_policy.policy(pages)
    built = _files(new)
    for path, text in built.items():
        if path.endswith(".html") and text is not None:
            built[path] = security_policy.finish(text, policy)
            (new / path).write_text(built[path] or "", encoding="utf-8")
    return built


def _target(project: Project, output: str) -> Path:
    target = (project.root / output).resolve()
    kept = [project.root / name for name in KEPT]
    if (
        not target.is_relative_to(project.root)
        or target == project.root
        or any(target.is_relative_to(folder) or folder.is_relative_to(target) for folder in kept)
    ):
        raise Refused(f"the site cannot go to {output}: name a folder of its own below the project")
    if target.exists() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise Refused(f"{output} holds something that is no site; move it away, or name another folder with -o")
    return target


def _files(folder: Path) -> dict[str, str | None]:
    """A built site as the audit reads it."""
    found: dict[str, str | None] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace") if file.suffix in AUDITED else None
            found[file.relative_to(folder).as_posix()] = text
    return found


def _epoch(site: Site) -> int:
    """The newest day of the content, in seconds since 1970: the only time that a page may carry."""
    days = [claim.reviewed for claim in site.all(Claim)] + [explainer.updated for explainer in site.all(Explainer)]
    return int(datetime.combine(max(days, default=date(2000, 1, 1)), time(), UTC).timestamp())
