"""An SVG file held against what a drawing needs: elements, attributes and values that are known, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import tinycss2

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = frozenset({f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("lang", "space")})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What SVG needs to draw. Whatever runs, loads, embeds, moves or links is not among it.
_ELEMENTS = _words(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath clipPath"
    " mask pattern linearGradient radialGradient stop marker style switch filter feBlend feColorMatrix"
    " feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight"
    " feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology"
    " feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
# Their attributes in SVG 1.1 and 2: geometry, gradients, filters, text.
_ATTRIBUTES = _words(
    "amplitude azimuth baseFrequency bias class clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode"
    " elevation exponent filterRes filterUnits fr fx fy gradientTransform gradientUnits height id in in2 intercept"
    " k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust limitingConeAngle markerHeight markerUnits"
    " markerWidth maskContentUnits maskUnits media method mode nonce numOctaves offset operator order orient"
    " pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ"
    " preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY requiredExtensions result role rotate rx"
    " ry scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation"
    " stitchTiles style surfaceScale systemLanguage tabindex tableValues targetX targetY textLength title"
    " transform type values version viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan"
    " baseProfile enable-background"
)
# Attributes that are properties of CSS as well.
_PROPERTIES = _words(
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation"
    " color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline fill"
    " fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust"
    " font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical"
    " image-rendering isolation kerning letter-spacing lighting-color marker marker-end marker-mid marker-start"
    " mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color"
    " stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
    " stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering transform-origin"
    " unicode-bidi vector-effect visibility white-space word-spacing writing-mode"
)
_SAID = re.compile(r"(?:aria|data)-[\w.-]+")
"""Attributes that are only read."""
_READ = frozenset({"id", "class", "lang", "role", "title", "in", "in2", "result", "version"})
# Functions of CSS that make a colour, a length, a place or a shape of their arguments; none of them loads.
_FUNCTIONS = _words(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp var matrix matrix3d"
    " translate translatex translatey translate3d scale scalex scaley rotate skew skewx skewy perspective blur"
    " brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia circle ellipse inset"
    " polygon path cubic-bezier steps not is where has nth-child nth-of-type nth-last-child nth-last-of-type lang"
)
_RULES = frozenset({"media", "supports", "charset"})
_PLAIN = re.compile(r"[\w\s.,;:+%#-]*")
"""Values that neither call a function nor escape a letter."""
_DECLARED = re.compile(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
DEPTH = 200
MOST = 100_000
"""So many elements are drawn at most, those that `use` repeats counted as often."""


def unsafe(text: str) -> str | None:
    """What in an SVG file is no drawing; None where all of it is."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", text):
        return "a document type, an entity or a processing instruction"
    if (declared := _DECLARED.match(text.lstrip("\ufeff"))) and declared[1].lower() not in ("utf-8", "us-ascii"):
        return f"the encoding `{declared[1][:20]}`"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"not well-formed XML ({error})"
    return next(_faults(root), None) or _repeated(root)


def _repeated(root: ElementTree.Element) -> str | None:
    """Whether `use` makes more of the file than a browser draws in a moment, or than ever comes to an end."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[ElementTree.Element, int] = {}

    def size(element: ElementTree.Element, depth: int) -> int:
        if depth > DEPTH:
            raise RecursionError
        if element not in sizes:
            target = (element.get("href") or element.get(_XLINK) or "").strip().removeprefix("#")
            parts = [*element, *([named[target]] if target in named and _local(element.tag) == "use" else [])]
            sizes[element] = 1 + sum(size(part, depth + 1) for part in parts)
        return sizes[element]

    try:
        return "elements repeated by `use` to more than can be drawn" if size(root, 1) > MOST else None
    except RecursionError:
        return "elements that repeat one another without an end, or too deep"


def _faults(root: ElementTree.Element) -> Iterator[str]:
    open_ = [(root, 1)]
    while open_:
        element, depth = open_.pop()
        open_ += [(child, depth + 1) for child in reversed(element)]
        name = _local(element.tag)
        if depth > DEPTH:
            yield f"elements more than {DEPTH} deep"
        if not element.tag.startswith((f"{{{_SVG}}}", name)):
            yield f"the element `{name}` of another language"
        elif name not in _ELEMENTS:
            yield f"the element `{name}`"
        for attribute, value in element.attrib.items():
            if fault := _attribute(attribute, value):
                yield fault
        if name == "style" and (fault := _sheet("".join(element.itertext()))):
            yield f"{fault} in `style`"
    if root.tag != f"{{{_SVG}}}svg":
        yield f'the element `{_local(root.tag)}` where `<svg xmlns="{_SVG}">` should be'


def _local(tag: str) -> str:
    return tag.rpartition("}")[2][:40]


def _attribute(name: str, value: str) -> str | None:
    if name in ("href", _XLINK):
        return None if value.strip().startswith("#") else f"a link to `{value[:60]}`"
    if name in _READ or name in _LANGUAGE or _SAID.fullmatch(name):
        return None
    if name not in _ATTRIBUTES and name not in _PROPERTIES:
        return f"the attribute `{_local(name)}`"
    if _PLAIN.fullmatch(value):
        return None
    fault = _values(tinycss2.parse_component_value_list(value, skip_comments=True))
    return f"{fault} in `{name}`" if fault else None


def _sheet(text: str) -> str | None:
    """What in a style sheet loads anything."""
    return _values(tinycss2.parse_component_value_list(text, skip_comments=True))


def _values(tokens: Iterable[Any]) -> str | None:
    """What in values of CSS loads anything, or cannot be read; escapes are resolved by the parser."""
    open_ = list(reversed(list(tokens)))
    while open_:
        token = open_.pop()
        if fault := _value(token):
            return fault
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        open_ += reversed(inner) if isinstance(inner, list) else ()
    return None


def _value(token: Any) -> str | None:
    if token.type == "error":
        return "a style that is not CSS"
    if token.type == "url" and not token.value.strip().startswith("#"):
        return f"the address `{token.value[:60]}`"
    if token.type == "at-keyword" and token.lower_value not in _RULES:
        return f"the rule `@{token.value[:20]}`"
    if token.type == "function" and token.lower_name == "url":
        said = [each for each in token.arguments if each.type != "whitespace"]
        inside = len(said) == 1 and said[0].type == "string" and said[0].value.strip().startswith("#")
        return None if inside else "an address"
    if token.type == "function" and token.lower_name not in _FUNCTIONS:
        return f"the function `{token.name[:20]}()`"
    return None
