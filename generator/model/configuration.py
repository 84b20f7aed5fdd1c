"""What the builder is told: the known settings of MkDocs in mkdocs.yml, and the one configuration that we write."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, ValidationError

from ..language import theme_language
from ..source import OVERRIDES, Diagnostic, Problems, Rule, Span, address, unsafe
from ..syntax import Data, Loc, YamlTree, dump
from .decode import FIELD_MISSING, FIELD_UNKNOWN, decode
from .fields import Base, Block, Flag, ReadBy, Text, Whole
from .parts import Fields, mistake

SETTING_REFUSED = Rule("setting-refused")
RULES = (SETTING_REFUSED,)

CUSTOM = OVERRIDES.removesuffix("/")
FOLDERS: Mapping[str, Data] = {"docs_dir": ["DOCS_DIR", "build/docs"], "site_dir": ["SITE_DIR", "site"]}
"""What plain MkDocs needs to be told; a build of ours uses folders of its own."""
REASONS: Mapping[str, str] = {
    "INHERIT": "it takes settings from another file",
    "exclude_docs": "every page that is made is published; leave an entry out with `draft: true`",
    "extra_javascript": f"a script is a file of {CUSTOM}/assets/, loaded by main.html there",
    "extra_templates": f"a template is a file of {CUSTOM}/",
    "hooks": "it runs code of its own in the builder",
    "repo_url": "where the content is kept is said by `repository`, below `extra: explainer:`",
}

ASSET = r"assets(?:/[\w-][\w.-]*)+"


def _matching(pattern: str, expected: str) -> ReadBy:
    def read(value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError(f"expected {expected}; write one, or take the setting out")
        return value

    return ReadBy(read)


def _off(value: object) -> bool:
    if value == "false":
        return False
    raise ValueError("the theme would load fonts from another host; write `font: false`")


def _fixed(written: str, meant: object, why: str) -> ReadBy:
    def read(value: object) -> object:
        if value != written:
            raise ValueError(f"refused, since {why}; take it out")
        return meant

    return ReadBy(read)


PAGE = re.compile(r"(?:[\w-]+/)*[\w-]+\.md")
"""How the menu names a page of the site."""


def _navigation(value: object) -> object:
    """Pages of the site and safe addresses, in sections; checked, and left as written."""
    for loc, target in _targets(value, ()):
        page = isinstance(target, str) and PAGE.fullmatch(target)
        if not page and (not isinstance(target, str) or unsafe(target)):
            help = "name a page as `claims/index.md`, or give a whole address"
            raise mistake("`nav` leads to what is neither a page of the site nor an address", *loc, help=help)
    return value


def _targets(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _targets(item, (*loc, number))
    elif isinstance(value, dict) and len(value) == 1:
        yield from (found for name, item in value.items() for found in _targets(item, (*loc, name)))
    else:
        yield loc, value


def _extensions(value: object) -> tuple[object, ...]:
    found: list[object] = []
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        name, options = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else (item, "")
        if name not in ("attr_list", "toc") or (options and name != "toc"):
            help = "the pages are finished HTML: `attr_list` and `toc` are all that they need"
            raise mistake("a Markdown extension that could change what was checked", number, help=help)
        found.append({name: _options(options, number)} if options else name)
    return tuple(found)


def _options(options: object, number: int) -> dict[str, object]:
    try:
        return Toc.model_validate(options).model_dump(exclude_none=True)
    except ValidationError:
        help = "there are `permalink: false` or `true`, `title: …` and `toc_depth: 3`"
        raise mistake("an option of `toc` that is not known", number, "toc", help=help) from None


def _without(value: Data) -> tuple[object, ...]:
    if value == []:
        return ()
    first, loc = (value[0], [0]) if isinstance(value, list) else (value, [])
    name = f"the plugin `{first if isinstance(first, str) else next(iter(first), '')}`"
    raise mistake(f"{name} is refused: it would run code of its own in the builder; write `plugins: []`", *loc)


Word = Annotated[str, _matching(r"[A-Za-z][A-Za-z0-9.-]*", "a word")]
Icon = Annotated[str, _matching(r"[a-z0-9-]+(?:/[a-z0-9-]+)*", "the name of an icon, such as material/magnify")]
Asset = Annotated[str, _matching(ASSET, "a file of the site, such as assets/site.css")]
Level = Literal["warn", "info", "ignore"]


class Known(Fields):
    """Settings under MkDocs' own names."""

    model_config = ConfigDict(alias_generator=lambda name: name)


class Toc(Known):
    """Options of the extension for headings."""

    permalink: Flag | None = None
    title: Text | None = None
    toc_depth: Whole | None = None


class Toggle(Known):
    """How readers change a palette."""

    icon: Icon
    name: Text


class Palette(Known):
    """A choice of the theme's colours."""

    scheme: Word | None = None
    primary: Word | None = None
    accent: Word | None = None
    media: Text | None = None
    toggle: Toggle | None = None


class Theme(Known):
    """The theme, with our templates over its own."""

    name: Literal["material"] = "material"
    variant: Literal["classic", "modern"] = "classic"
    custom_dir: Annotated[str, _fixed(CUSTOM, CUSTOM, f"only {CUSTOM} is read")] = CUSTOM
    language: Annotated[str, ReadBy(theme_language)] = "en"
    direction: Literal["ltr", "rtl"] | None = None
    font: Annotated[bool, ReadBy(_off)] = False
    favicon: Asset = "assets/icon.svg"
    logo: Asset | None = None
    icon: dict[str, Icon] | None = None
    palette: tuple[Palette, ...] | None = None
    features: tuple[Word, ...] = ()


class Validation(Known):
    """What the builder says of links."""

    omitted_files: Level = "warn"
    absolute_links: Level = "warn"
    unrecognized_links: Level = "warn"
    not_found: Level = "warn"
    anchors: Level = "warn"


class Extra(Known):
    """What the theme's own templates ask for."""

    generator: Flag = False
    explainer: Annotated[None, ReadBy(lambda ours: None)] = None
    """Ours, and no builder's: see `settings`."""


class Configuration(Known):
    """All settings of MkDocs that a project may have."""

    site_name: Text
    site_url: Annotated[Base, AfterValidator(lambda address: address.removesuffix("/") + "/")] | None = None
    site_description: Text | None = None
    site_author: Text | None = None
    copyright: Text | None = None
    use_directory_urls: Annotated[bool, _fixed("true", True, "every page is a folder")] = True
    edit_uri: Annotated[str, _fixed("", "", "each page links to its content file itself")] = ""
    theme: Theme = Theme()
    extra_css: tuple[Asset, ...] = ("assets/tokens.css", "assets/site.css", "assets/material.css")
    nav: Annotated[object, ReadBy(_navigation)] = None
    not_in_nav: Block | None = None
    plugins: Annotated[tuple[object, ...], ReadBy(_without)] = ()
    markdown_extensions: Annotated[tuple[object, ...], ReadBy(_extensions)] = ("attr_list", "toc")
    validation: Validation = Validation()
    extra: Extra = Extra()


NEEDED = ("site_name", "site_url", "site_description", "copyright")
"""What the site itself is made of."""


def read(tree: YamlTree, environment: Mapping[str, str]) -> tuple[Configuration | None, Problems]:
    """The settings of a project but for our own, and those that are refused; None where the site has no name."""
    data = resolved(tree, (), environment)
    assert isinstance(data, dict)
    data = {name: value for name, value in data.items() if name not in FOLDERS}
    problems = [problem for name in FOLDERS if (name,) in tree.keys for problem in _folder(tree, name)]
    if isinstance(theme := data.get("theme"), str):
        data["theme"] = {"name": theme}
    elif isinstance(theme, dict) and isinstance(palette := theme.get("palette"), dict):
        theme["palette"] = [palette]
    configuration, wrong = decode(replace(tree, data=data), Configuration)
    if configuration is None:
        needed = {name: value for name, value in data.items() if name in NEEDED}
        configuration, _ = decode(replace(tree, data=needed), Configuration)
    return configuration, (*problems, *map(_refusal, wrong))


def resolved(tree: YamlTree, loc: Loc, environment: Mapping[str, str]) -> Data:
    """The data at a location, with `!ENV` for this environment; what is set to nothing is left out.

    A variable that is set to nothing counts as not set.
    """
    data = tree.value(loc)
    if tree.tags.get(loc) == "!ENV":
        names = data if isinstance(data, list) else [data]
        *variables, default = names if len(names) > 1 else [*names, ""]
        given = (environment.get(name) for name in variables if isinstance(name, str) and re.fullmatch(r"\w+", name))
        return next(filter(None, given), default)
    if isinstance(data, dict):
        values = {name: resolved(tree, (*loc, name), environment) for name in data}
        listed = any(isinstance(part, int) for part in loc)
        return {name: value for name, value in values.items() if listed or value != ""}
    if isinstance(data, list):
        return [resolved(tree, (*loc, number), environment) for number in range(len(data))]
    return data


def written(
    configuration: Configuration,
    docs: str,
    site: str,
    theme: str,
    vacant: Collection[str] = (),
    words: Mapping[str, str] | None = None,
) -> str:
    """The builder's configuration as YAML. Folders are relative to where it will lie; `words` are those of the frame.
    Lines of the menu that lead to a list that is `vacant` are left out: its address is that of a page that is not made.
    """
    data = configuration.model_dump(exclude_none=True)
    data |= {"nav": _menu(data["nav"], vacant)} if "nav" in data else {}
    data["markdown_extensions"] += (f"{__name__.partition('.')[0]}.finished_blocks",)  # or, installed, explainer_site
    data["extra"] |= {"words": dict(words)} if words else {}
    return dump(data | {"docs_dir": docs, "site_dir": site, "theme": {**data["theme"], "custom_dir": theme}})


def _menu(nav: Any, vacant: Collection[str]) -> Any:
    """A menu, or a part of it, without lines to some pages and without headings over nothing."""
    if isinstance(nav, list):
        return [kept for each in nav if (kept := _menu(each, vacant))]
    if isinstance(nav, dict):
        return {name: kept for name, each in nav.items() if (kept := _menu(each, vacant))}
    return None if address.of_page(nav) in vacant else nav


def _folder(tree: YamlTree, name: str) -> Iterator[Diagnostic]:
    if tree.value((name,)) != FOLDERS[name] or tree.tags.get((name,)) != "!ENV":
        help = f"write `{name}: !ENV [{', '.join(map(str, FOLDERS[name]))}]`, or take it out"
        yield SETTING_REFUSED.at(tree.key((name,)), f"`{name}` is refused: a build uses folders of its own", help)


def _refusal(problem: Diagnostic) -> Diagnostic:
    """A problem with a setting, told as one: what is not known is refused, with the reason where there is one."""
    if problem.rule is FIELD_MISSING:
        return problem
    if problem.rule is not FIELD_UNKNOWN or not isinstance(problem.at, Span):
        return replace(problem, rule=SETTING_REFUSED)
    name = problem.at.text.strip("\"'")
    if name in REASONS:
        return SETTING_REFUSED.at(problem.at, f"`{name}` is refused: {REASONS[name]}", "take it out")
    return SETTING_REFUSED.at(problem.at, f"`{name}` is no setting that a build takes", problem.help)
