"""Whatever stands in content, a page holds no element, attribute or address that it brought."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

import html
import json
import re
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html.parser import HTMLParser
from math import isqrt
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from _pytest.mark import ParameterSet
from lxml import html as lxml_html

from generator.build import Build, DocsTree
from generator.publish import reading
from generator.publish.project import Project
from generator.source import unsafe
from generator.source.diagnostic import Diagnostic
from tests import harbour, hostile
from tests.growth import assert_linear
from tests.hostile import PAYLOADS, RUN

SETTINGS = harbour.FILES["mkdocs.yml"].replace("quote-words: 25", "quote-words: 200")
TOPIC = "content/topics/harbour.md"
FEW = ("mkdocs.yml", "content/references.yml", "content/terms/", "content/pages/method.md")
ALONE: Mapping[str, str] = {path: "" for path in harbour.FILES if not path.startswith(FEW)} | {
    "content/pages/index.md": "---\ntitle: The harbour\ndescription: The harbour plan.\n---\n"
    "It was voted on [@council-minutes-2021; @port-report-2019].\n"
}
"""As little content as there can be."""

MEANT = frozenset(
    {
        "citation-lost", "cites-itself", "heading-malformed", "heading-repeated", "markup-in-field", "markup-unknown",
        "sentence-uncited", "text-unfinished", "value-misread", "word-doubled",
    }
)  # fmt: skip
"""Rules that refuse a text for what it says: it must bring nothing where it is let through, either."""

Shape = tuple[str, tuple[str, ...]]
"""An element's name and those of its attributes."""

# What prose may hold of its own; everything else on a page comes from templates.
PROSE: frozenset[Shape] = frozenset(
    [
        (tag, ())
        for tag in [
            "p",
            "br",
            "em",
            "strong",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "h2",
            "h3",
            "h4",
            "a",
        ]
    ]
    + [(tag, ("class",)) for tag in ("th", "td")]
    + [
        ("ol", ("start",)),
        ("a", ("href",)),
        ("a", ("class", "href")),
        ("img", ("alt", "height", "loading", "src", "width")),
    ]
    + [("a", ("href", "rel"))]
    + [("a", ("data-peek", "href")), ("a", ("class", "data-peek", "href"))]
    + [(tag, ("id",)) for tag in ("h2", "h3", "h4")]
)
ADDRESSES = frozenset(["href", "src", "action", "data", "poster", "formaction", "xlink:href", "background", "cite"])


def problems(overlay: Mapping[str, str]) -> Sequence[Diagnostic]:
    """The problems; or none, and then every page can be made."""
    made = harbour.check(overlay)
    if not made.problems:
        assert made.site
        harbour.docs(made.site)
    return made.problems


def unmeant(made: Build) -> list[Diagnostic]:
    return [each for each in made.problems if each.rule.code not in MEANT | hostile.ALIKE]


def check(files: Mapping[str, str]) -> tuple[Mapping[str, str], Sequence[Diagnostic]]:
    whole = {**ALONE, "mkdocs.yml": SETTINGS, **files}
    made = checked(whole)
    # What is not yet proved is proved as soon as nothing else is wrong.
    if others := [each for each in unmeant(made) if each.rule.code != "quote-unproved"]:
        return whole, others
    assert made.site
    whole |= hostile.proved(made.site)
    return whole, unmeant(checked(whole))


@cache
def plain_proofs() -> Mapping[str, str]:
    """The proofs of the first article, where all its texts are plain."""
    everywhere = frozenset((0, part.slot) for _, parts in hostile.entries(0, str) for part in parts)
    files = hostile.settle(["x"], harbour.FILES, check, everywhere).files
    return {path: text for path, text in files.items() if path.endswith("story-0.proofs.json")}


def check_prose(files: Mapping[str, str]) -> tuple[Mapping[str, str], Sequence[Diagnostic]]:
    """The same where only prose holds payloads, so that what is quoted is known beforehand."""
    whole = {**ALONE, "mkdocs.yml": SETTINGS, **plain_proofs(), **files}
    return whole, unmeant(checked(whole))


def checked(files: Mapping[str, str]) -> Build:
    return _checked(tuple(files.items()))


# What has settled is rendered next.
@lru_cache(maxsize=1)
def _checked(files: tuple[tuple[str, str], ...]) -> Build:
    return harbour.check(dict(files))


def docs(files: Mapping[str, str]) -> DocsTree:
    site = checked(files).site
    assert site
    return harbour.docs(site)


class Elements(HTMLParser):
    """What Python's own parser takes for elements, and the text of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append(data)


def front(page: str) -> Mapping[str, str]:
    return _front(page.split("\n---\n")[0].removeprefix("---\n"))


@cache
def _front(fields: str) -> Mapping[str, str]:
    found: dict[str, str] = yaml.load(fields, Loader=yaml.CSafeLoader)
    return found


def themed(page: str) -> str:
    """A page with title and description put in raw, as both themes do."""
    top = front(page)
    head = f'<title>{top["title"]}</title><meta name="description" content="{top["description"]}">'
    body = f'<a title="{top["title"]}">{top["title"]}</a>{harbour.converted(page)}'
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def at(tree: DocsTree, url: str) -> str:
    """The page at an address, as a theme shows it."""
    return themed(tree.files[tree.pages[url].path])


def said(page: lxml_html.HtmlElement, xpath: str) -> str:
    return str(page.xpath(xpath))


def elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of a page as a browser sees them."""
    root = lxml_html.document_fromstring(text)
    for element in root.iter():
        assert isinstance(element.tag, str), f"a comment or instruction: {element.text}"
        yield element.tag, {str(name): str(value) for name, value in element.attrib.items()}


def shapes(found: Iterator[tuple[str, dict[str, str]]] | list[tuple[str, dict[str, str]]]) -> list[Shape]:
    return [(tag, tuple(sorted(attributes))) for tag, attributes in found]


def assert_inert(path: str, text: str) -> tuple[list[Shape], list[Shape]]:
    """Nothing in a page runs or leads where it must not, whichever parser reads it; returns what each found."""
    by_python = Elements(text)
    by_lxml = list(elements(text))
    for tag, attributes in (*by_lxml, *by_python.found):
        assert tag != "script" or attributes == {"type": "application/ld+json"}, path
        for name, value in attributes.items():
            assert not name.startswith("on") and name not in ("style", "srcdoc"), (path, tag, name, value)
            if name in ADDRESSES:
                # Browsers pass over white space and control characters in a scheme.
                bare = re.sub(r"[\x00-\x20]", "", value)
                scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", bare)
                assert not scheme or scheme.group() in ("https:", "http:", "mailto:"), (path, tag, name, value)
                assert not bare.startswith(("//", "\\")), (path, tag, name, value)
    for script in by_python.scripts:
        assert json.loads(script)["@context"] == "https://schema.org", path
    return shapes(by_lxml), shapes(by_python.found)


def assert_data(tree: DocsTree) -> None:
    for path, text in tree.files.items():
        if path.endswith(".json"):
            json.loads(text)
        elif path.endswith(".xml"):
            ElementTree.fromstring(text)
    for page in tree.pages.values():
        top = front(tree.files[page.path])
        for name, said in (("title", page.title), ("description", page.description)):
            assert html.unescape(top[name]) == said, page.path
            assert not re.search(r"[<>\"']|&(?!(?:amp|lt|gt|quot|#x27|#40);)", top[name]), (page.path, top[name])


def _marked(found: list[Shape]) -> list[Shape]:
    """A page without what tells where in an article a quotation stands."""
    ours = (("p", ("id",)), ("sup", ("class",)), ("a", ("aria-label", "href")))
    return [each for each in found if each[0] not in ("mark", "rect") and each not in ours]


@cache
def plain() -> Mapping[str, tuple[list[Shape], list[Shape]]]:
    """What pages are made of where every field holds plain words."""
    files = hostile.settle(["Other words"], harbour.FILES, check, bodies=False).files
    tree = docs(files)
    return {page.url: assert_inert(page.path, themed(tree.files[page.path])) for page in tree.pages.values()}


# So many at a time, since each group on a page of lists names all others.
TOGETHER = 15
PORTIONS = {
    f"{context} {at // TOGETHER + 1}": payloads[at : at + TOGETHER]
    for context, payloads in PAYLOADS.items()
    for at in range(0, len(payloads), TOGETHER)
}


@cache
def known() -> frozenset[Shape]:
    """All of which pages are made, whatever they are about."""
    small = harbour.docs(harbour.site())
    pages = [assert_inert(page.path, themed(small.files[page.path])) for page in small.pages.values()]
    return frozenset(shape for both in (*plain().values(), *pages) for found in both for shape in found)


def test_there_are_payloads_enough() -> None:
    assert len(set(hostile.ALL)) == len(hostile.ALL) >= 120
    assert sum(RUN in payload for payload in hostile.ALL) > 90


def portioned(portions: Mapping[str, Sequence[str]]) -> list[ParameterSet]:
    """Those of one kind are tried by the fast tests too."""
    return [
        pytest.param(each, id=name, marks=[pytest.mark.slow] if number else [])
        for number, (name, each) in enumerate(portions.items())
    ]


@pytest.mark.parametrize("payloads", portioned(PORTIONS))
def test_fields_bring_nothing(payloads: Sequence[str]) -> None:
    """A page with payloads in its fields has the very elements and attributes of one with plain words."""
    made = hostile.settle(payloads, harbour.FILES, check, bodies=False)
    free = {slot.rpartition(".")[0] or slot for _, slot in made.refused}
    assert free <= {"article", "claim", "person", "work"}, "text of these fields may be anything"
    tree = docs(made.files)
    assert_data(tree)
    compared = 0
    for page in tree.pages.values():
        found = assert_inert(page.path, themed(tree.files[page.path]))
        own = re.search(r"/(?:hostile|gone|story)-(\d+)", page.url)
        # Lists of other entries are as long as there are groups of them.
        listing = page.template in ("group", "rows", "downloads")
        if own and not listing and (int(own[1]), "claim.quote") not in made.refused:
            alike = plain()[page.url.replace(own[1], "0", 1)]
            # A quotation with a gap or an insertion is marked in pieces, and a blank line makes a paragraph.
            assert [_marked(each) for each in found] == [_marked(each) for each in alike], page.path
            compared += 1
        assert {*found[0], *found[1]} <= known(), page.path
    assert compared > 5 * len(payloads)
    for number, payload in enumerate(payloads):
        shown = lxml_html.document_fromstring(at(tree, f"claims/hostile-{number}/"))
        text = " ".join(payload.split())
        assert said(shown, "string(//h1)") == said(shown, "string(//title)") == text
        assert text in said(shown, "string(//div[contains(@class, 'record')])"), "the label and the note"
        assert text in said(shown, "string(//div[contains(@class, 'corrected')])")
        claims = {each["id"]: each for each in json.loads(tree.files["data/claims.json"])}
        assert claims[f"hostile-{number}"]["title"] == text
        assert text in [each.findtext("{*}summary") for each in ElementTree.fromstring(tree.files["feed.xml"])]


@pytest.mark.parametrize("payloads", portioned(PAYLOADS))
def test_prose_brings_nothing(payloads: Sequence[str]) -> None:
    """In prose, headings, link texts, descriptions of pictures, locators and terms."""
    slots = {part.slot for _, parts in hostile.entries(0, str) for part in parts}
    # Terms are searched for in prose, so theirs are payloads too.
    others = {slot for slot in slots if ".body." not in slot and not slot.startswith("term.")}
    aside = frozenset((number, slot) for number in range(len(payloads)) for slot in others)
    made = hostile.settle(payloads, harbour.FILES, check_prose, aside, shared=True)
    tree = docs(made.files)
    assert_data(tree)
    for page in tree.pages.values():
        found = assert_inert(page.path, themed(tree.files[page.path]))
        assert {*found[0], *found[1]} <= known() | PROSE, page.path
    for number, payload in enumerate(payloads):
        if (number, "explainer.body.code") not in made.refused and not payload.startswith("`") and "`" not in payload:
            shown = lxml_html.document_fromstring(at(tree, f"explainers/hostile-{number}/"))
            assert " ".join(payload.split()) in " ".join(said(shown, "string(//body)").split())


@pytest.mark.parametrize("payload", hostile.ALL)
def test_no_payload_makes_a_file_fail(payload: str) -> None:
    """As front matter, as YAML that is not quoted, as a whole file, library, proofs or settings: a problem, or pages."""
    fronts = (
        payload,
        f"---\ntitle: {payload}\n---\n",
        f"---\n{payload}\n---\n",
        f"---\ntitle: x\n{payload}: x\n---\n",
    )
    library = "content/references.yml"
    content = {
        library: f"{harbour.FILES[library]}- id: {json.dumps(payload)}\n",
        "content/articles/quill-2021.proofs.json": payload,
        **{f"content/topics/front-{number}.md": text for number, text in enumerate(fronts)},
    }
    for overlay in (content, {library: payload}, {"mkdocs.yml": payload}):
        for problem in harbour.check(overlay).problems:
            assert problem.message and problem.first.line >= 1


BAD_NAMES = (
    "..", "...", ".hidden", "-x", "x-", "x--y", "X", "Harbour", "x y", "x_y", "x.y", "x.md", "a\\b", "c:x", "x:y", "x*", "x?", "x\"y", "x'y", "<b>", "x&y", "x%2fy", "%2e%2e",
    "x\ny", "x\x1b[31m", "x\u202ey", "é", "е", "ı", "x\u200b", "con", "nul", "com1", "lpt9", "x" * 65, "{id}", "{{x}}", "$(x)", "`x`", "~", "١",
)  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES, ids=repr)
def test_names_of_files_are_plain(name: str) -> None:
    for folder in ("topics", "terms", "articles"):
        path = f"content/{folder}/{name}.md"
        found = [each for each in harbour.check({path: "---\ntitle: x\n---\n"}).problems if each.source.path == path]
        assert [each.rule.code for each in found] == ["id-invalid"]


@pytest.mark.parametrize("path", ["content/topics/../pages/x.md", "content/topics/a/b.md", "content/x.md", "content/topics/x.yml", "content/notes/x.md"])  # fmt: skip
def test_files_lie_in_the_folder_of_a_kind(path: str) -> None:
    codes = {each.rule.code for each in harbour.check({path: "---\ntitle: x\n---\n"}).problems}
    assert codes & {"file-unexpected", "id-invalid"}


@pytest.mark.parametrize("path", ["content/topics/index.md", "content/claims/index.md", "content/pages/claims.md", "content/pages/timeline.md", "content/pages/404.md"])  # fmt: skip
def test_no_entry_takes_the_place_of_a_page(path: str) -> None:
    source = "content/claims/pier-stays.md" if "claims/" in path else "content/pages/method.md"
    text = f"---\ntitle: The harbour\n{'description: x' if '/pages/' in path else ''}\n---\n"
    text = harbour.FILES[source] if "/claims/" in path else text
    assert [each for each in harbour.check({path: text}).problems if each.source.path == path]


BAD_ADDRESSES = (
    "javascript:x", "JavaScript:x", "java\tscript:x", "java\nscript:x", " javascript:x", "\x01javascript:x", "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "blob:https://x.example/1", "file:///x", "ftp://x.example/",
    "//x.example/", "\\\\x.example\\", "https:\\\\x.example", "https:x.example", "https:/x.example", "https://", "https:///x", "https://u@x.example/", "https://u:p@x.example/", "https://x.example\u202e/", "https://x.example /", "https://[::1", "https://x.example:99999/",
    "https://x\u200b.example/", "http://./", "https://x.example\\@y.example/", "mailto:", "mailto:a", "ssh://x.example", "magnet:?x", "view-source:https://x.example/", "x.example", "/x", "#x", "https://x.example/\u2028x", "https://x.example%20/", "https://%65vil.example/",
    "http://localhost/", "https://localhost:8443/x", "https://app.localhost/", "http://printer.local/", "https://db.internal/", "http://router/", "http://127.0.0.1/", "http://10.0.0.8/x",
    "http://172.31.255.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://0.0.0.0/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://１２７.0.0.1/", "http://[::1]/", "http://[fe80::1]/",
    "http://[fd00::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://256.1.1.1/", "http://1.2.3.4.5/", "http://0xzz.1/", "http://localhost./",
)  # fmt: skip
GOOD_ADDRESSES = (
    "https://x.example/", "http://x.example", "https://x.example:8443/a?b=c&d=e#f", "https://xn--e1afmkfd.example/", "https://bücher.example/ü?ö=ä#ß", "https://x.example/a(b)_c", "https://x.example/%E2%80%AE", "https://x.example/@user/1",
    "https://192.0.2.1/", "mailto:desk@x.example", "https://x.example/a'b;c,d!e*f~g", "https://web.archive.example/2021/https://x.example/",
    "https://x.example/wiki/“Heroes”", "https://local.example/", "https://172.32.0.1/", "https://8.8.8.8/", "https://[2001:db8::1]/", "https://10.example/", "https://x.example./",
)  # fmt: skip


@pytest.mark.parametrize("address", BAD_ADDRESSES, ids=repr)
def test_bad_address_is_refused_in_fields_and_links(address: str) -> None:
    assert unsafe(address.strip())
    files = harbour.FILES
    article = files["content/articles/quill-2021.md"].replace("https://courier.example/harbour", json.dumps(address))
    work = files["content/references.yml"].replace("https://council.example/minutes", json.dumps(address))
    if address.strip() == address or not unsafe(address.strip()):
        assert problems({"content/articles/quill-2021.md": article})
        assert problems({"content/references.yml": work})
    for link in (f"[x](<{address}>)", f"[x]({address})", f"[x][y]\n\n[y]: <{address}>", f"<{address}>"):
        overlay = {TOPIC: f"---\ntitle: x\n---\nSee {link}\n"}
        made = harbour.check(overlay)
        if not made.problems and made.site:
            text = at(harbour.docs(made.site), "topics/harbour/")
            hrefs = [attributes.get("href", "") for _, attributes in elements(text)]
            assert not [href for href in hrefs if "x.example" in href or "script" in href], link


@pytest.mark.parametrize("sign", ['"', "`", "<", ">"])
def test_an_address_with_a_quotation_mark_is_refused_in_fields_and_coded_in_links(sign: str) -> None:
    address = f"https://x.example/{sign}onclick={sign}x"
    article = harbour.FILES["content/articles/quill-2021.md"]
    given = article.replace("https://courier.example/harbour", repr(address))
    (problem,) = problems({"content/articles/quill-2021.md": given})
    assert problem.rule.code == "field-invalid" and "%22" in problem.message
    made = harbour.check({TOPIC: f"---\ntitle: x\n---\nSee [x]({address})\n"})
    assert made.site
    text = at(harbour.docs(made.site), "topics/harbour/")
    hrefs = [attributes.get("href", "") for _, attributes in elements(text)]
    assert not [href for href in hrefs if sign in href]


@pytest.mark.parametrize("address", GOOD_ADDRESSES)
def test_good_address_lives(address: str) -> None:
    article = harbour.FILES["content/articles/quill-2021.md"].replace("https://courier.example/harbour", address)
    tree = docs({"content/articles/quill-2021.md": f"{article}\n\nSee <{address}>.\n"})
    assert problems({"content/articles/quill-2021.md": article}) == ()
    hrefs = [attributes.get("href") for _, attributes in elements(at(tree, "articles/quill-2021/"))]
    assert address in hrefs


YAML = (
    "a: &x [1]\nb: *x", "<<: {a: 1}", "a: !!python/name:x", "a: !x y", "a: 1\na: 2", "? [a]\n: b", "{a: b}: c", "a: [", "a: {", "a: 'x", 'a: "x', 'a: "\\q"', 'a: "\\0"', 'a: "\\u202e"', 'a: "\\x07"', 'a: "\\ud800"', "a: b: c", "a:\n\tb: c", "%YAML 9.9", "--- a\n", "a: 1\n...\nb: 2", "[a, b]", "- a", "a", "42", "!!set {a}", "&a a: b", "*a", "a: *a", "a: |9\n x",
    "[" * 12_000, "{" * 12_000, "a: " + "[" * 12_000, "- " * 12_000, "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(300)), "a: [" + "x," * 12_000 + "]", "".join(f"k{n}: v\n" for n in range(5000)), "a: " + "x" * 70_000, "? " * 20_000, "a: &a [x]\n" + "".join(f"b{n}: [*a, *a, *a]\n" for n in range(50)), "'" * 12_000, '"' * 30_001, "a: >" + "\n " * 12_000, "!" * 12_000, ": " * 20_000, "function-plain[x]: 1", "function-: 1", "'': 1",
)  # fmt: skip


@pytest.mark.parametrize("text", YAML, ids=lambda text: repr(text[:20]))
def test_yaml_is_refused_with_a_place(text: str) -> None:
    for front_matter in (text, f"title: x\n{text}"):
        found = harbour.check({TOPIC: f"---\n{front_matter}\n---\n"}).problems
        assert found and {each.source.path for each in found} & {TOPIC}
        assert all(each.first.line >= 1 for each in found)


HIDDEN = tuple(
    chr(point)
    for point in (
        0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
        0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xFDD0, 0xFFF9, 0xFFFE, 0xFFFF, 0xE000, 0xE0001, 0xE0041, 0xE007F, 0x100000, 0x10FFFF,
        0x034F, 0x115F, 0x180E, 0x2061, 0x2064, 0x206A, 0x3164, 0xFFA0, 0x1D173, 0x1FFFE,
    )
)  # fmt: skip


@pytest.mark.parametrize("character", [*HIDDEN, "\u200c", "\u200d"], ids=lambda character: f"U+{ord(character):04X}")
def test_what_nobody_sees_is_refused(character: str) -> None:
    point = ord(character)
    written = {
        "raw, in a field": f"---\ntitle: har{character}bour\n---\n",
        "raw, in prose": f"---\ntitle: x\n---\nhar{character}bour\n",
        "escaped, in a field": f'---\ntitle: "har\\U{point:08x}bour"\n---\n',
    }
    # An entity for NUL or a noncharacter beyond Unicode's end is the replacement character, by CommonMark.
    if point >= 0xA0 and point not in (0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF):
        written["an entity, in prose"] = f"---\ntitle: x\n---\nhar&#{point};bour\n"
    # In a heading white space of any kind becomes one space.
    if "an entity, in prose" in written and not character.isspace():
        written["an entity, in a heading"] = f"---\ntitle: x\n---\n## har&#x{point:x};bour\n"
    for where, text in written.items():
        assert [each for each in harbour.check({TOPIC: text}).problems if each.source.path == TOPIC], where


HONEST = (
    "می‌خواهم کتاب‌ها را بخوانم", "الميناء القديم", "הנמל הישן", "क्‍ष और क्ष", "ක්‍ෂ ශ්‍රී", "മലയാളം ൻ", "বাংলা র‍্যাব", "ไทย ท่าเรือ", "ខ្មែរ", "မြန်မာ", "བོད་ཡིག", "ქართული", "Հայերեն", "Ελληνικά ς Σ", "Кириллица ё Ё", "東京の港", "港口「舊」", "한국어 항구",
    "👩‍👩‍👧‍👦 at the pier", "👩🏽‍🚀 🏳️‍🌈 🏴‍☠️ ❤️‍🔥", "🇺🇦 🇺🇳 1️⃣ ©️", "e\u0301 and é, A\u030a and Å", "Z\u0351\u036f\u0321algo, a little", "İstanbul ıI iİ", "straße STRASSE ẞ", "ﬁne ﬂoat", "ⅣⅥ ½ ² №", "“curly” ‘quotes’ «guillemets» „low“", "— en – dash ‑ non-breaking",
    "C++ & C# <3 > 2 \"x\" 'y'", "50% of $12.5 = £6.25", "AT&T; R&D; &amp; itself", "a_b *c* `d` [e] (f) {g} ~h~", "#hashtag @handle", "1. not a list", "- not an item", "𝔘𝔫𝔦 𝒸ℴ𝒹ℯ 𐍈", "ǅ ǆ Ǆ", "\\backslash\\ and /slash/", "true", "null", "2021-03-04", "0x10", "1e5", "~", "no: yes", "100 % # 1", "! ? … ‽",
)  # fmt: skip


def test_odd_but_honest_text_comes_through() -> None:
    files = {}
    for number, text in enumerate(HONEST):
        quoted = json.dumps(text, ensure_ascii=False)
        front = f"---\ntitle: {quoted}\nanswer: {quoted}\ntopics: [harbour]\nupdated: 2021-05-02\n---\n"
        files[f"content/explainers/odd-{number}.md"] = f"{front}`` {text} ``\n"
    made = harbour.check(files)
    assert [(each.source.path, each.message) for each in made.problems if each.rule.code not in MEANT] == []
    assert made.site
    tree = harbour.docs(made.site)
    for number, text in enumerate(HONEST):
        page = lxml_html.document_fromstring(at(tree, f"explainers/odd-{number}/"))
        for place in ("//title", "//h1", "//p[@class='lede']", "//code"):
            assert said(page, f"string({place})").strip() == text.strip(), (text, place)


@pytest.mark.parametrize("text", ["🙂‍↔️", "۱۴۰۰ ه‍.ش.", "മലയാളം ന്‍", "葛󠄀城市", "ភាសា​ខ្មែរ", "10\u00a0000\u202fkm"])
def test_rare_but_honest_text_comes_through(text: str) -> None:
    made = harbour.check({TOPIC: f"---\ntitle: {text}\n---\nA theme.\n"})
    assert made.problems == () and made.site and made.site.everything()
    assert text in {entry.name for entry in made.site.everything()}


def work(text: str) -> None:
    """Reads a topic and, where nothing is wrong with it, makes its page."""
    problems({**ALONE, TOPIC: text})


def test_the_work_goes_all_the_way() -> None:
    assert problems({**ALONE, TOPIC: "---\ntitle: The harbour\n---\nA *pier*.\n"}) == ()


Shaped = Callable[[int], str]
"""A text of about so many characters."""


def repeated(piece: str, end: str = "") -> Shaped:
    return lambda size: piece * (size // len(piece)) + end


def growing(line: Callable[[int], str]) -> Shaped:
    """Lines of which each is longer than the last by about a character."""
    return lambda size: "".join(line(number) for number in range(isqrt(2 * size)))


SHAPES: Mapping[str, Shaped] = {
    "brackets open": repeated("["), "brackets nested": lambda n: "[" * (n // 2) + "x" + "]" * (n // 2), "links nested": repeated("[a]("), "links open": repeated("[a](b"), "pictures open": repeated("!["), "references": repeated("[a][b] "),
    "definitions": lambda n: "".join(f"[a{each}]: x{each}\n" for each in range(n // 12)), "titles open": repeated('[a](b "'), "emphasis left": repeated("*a "), "emphasis right": repeated("a* "), "emphasis mixed": repeated("*a_b"), "emphasis run": repeated("*"), "strong pairs": repeated("**x"), "backticks run": repeated("`"),
    "backticks growing": growing(lambda each: "`" * each + " "), "quotes nested": repeated("> ", "x"), "lists nested": growing(lambda each: f"{' ' * each}- x\n"), "list on a line": repeated("- ", "x"), "numbers": repeated("1. x\n"), "loose list": repeated("- x\n\n"),
    "table wide": lambda n: f"|{'a|' * (n // 4)}\n|{'-|' * (n // 4)}\n", "table long": lambda n: "| a | b |\n| - | - |\n" + "| x | y |\n" * (n // 10), "entities": repeated("&amp;"), "entities broken": repeated("&"), "entities numeric": repeated("&#x41;"), "angles": repeated("<"), "comments": repeated("<!--"), "cdata": repeated("<![CDATA["), "autolinks": repeated("<https://x.example/>"),
    "autolinks broken": repeated("<a:"), "escapes": repeated("\\"), "hard breaks": repeated("x  \n"), "citations open": repeated("[@a; "), "citation of spaces": lambda n: f"[@a;{' ' * n}]", "mentions": repeated("@a "), "mention braces": repeated("@{"), "headings": repeated("## x\n"), "setext": repeated("x\n--\n"), "rules": repeated("---\n"), "fences": repeated("```\n"), "tabs": repeated("\t"), "spaces": lambda n: "x" + " " * n + "x",
    "slots": repeated('<slot name="0"></slot>'), "long word": repeated("x"), "dashes": repeated("-"), "lines that link": repeated("[a](harbour.md)\n"), "citations in a table": lambda n: (row := f"|{'[@council-minutes-2021]|' * 4}\n") + f"|{'-|' * 4}\n" + row * (n // len(row)),
}  # fmt: skip


YAML_SHAPES: Mapping[str, Shaped] = {
    "lists nested": repeated("["), "mappings nested": repeated("{"), "list of lists": lambda n: "a: " + "[" * n, "items nested": repeated("- "), "keys nested": lambda n: "a:\n" + growing(lambda each: f"{' ' * each}b:\n")(n), "long list": lambda n: "a: [" + "x," * (n // 2) + "]", "many keys": lambda n: "".join(f"k{each}: v\n" for each in range(n // 8)), "long text": lambda n: "a: " + "x" * n,
    "questions": repeated("? "), "aliases": lambda n: "a: &a [x]\n" + "".join(f"b{each}: [*a, *a, *a]\n" for each in range(n // 18)), "quotation marks": repeated("'"), "double quotation marks": lambda n: '"' * (n + 1), "blank lines": lambda n: "a: >" + "\n " * (n // 2), "tags": repeated("!"), "colons": repeated(": "),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_the_longer_the_prose_the_more_work_and_no_more(shape: str) -> None:
    assert_linear(lambda size: work(f"---\ntitle: The harbour\n---\n{SHAPES[shape](size)}\n"), 8_000)


@pytest.mark.parametrize("shape", YAML_SHAPES)
def test_the_longer_the_front_matter_the_more_work_and_no_more(shape: str) -> None:
    assert_linear(lambda size: work(f"---\n{YAML_SHAPES[shape](size)}\n---\n"), 24_000)


@pytest.mark.parametrize("field", ["title: {}", "title: x\nwithdrawn: {}", "title: x\nformerly: [{}]", "{}: x"])
@pytest.mark.parametrize("piece", ["(", "1", "a ", "é", "-", "1-"])
def test_the_longer_the_field_the_more_work_and_no_more(field: str, piece: str) -> None:
    text = repeated(piece, "x" if piece == "-" else "")
    assert_linear(lambda size: work(f"---\n{field.format(text(size))}\n---\n"), 40_000)


DATES = (
    "2025-25", "2025-41", "2021-03-00", "2021-00", "2021-13", "2021-02-30", "0000", "-0001", "9999999", "Y17000000", "XXXX", "/", "../..", "2021/2020", "{2020,2021}", "[2020..]", "2021-03-04T00:00", "2021-W01", "1" * 5000, "[" * 5000, "2021-25/2022-03", "unknown", "2021-03-04/2021-99",
)  # fmt: skip


@pytest.mark.parametrize("text", DATES, ids=lambda text: text[:20])
def test_odd_dates_are_refused_or_said(text: str) -> None:
    event = harbour.FILES["content/events/2021-03-04-council.md"].replace("date: 2021-03-04", f'date: "{text}"')
    found = problems({"content/events/2021-03-04-council.md": event})
    assert {each.rule.code for each in found} <= {"field-invalid", "date-unlikely"}
    assert found or text == "../.."


@pytest.mark.parametrize(
    "title", ["(un)armed", "\\x", "[a", "*", "+1", "?", "a|b", "^", "$", "{2}", ".", "é(", "#", " - "]
)
def test_a_term_is_met_as_written(title: str) -> None:
    term = f"---\ntitle: {json.dumps(title)}\n---\nA word.\n"
    overlay = {
        "content/terms/odd.md": term,
        TOPIC: f"---\ntitle: x\n---\nThe `code` of {title.strip()} here, or xyz.\n",
    }
    made = harbour.check(overlay)
    assert made.site
    page = lxml_html.document_fromstring(at(harbour.docs(made.site), "topics/harbour/"))
    assert {"".join(map(str, link.itertext())) for link in page.iter("a") if link.get("class") == "term"} <= {
        title.strip()
    }


@pytest.mark.parametrize("text", ["Infinity", '{"sha256":"","paragraphs":[1e999],"quotations":[]}', "[" * 100_000, "{}", "null", '"x"', "1" * 5000, '{"sha256":"","paragraphs":[1],"quotations":[{}]}', "NaN"], ids=lambda text: text[:20])  # fmt: skip
def test_odd_proofs_are_refused(text: str) -> None:
    found = harbour.check({"content/articles/quill-2021.proofs.json": text}).problems
    assert "proofs-invalid" in {each.rule.code for each in found}


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("content/topics/long.md", 64 * 1024), ("archive/long.md", 5 * 1024 * 1024), ("content/references.yml", 5 * 1024 * 1024),
        ("content/articles/x.proofs.json", 5 * 1024 * 1024), ("content/articles/x.text.md", 5 * 1024 * 1024), ("content/assets/x.png", 5 * 1024 * 1024),
    ],
)  # fmt: skip
def test_files_have_a_limit(tmp_path: Path, path: str, limit: int) -> None:
    file = harbour.write(tmp_path) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for size, refused in ((limit, False), (limit + 1, True), (100 * limit, True)):
        with file.open("wb") as opened:
            opened.truncate(size)
        tracemalloc.start()
        found = [each for each in reading.read_sources(Project(tmp_path)).problems if each.source.path == path]
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert bool(found) == refused, size
        # A buffer of the limit is made for each file that is read; what is decoded takes more.
        assert not refused or most < 1.2 * reading.ARTICLE_SIZE, "what is too large is not read"
