"""Marks as values: elements of SVG and HTML, with classes and attributes and never a style."""

from __future__ import annotations

import html
from dataclasses import dataclass

EMPTY = frozenset({"rect", "line", "circle", "path"})
"""What has nothing inside, and ends where it begins."""


@dataclass(frozen=True)
class Element:
    """An element with its attributes, and what is inside it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple[Element | str, ...] = ()

    def __html__(self) -> str:
        """As templates put it in: it is escaped."""
        return str(self)

    def __str__(self) -> str:
        """As markup, on one line."""
        names = "".join(f' {name}="{html.escape(value)}"' for name, value in self.attributes)
        if self.tag in EMPTY:
            return f"<{self.tag}{names}/>"
        within = "".join(html.escape(each, quote=False) if isinstance(each, str) else str(each) for each in self.inside)
        return f"<{self.tag}{names}>{within}</{self.tag}>"


def element(tag: str, *inside: Element | str, **attributes: str | float | None) -> Element:
    """An element; of its attributes those that are None are left out, and `class_` is `class`, `text_anchor` too."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    kept = ((name, value if isinstance(value, str) else number(value)) for name, value in named if value is not None)
    return Element(tag, tuple(kept), inside)


def number(value: float) -> str:
    """A number with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(value: float) -> str:
    return f"{number(value)}%"


def drawing(height: float, *marks: Element) -> Element:
    """What is drawn, as wide as there is room; nothing of it is heard, since its table says all."""
    size: dict[str, str | float] = {"width": "100%", "height": height}
    return element("svg", *marks, **size, aria_hidden="true")


def line(one: tuple[float, float], other: tuple[float, float], look: str) -> Element:
    """A line between two points, each per cent of the width and pixels from above."""
    (x1, y1), (x2, y2) = one, other
    return element("line", class_=look, x1=percent(x1), x2=percent(x2), y1=y1, y2=y2)


def text(at: float, y: float, *words: Element | str, look: str = "", shift: float | None = None) -> Element:
    """Words at a place, in per cent of the width and pixels from above; `shift` moves them by pixels."""
    return element("text", *words, class_=look or None, x=percent(at), y=y, dx=shift or None)


def strong(words: str) -> Element:
    return element("tspan", words, class_="b")
