"""Our few settings, from `extra: explainer:` of mkdocs.yml, and the word lists of a site.

The lists, content/words/LANGUAGE.yml, add to the tool's own and take from them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Any, Literal

from ..language import LANGUAGES, THEME_LANGUAGES
from ..source import CONTENT, STYLES, Diagnostic, Problems, Rule, Severity, Source, Span
from ..syntax import Loc, YamlTree, compose, conflict
from . import configuration
from .configuration import Configuration
from .decode import FIELD_UNKNOWN, decode
from .fields import Address, Base, Flag, Licence, PageOrAddress, ReadBy, Text, Until, Whole
from .parts import Fields

SETTINGS_MISSING = Rule("settings-missing", first=True)
WORDS_MISNAMED = Rule("words-misnamed", first=True)
WORDS_UNUSED = Rule("words-unused", Severity.WARNING)
RULES = (SETTINGS_MISSING, WORDS_MISNAMED, WORDS_UNUSED)

FILE = "mkdocs.yml"
WORDS = f"{CONTENT}words/"
MOVED = ("avoid", "spelling")
"""Word lists, which settings held before they had a file of their own."""


class Words(Fields):
    """Words and phrases in one language, small and capital letters alike."""

    avoid: tuple[Text, ...] = ()
    """Words that judge, besides the tool's own list: our own text does not use them outside quotations."""
    allow: tuple[Text, ...] = ()
    """Words of the tool's own list that this site may use."""
    spelling: tuple[Text, ...] = ()
    """Spelled rightly, though the dictionary does not have them."""


class Publisher(Fields):
    """Who publishes the site, as readers are told."""

    name: Text
    legal_form: Text
    """`registered association`, `private person`, …"""
    country: Text
    money: Text
    """Who owns it and what it lives on, in a sentence or two."""
    contact: Address
    """Where readers write to without an account: a mailto: address or a form."""
    imprint: PageOrAddress | None = None
    privacy: PageOrAddress | None = None


def _publisher(value: object) -> Publisher | Literal["none"]:
    if value == "none":
        return "none"
    if isinstance(value, str):
        raise ValueError("neither `none` nor fields; write its `name`, `legal-form`, `country`, … on lines below it")
    return Publisher.model_validate(value)


class Settings(Fields):
    """Limits and addresses. Words are counted as `quotation.count` does; `quote-share` is in percent of an article."""

    quote_words: Whole = 25
    """The most words of one quotation."""
    quote_share: Whole = 10
    """The most that is quoted of one article in all, in percent of its words …"""
    quote_total: Whole = 120
    """… or in words, whichever is more."""
    reviewers: Whole | None = None
    """How many people, besides its writers, must have reviewed each claim and explainer (`reviewed-by`)."""
    material: Until | None = None
    """The day up to which sources were read, for all entries that do not say otherwise."""
    repository: Base | None = None
    """Where the content is kept, for "edit this page" and "report an error": an address such as a GitHub repository."""
    branch: Text | None = None
    """The branch on which the content is edited; left out, git is asked (`publish/revision`)."""
    licence: Licence | None = None
    """Under which licence our own text may be used, `cc-by-4.0` or alike, as programs are told."""
    cards: Flag = False
    """Whether claims and explainers get a picture that is shown where a link to them is shared; needs the extra."""
    offline: Flag = True
    """Whether browsers keep pages for when there is no network; set to false, what they keep goes."""
    contact: Address | None = None
    """Where errors are reported, if not to the publisher or in the repository: a mailto: address or a form."""
    publisher: Annotated[Publisher | Literal["none"] | None, ReadBy(_publisher)] = None
    """Who publishes the site; `none` for the example that ships with the tool, which is nobody's publication."""

    @cached_property
    def tree(self) -> YamlTree | None:
        """Where they are written; None for settings that were not read from a file."""
        return None

    def at(self, *loc: str) -> Span:
        """The place of a setting, or of a field of it."""
        assert self.tree
        return self.tree.place(loc)


def read(
    source: Source, environment: Mapping[str, str], published: Collection[str] = ()
) -> tuple[tuple[Configuration, Settings] | None, Problems]:
    """The settings, MkDocs' and ours, with `!ENV` resolved; what is refused among MkDocs' own leaves the rest usable.

    `published` are the files below assets/ that will be on the site.
    """
    if unmerged := conflict(source):
        return None, (unmerged,)
    tree, problems = compose(source.span(), nodes=1000, size=64 * 1024, tags=frozenset({"!ENV"}))
    if tree is None:
        return None, problems
    if not isinstance(tree.data, dict) or () in tree.tags:
        return None, (SETTINGS_MISSING.at(source, "no settings", "write at least `site_name: …`"),)
    known, refused = configuration.read(tree, environment)
    refused = (*refused, *_absent(tree, published))
    part = _ours(tree, environment)
    moved = tuple(_moved(part, known.theme.language)) if known else ()
    ours, wrong = decode(_without(part), Settings)
    if known is None or ours is None:
        return None, (*refused, *wrong)
    ours.__dict__["tree"] = part
    return (known, ours), (*refused, *moved, *wrong)


def _absent(tree: YamlTree, published: Collection[str]) -> Iterator[Diagnostic]:
    """The files of the site that are named and are not there."""
    data: Mapping[str, Any] = tree.data if isinstance(tree.data, dict) else {}
    styles, theme = data.get("extra_css"), data.get("theme")
    sheets = enumerate(styles if isinstance(styles, list) else ())
    named: dict[Loc, object] = {("extra_css", at): each for at, each in sheets}
    named |= {("theme", sign): theme.get(sign) for sign in ("favicon", "logo")} if isinstance(theme, dict) else {}
    for loc, path in named.items():
        if isinstance(path, str) and re.fullmatch(configuration.ASSET, path) and path not in published:
            what, beside = ("picture", "") if loc[0] == "theme" else ("style sheet", f" or {STYLES}")
            help = f"put the file into content/assets/{beside}, or take the line out"
            yield configuration.SETTING_REFUSED.at(tree.place(loc), f"there is no {what} `{path}`", help)


def word_file(language: str) -> str:
    """Where the lists for a language are kept."""
    return f"{WORDS}{language}.yml"


def read_words(source: Source) -> tuple[Words, Problems]:
    """The lists of a file; none where it cannot be read."""
    tree, problems = compose(source.span(), nodes=5000, size=64 * 1024)
    if tree is None:
        return Words(), problems
    words, wrong = decode(tree, Words)
    return words or Words(), (*problems, *wrong)


def unread(source: Source, language: str) -> Diagnostic:
    """A file of lists that are not those of the site's language: misnamed, or kept for texts in another one."""
    wanted, name = word_file(language), source.path.removeprefix(WORDS).removesuffix(".yml")
    plain = name.replace("_", "-").casefold()
    meant = LANGUAGES.get(plain, plain).partition("-")[0]
    if meant == language.partition("-")[0].casefold():
        return WORDS_MISNAMED.at(source, f"word lists of this site's language, under another name: `{name}`",
                                 f"rename the file to {wanted}")  # fmt: skip
    if meant in {each.partition("-")[0] for each in (*THEME_LANGUAGES, *LANGUAGES.values())}:
        help = (
            f"our own text is judged by {wanted}, in whatever language its articles are: put there what it is to heed"
        )
        message = f"word lists in `{name}`, but the site is in `{language}`: they are not used"
        return WORDS_UNUSED.at(source, message, f"{help}, or take the file out")
    help = f"lists are files by the tag of a language; those of this site are {wanted}"
    return WORDS_MISNAMED.at(source, f"word lists of no language: `{name}`", help)


def navigation(source: Source) -> tuple[Span, ...]:
    """The pages of the site that the menu names, each with its place."""
    tree, _ = compose(source.span(), nodes=1000, size=64 * 1024, tags=frozenset({"!ENV"}))
    named = (loc for loc in tree.values if loc[:1] == ("nav",)) if tree else ()
    return tuple(tree.values[loc] for loc in named if tree and configuration.PAGE.fullmatch(str(tree.value(loc))))


def _moved(part: YamlTree, language: str) -> Iterator[Diagnostic]:
    """Lists that settings held in an older version."""
    for name in MOVED:
        if (name,) in part.keys:
            help = f"run explainer upgrade, which moves it to {word_file(language)}"
            yield FIELD_UNKNOWN.at(part.key((name,)), f"`{name}` is no setting any more", help)


def _without(part: YamlTree) -> YamlTree:
    """Our settings without the lists of an older version."""
    assert isinstance(part.data, dict)
    return replace(part, data={name: value for name, value in part.data.items() if name not in MOVED})


def _ours(tree: YamlTree, environment: Mapping[str, str]) -> YamlTree:
    """The settings below `extra: explainer:`, each with its value for this environment."""
    loc: Loc = ("extra", "explainer")
    there = loc in tree.values
    data = configuration.resolved(tree, loc, environment) or {} if there else {}
    values = {at[len(loc) :]: span for at, span in tree.values.items() if at[: len(loc)] == loc}
    keys = {at[len(loc) :]: span for at, span in tree.keys.items() if at[: len(loc)] == loc and at != loc}
    return YamlTree(data, values.get((), tree.at.within(0, 1)), values, keys, {}, {})
