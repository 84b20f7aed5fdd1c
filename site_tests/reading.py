"""Built HTML as a tree, read with the standard library's parser: nothing of the generator's stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_UNSEEN = frozenset({"script", "style", "template"})


@dataclass(frozen=True, eq=False)
class Element:
    """An element with what it holds, in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the page."""
        yield self
        for each in self.content:
            if isinstance(each, Element):
                yield from each.walk()

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        """What lies below by name and class, where given."""
        return [
            each
            for each in self.walk()
            if each is not self and (not tag or each.tag == tag) and (not cls or cls in each["class"].split())
        ]

    def one(self, tag: str = "", cls: str = "") -> Element:
        (found,) = self.all(tag, cls)
        return found

    def id(self, id: str) -> Element:
        (found,) = (each for each in self.walk() if each["id"] == id)
        return found

    def within(self, tag: str = "", cls: str = "") -> bool:
        """Whether an element of that name and class is around it."""
        around = self.parent
        while around and not ((not tag or around.tag == tag) and (not cls or cls in around["class"].split())):
            around = around.parent
        return around is not None

    def pieces(self, *, without: str = "") -> Iterator[str]:
        """The runs of text that a reader sees; elements of the class `without` are passed over."""
        for each in self.content:
            if isinstance(each, str):
                yield each
            elif each.tag not in _UNSEEN and not (without and without in each["class"].split()):
                yield from each.pieces(without=without)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces()).split())

    @property
    def raw(self) -> str:
        """The text as it stands, of scripts too."""
        return "".join(each for each in self.content if isinstance(each, str))


def read(text: str) -> Element:
    """A page, or a piece of one; what is wrong in its nesting is passed over, as browsers do."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


def same(text: str) -> list[object]:
    """What a page is, however it is written: its elements, with their attributes, and its text, white space as one."""
    return list(_parts(read(text), written=False))


def _parts(element: Element, *, written: bool) -> Iterator[object]:
    for each in element.content:
        if isinstance(each, Element):
            yield each.tag, each.attributes
            yield from _parts(each, written=written or each.tag in ("pre", "script"))
            yield f"/{each.tag}"
        # What stands between the elements of the head is not shown.
        elif each.strip() or element.tag not in ("", "html", "head"):
            yield each if written else re.sub(r"[ \t\n]+", " ", each)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self.add(tag, attrs)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open[-1])
        self.open[-1].content.append(element)
        return element
