"""Both builders make the same site of the same tree, file by file, but for what the theme brings of its own.

So what is seen, measured and run in the pages of one holds for the other; what may differ is marked `each_builder`.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from difflib import unified_diff
from functools import partial
from urllib.parse import urldefrag, urljoin

import pytest

from site_tests.conftest import URLS, Once, sites
from site_tests.project import OWN, Built, builder
from site_tests.reading import Element, read
from site_tests.test_languages import arabic

pytestmark = [
    pytest.mark.skipif(builder() != "mkdocs", reason="run in the session for MkDocs, with both builders"),
]
ADDRESSED = ("href", "src", "action", "poster", "data", "content")
VERSION = re.compile(r'"version": "[0-9a-f]{16}"')
"""What a worker keeps is by the hash of all files."""
HASHES = re.compile(r" 'sha256-[^']+'")
"""In the policy: those of the theme's scripts."""
SPACE = re.compile(r"\s+")
QUOTED = re.compile(r"""=(["'])([^\s"'=<>`]+)\1""")
SCRIPT, SKIP = re.compile(r"<script>.*?</script>"), re.compile(r"<a href=#[^ >]* class=md-skip>.*?</a>")
MADE, ROLES = re.compile(r'<\w+ [^>]*class="?md-[^>]*>'), re.compile(r' (?:role|aria-[a-z]+)=(?:"[^"]*"|[^ >"]+)')
ROLE = re.compile("role$|aria-")
SKIPPED = {"md-skip"}
"""An element that one of the themes has and the other has not: it is not shown, since ours is."""


@pytest.fixture(params=["root", "below", "arabic"])
def pair(request: pytest.FixtureRequest, once: Once) -> tuple[Built, Built]:
    """The same site by either builder."""
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("zensical is not installed: make installs it with the locked dependencies")
    name, url = request.param, URLS.get(request.param, URLS["root"])
    if name == "arabic":
        one, two = (once(f"arabic-{by}", partial(arabic, by=by)) for by in ("mkdocs", "zensical"))
    else:
        one, two = (sites(once, by) / name for by in ("mkdocs", "zensical"))
    return Built(one, url), Built(two, url)


def theirs(element: Element) -> bool:
    """Whether the theme made it, whose scripts and roles are its own."""
    ours = element["src"] or element["type"] == "application/ld+json"
    return (element.tag == "script" and not ours) or any(each.startswith("md-") for each in element["class"].split())


def seen(built: Built, path: str, page: Element, prose: bool = False) -> Iterator[str]:
    """All that a page is, in order: elements with their attributes, addresses resolved, and texts.

    What is white between elements counts only in `prose`, the article.
    """
    for each in page.content:
        if isinstance(each, str):
            yield from [SPACE.sub(" ", each)] if prose or each.strip() else []
        elif not SKIPPED & set(each["class"].split()):
            names = [name for name in sorted(each.attributes) if not (theirs(each) and ROLE.match(name))]
            yield f"<{each.tag}{''.join(f' {name}={attribute(built, path, each, name)}' for name in names)}>"
            ours = each.tag != "script" or not theirs(each)
            yield from seen(built, path, each, prose or each.tag == "article") if ours else ()
            yield f"</{each.tag}>"


def spelled(text: str) -> str:
    """A page with that spelled alike which the two are known to spell each in its way."""
    around, start, rest = text.partition("<article")
    article, end, rest = rest.rpartition("</article>")
    around, rest = (re.sub(r">\s+|\s+<", lambda at: at[0].strip(), each) for each in (around, rest))
    text = SPACE.sub(" ", around + start + article + end + rest).replace("&#x2f;", "/")
    text = QUOTED.sub(r"=\2", text).replace('="./', '="').replace("=./", "=")
    for theirs in (HASHES, SCRIPT, SKIP):
        text = theirs.sub("", text)
    return MADE.sub(lambda tag: ROLES.sub("", tag[0]), text)


def attribute(built: Built, path: str, element: Element, name: str) -> str:
    value = HASHES.sub("", element[name]) if element["http-equiv"] else element[name]
    if name not in ADDRESSED or (name == "content" and not value.startswith("http")):
        return value
    address, anchor = urldefrag(urljoin(built.url + path.removesuffix("index.html"), value))
    return f"{address}#{anchor}"


PLANTED = {
    "a word": ("(?=</h1>)", " more"),
    "an element": ("(?=</h1>)", "<b></b>"),
    "a class": ('(?<=class=)("?)cover', r"\1c"),
    "an address": ("(?<=[./])articles/", "article/"),
    "a title": ("(?<=<title>)", "x"),
    "a policy": ("default-src 'none'", "default-src 'self'"),
    "a role": ("<h1", "<h1 role=note"),
    "a language": ("(?<=<html lang=)", "x-"),
    "data": ('"@type"', '"@typ"'),
    "a script": (r"\.js\?v=", ".js?w="),
    "the way to itself": ('rel=("?)canonical', r"rel=\1other"),
}


@pytest.mark.parametrize(("old", "new"), PLANTED.values(), ids=PLANTED)
def test_a_difference_would_be_seen(built: Built, old: str, new: str) -> None:
    page = built.text("claims/index.html")
    other = re.sub(old, new, page, count=1)
    assert other != page and spelled(other) != spelled(page)
    assert list(seen(built, "claims/index.html", read(other))) != list(seen(built, "claims/index.html", read(page)))


def test_both_builders_write_the_same_files(pair: tuple[Built, Built]) -> None:
    one, two = pair
    assert one.files - OWN == two.files - OWN
    different = [
        path
        for path in sorted(one.files & two.files)
        if not path.endswith(".html") and (one.folder / path).read_bytes() != (two.folder / path).read_bytes()
    ]
    assert different == ["sw.js"]
    assert VERSION.sub("", one.text("sw.js")) == VERSION.sub("", two.text("sw.js"))


def test_both_builders_make_the_same_pages(pair: tuple[Built, Built]) -> None:
    """Elements, attributes, addresses and texts, in the head, around the article and in it, on every page."""
    one, two = pair
    assert pages(one) == pages(two)
    for path in pages(one):
        # Where they are spelled alike they are alike; else they are read, which takes twenty times as long.
        if spelled(one.text(path)) != spelled(two.text(path)):
            mine, others = (list(seen(each, path, read(each.text(path)))) for each in (one, two))
            assert mine == others, f"{path}:\n" + "\n".join(unified_diff(mine, others, "mkdocs", "zensical", n=0))


def pages(built: Built) -> list[str]:
    return sorted(path for path in built.files if path.endswith(".html"))
