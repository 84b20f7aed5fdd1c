"""Our few settings, from `extra: explainer:` of mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from ..source import Problems, Rule, Source, Span
from ..syntax import Data, Loc, YamlTree, compose, conflict
from .decode import decode
from .fields import Address, Flag, Text, Whole
from .schema import Fields

SETTINGS_MISSING = Rule("settings-missing", first=True)
RULES = (SETTINGS_MISSING,)

FILE = "mkdocs.yml"


class Settings(Fields):
    """Limits and addresses. Words are counted as `wording.count` does; `quote-share` is in percent of an article."""

    quote_words: Whole = 25
    """The most words of one quotation."""
    quote_share: Whole = 10
    """The most that is quoted of one article in all, in percent of its words …"""
    quote_total: Whole = 120
    """… or in words, whichever is more."""
    avoid: tuple[Text, ...] = ()
    """Words that judge, which our own text does not use outside quotations."""
    spelling: tuple[Text, ...] = ()
    """Words that are spelled rightly though the dictionary does not have them."""
    repository: Address | None = None
    """Where the content is kept, for "edit this page" and "report an error": an address such as a GitHub repository."""
    branch: Text = "main"
    cards: Flag = False
    """Whether claims and explainers get a picture that is shown where a link to them is shared; needs the extra."""
    contact: Address | None = None
    """Where errors are reported, if not in the repository: a mailto: address or a form."""


class SiteSettings(Fields):
    """What MkDocs' own settings tell us, under MkDocs' names."""

    model_config = ConfigDict(alias_generator=lambda name: name)

    site_name: Text
    site_url: Annotated[Address, AfterValidator(lambda address: address.removesuffix("/") + "/")] | None = None
    site_description: Text | None = None
    copyright: Text | None = None


def read(source: Source, environment: Mapping[str, str]) -> tuple[tuple[SiteSettings, Settings] | None, Problems]:
    """The settings, with `!ENV` resolved as MkDocs resolves it."""
    if unmerged := conflict(source):
        return None, (unmerged,)
    tree, problems = compose(source.span(), nodes=1000, size=64 * 1024, tags=True)
    if tree is None:
        return None, problems
    if not isinstance(tree.data, dict):
        return None, (SETTINGS_MISSING.at(source, "no settings", "write at least `site_name: …`"),)
    own: Data = {name: tree.data[name] for name in SiteSettings.model_fields if name in tree.data}
    extra = tree.data.get("extra")
    ours = extra.get("explainer", {}) if isinstance(extra, dict) else {}
    site, wrong = decode(_part(tree, (), own, environment), SiteSettings)
    settings, also = decode(_part(tree, ("extra", "explainer"), ours, environment), Settings)
    if site is None or settings is None:
        return None, (*wrong, *also)
    return (site, settings), ()


def navigation(source: Source) -> tuple[Span, ...]:
    """The files and addresses that the menu names, each with its place."""
    tree, _ = compose(source.span(), nodes=1000, size=64 * 1024, tags=True)
    named = (loc for loc in tree.values if loc[:1] == ("nav",)) if tree else ()
    return tuple(tree.values[loc] for loc in named if tree and isinstance(tree.value(loc), str))


def _part(tree: YamlTree, loc: Loc, data: Data, environment: Mapping[str, str]) -> YamlTree:
    """The settings below a location, each with its value for this environment; what is set to nothing is left out."""
    values = {at[len(loc) :]: span for at, span in tree.values.items() if at[: len(loc)] == loc}
    keys = {at[len(loc) :]: span for at, span in tree.keys.items() if at[: len(loc)] == loc and at != loc}
    if isinstance(data, dict):
        resolved = {name: _value(value, tree.tags.get((*loc, name)), environment) for name, value in data.items()}
        data = {name: value for name, value in resolved.items() if value != ""}
    return YamlTree(data, values.get((), tree.at.within(0, 1)), values, keys, {})


def _value(value: Data, tag: str | None, environment: Mapping[str, str]) -> Data:
    if tag != "!ENV":
        return value
    names = value if isinstance(value, list) else [value]
    *variables, default = names if len(names) > 1 else [*names, ""]
    for name in variables:
        if isinstance(name, str) and re.fullmatch(r"\w+", name) and environment.get(name):
            return environment[name]
    return default
