"""A built site as it is published: each page with its policy and no longer than it need be, what browsers may keep
named, and nothing for nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...model import Site
from ...model.kinds import Explainer
from ...source import NOTHING_KEPT, Results
from . import offline, security_policy
from .assets import unused, versioned, versions
from .compact import compact

NOT_FOUND = "404.html"
_RUNS = "<script"
"""In a page that runs something; one that does not may need less, and keeps nothing."""


@dataclass(frozen=True)
class Finished:
    """What changes in a built site: texts to write, by path, those that are new, and files to take away."""

    written: Mapping[str, str]
    added: frozenset[str]
    gone: frozenset[str]


def finished(
    site: Site,
    files: Mapping[str, str | None],
    scripts: Mapping[str, bytes],
    theme: Collection[str],
    canary: Mapping[str, str | None],
    results: Results = NOTHING_KEPT,
) -> Finished:
    """What is to be done to a built site, the same whatever `results` are known of work that was done before.

    `files` are all of it, with their text where it is read; `scripts` its style sheets and scripts; `theme` the files
    that come from the theme alone, and `canary` those of a build of the theme without our content.
    """
    policy = security_policy.policy(text for path, text in canary.items() if path.endswith(".html") and text)
    marks = versions(scripts)
    pages = {path: text for path, text in files.items() if path.endswith(".html") and text is not None}
    for path, text in pages.items():
        runs = _RUNS in text
        named = offline.linked(text, _root(site, path)) if runs and site.settings.offline else text
        pages[path] = security_policy.finish(versioned(named, marks), policy if runs else security_policy.still())
    pages = _compact(pages, results)
    questions = (site.address(each) for each in site.all(Explainer))
    more = offline.added(site, pages, marks, questions)
    return Finished(pages | more, frozenset(more), frozenset(unused(files, theme)))


def _compact(pages: Mapping[str, str], results: Results) -> dict[str, str]:
    """Pages in fewer bytes, by path."""
    found = results.found("compact", pages)
    made = {path: compact(text) for path, text in pages.items() if path not in found}
    results.keep("compact", {pages[path]: text.encode("utf-8") for path, text in made.items()})
    return {path: made[path] if path in made else found[path].decode("utf-8") for path in pages}


def _root(site: Site, path: str) -> str:
    """The way from a page to the root of the site; from the page for lost readers, which stands anywhere, whole."""
    if path == NOT_FOUND:
        return urlsplit(site.config.site_url or "/").path or "/"
    return "../" * path.count("/")
