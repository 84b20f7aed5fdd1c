"""Cards as pictures (PNG), drawn after the site's two grounds: the claim on the tint, what the record shows below it.

Pillow is the extra `cards`. The fonts lie beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from ..formats import fewer_colours
from ..model.kinds import Assessment
from ..source import library
from .render import BadTemplateError
from .share_card import HEIGHT, WIDTH, CardBar, ShareCard

FONTS = Path(__file__).parent / "fonts"
MARGIN = 72
RULE = 16
TOKENS = "assets/tokens.css"
"""The style sheet whose colours are drawn in, those for light: a card is shown on grounds that are not ours."""
PAGE, TINT, TINT_RULE, INK, INK_2, TINT_INK_2, LINE, DATA, TRACK = (
    "--page", "--tint", "--tint-rule", "--ink", "--ink-2", "--tint-ink-2", "--line", "--data", "--track",
)  # fmt: skip
SIZES = (68, 60, 54, 48, 42, 36)
"""Of the text, in pixels: the first at which it fits."""
STEPS = 4
"""Shades between a ground and an ink: of the letters' size more can hardly be told apart."""
LEVELS = [round(level * STEPS / 255) for level in range(256)]
"""The shade of each level of a mask."""
INKED = [0, *[255] * 255]
"""Where a mask has any ink at all."""
FEW = 16
"""The most colours of a picture: two pixels are then a byte, which halves what is packed."""
PACKED = 5
"""How hard a picture is packed, of nine: at seven it takes two thirds longer, for a fortieth less."""
LOOSE = 16
"""Room on both sides of a line, in pixels."""
BAR = 66
"""How high a figure of a claim is."""
FINE = 6
"""Shapes are drawn so many times larger, and made smaller."""


def draw(card: ShareCard, colours: Mapping[str, str]) -> bytes:
    """A card as a PNG file; the same card and colours give the same bytes.

    `colours` are the custom properties of the tokens. Raises BadTemplateError where one is missing or is no colour.
    """
    return (_claim if card.verdict else _question)(card, _Sheet(colours))


def _claim(card: ShareCard, sheet: _Sheet) -> bytes:
    assert card.verdict
    edge = HEIGHT - 196 - BAR * len(card.bars)
    sheet.box((0, 0, WIDTH, edge), TINT)
    sheet.box((0, 0, RULE, edge), TINT_RULE)
    sheet.line((MARGIN, 52), card.kicker, _font("Regular", 30), TINT_INK_2, TINT)
    sheet.block((MARGIN, 108, WIDTH - MARGIN, edge - 36), card.text, INK, TINT)
    colour = f"--a-{card.verdict}"
    sheet.paste(_shape(card.verdict, 52), (MARGIN, edge + 34), colour, PAGE)
    bold, plain = _font("Bold", 44), _font("Regular", 34)
    at = MARGIN + 72
    sheet.line((at, edge + 26), card.word, bold, colour, PAGE)
    room = WIDTH - MARGIN - (at := at + round(bold.getlength(card.word)))
    label = f" · {card.label}" if card.label else ""
    if plain.getlength(label) <= room:
        sheet.line((at, edge + 35), label, plain, INK, PAGE)
    for number, bar in enumerate(card.bars):
        _bar(sheet, bar, edge + 104 + BAR * number)
    _signed(sheet, card, HEIGHT - 74)
    return sheet.png()


def _bar(sheet: _Sheet, bar: CardBar, top: int) -> None:
    """A figure: its words, a bar from zero, and its number above the bar."""
    plain, bold = _font("Regular", 26), _font("Bold", 26)
    left, right = MARGIN, WIDTH - MARGIN
    room = right - left - round(bold.getlength(bar.number)) - 24
    sheet.line((left, top - 6), _cut(bar.label, plain, room), plain, INK, PAGE)
    sheet.line((right - round(bold.getlength(bar.number)), top - 6), bar.number, bold, INK, PAGE)
    sheet.box((left, top + 32, right, top + 48), TRACK)
    end = left + max(round((right - left) * bar.part), 2)
    sheet.box((left, top + 32, end, top + 48), TINT_RULE if bar.claimed else DATA)


def _question(card: ShareCard, sheet: _Sheet) -> bytes:
    sheet.box((MARGIN, 64, WIDTH - MARGIN, 72), INK)
    sheet.line((MARGIN, 96), card.kicker, _font("Regular", 30), INK_2, PAGE)
    end = HEIGHT - 120 - (130 if card.below else 0)
    sheet.block((MARGIN, 152 if card.kicker else 108, WIDTH - MARGIN, end), card.text, INK, PAGE)
    small = _font("Regular", 32)
    for number, line in enumerate(_wrapped(card.below, small, WIDTH - 2 * MARGIN)[:3] if card.below else ()):
        sheet.line((MARGIN, end + 6 + 42 * number), _cut(line, small, WIDTH - 2 * MARGIN), small, INK_2, PAGE)
    _signed(sheet, card, HEIGHT - 74)
    return sheet.png()


def _signed(sheet: _Sheet, card: ShareCard, top: int) -> None:
    """The name of the site, behind its sign: a page on the tint and one on record."""
    sheet.box((MARGIN, top + 6, MARGIN + 14, top + 34), TINT_RULE)
    sheet.box((MARGIN + 15, top + 6, MARGIN + 30, top + 34), LINE)
    sheet.box((MARGIN + 18, top + 9, MARGIN + 27, top + 31), PAGE)
    sheet.line(
        (MARGIN + 44, top), _cut(card.site, _font("Bold", 28), WIDTH - 2 * MARGIN - 44), _font("Bold", 28), INK_2, PAGE
    )


class _Sheet:
    """A picture with a palette: areas of one colour, and masks of ink upon them."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self.image = _library("PIL.Image").new("P", (WIDTH, HEIGHT), 0)
        self.colours = colours
        self.palette: dict[tuple[int, ...], int] = {self._rgb(PAGE): 0}
        self.named = {0}
        self.inks: dict[tuple[str, str], list[int]] = {}

    def box(self, box: tuple[int, int, int, int], colour: str) -> None:
        self.image.paste(self._pure(colour), box)

    def line(self, at: tuple[int, int], text: str, font: Any, ink: str, ground: str) -> None:
        """One line of text, `at` being the left end of its top."""
        mask = _library("PIL.Image").new("L", (round(font.getlength(text)) + 2 * LOOSE, sum(font.getmetrics())), 0)
        left, space = 0.0, font.getlength(" ")
        for word in text.split(" "):
            if word:
                made, long = _word(word, font)
                mask.paste(255, (round(left), 0), made)
                left += long
            left += space
        self.paste(mask, (at[0] - LOOSE, at[1]), ink, ground)

    def block(self, box: tuple[int, int, int, int], text: str, ink: str, ground: str) -> None:
        """A text in a box, as large as it can be; what does not fit even when small ends in dots."""
        left, top, right, bottom = box
        for size in SIZES:
            font, step = _font("Bold", size), round(size * 1.22)
            lines = _wrapped(text, font, right - left)
            if len(lines) * step <= bottom - top and all(font.getlength(line) <= right - left for line in lines):
                break
        else:
            keep = (bottom - top) // step
            lines = [*lines[: keep - 1], *([" ".join(lines[keep - 1 :])] if lines[keep - 1 :] else [])]
            lines = [_cut(line, font, right - left) for line in lines]
        for number, line in enumerate(lines):
            self.line((left, top + number * step), line, font, ink, ground)

    def paste(self, mask: Any, at: tuple[int, int], ink: str, ground: str) -> None:
        """Ink through a mask, in a few shades between it and the ground."""
        if (ink, ground) not in self.inks:
            self.inks[ink, ground] = self._levels(ink, ground)
        self.image.paste(mask.point(self.inks[ink, ground]), at, mask.point(INKED))

    def _levels(self, ink: str, ground: str) -> list[int]:
        """The colour of each level of a mask."""
        one, other = self._rgb(ground), self._rgb(ink)
        between = (
            tuple(round(a + (b - a) * step / STEPS) for a, b in zip(one, other, strict=True))
            for step in range(1, STEPS)
        )
        shades = [self._pure(ground), *map(self._index, between), self._pure(ink)]
        return [shades[level] for level in LEVELS]

    def _pure(self, name: str) -> int:
        """A colour of the tokens, which no other takes the place of."""
        index = self._index(self._rgb(name))
        self.named.add(index)
        return index

    def _rgb(self, name: str) -> tuple[int, ...]:
        try:
            red, green, blue, *_ = _library("PIL.ImageColor").getrgb(self.colours[name])
        except (KeyError, ValueError):
            found = f"`{self.colours[name]}` is no colour" if name in self.colours else "there is no such colour"
            help = f"write `{name}: #rrggbb` below `:root`, or switch `cards` off in mkdocs.yml"
            raise BadTemplateError(f"{TOKENS}: pictures of pages need `{name}`, but {found}; {help}") from None
        return red, green, blue

    def _index(self, colour: tuple[int, ...]) -> int:
        return self.palette.setdefault(colour, len(self.palette))

    def png(self) -> bytes:
        """The picture as a file, with no words, date or profile."""
        colours, places = fewer_colours(tuple(self.palette), frozenset(self.named), FEW)
        image = self.image.point(places) if len(colours) < len(self.palette) else self.image
        image.putpalette(bytes(value for colour in colours for value in colour))
        file = BytesIO()
        image.save(file, "PNG", bits=8 if len(colours) > FEW else 4, compress_level=PACKED)
        return file.getvalue()


@lru_cache(maxsize=2048)
def _word(word: str, font: Any) -> tuple[Any, float]:
    """A word as a mask, and how long it is; cards of a site have many words in common, and these take most of a card.

    Letters such as J reach out of their own room, to either side.
    """
    long = font.getlength(word)
    mask = _library("PIL.Image").new("L", (round(long) + 2 * LOOSE, sum(font.getmetrics())), 0)
    _library("PIL.ImageDraw").Draw(mask).text((LOOSE, 0), word, 255, font)
    return mask, long


def _wrapped(text: str, font: Any, width: int) -> list[str]:
    """Text in as few lines as fit, about equally long; a word that is wider stands alone."""
    words = [(word, font.getlength(word)) for word in text.split(" ")]
    space = font.getlength(" ")

    def lines(width: float) -> list[str]:
        found: list[str] = []
        left = 0.0
        for word, long in words:
            if found and space + long <= left:
                found[-1] += f" {word}"
                left -= space + long
            else:
                found.append(word)
                left = width - long
        return found

    few = lines(width)
    narrower = (tried for part in range(50, 100, 2) if len(tried := lines(width * part / 100)) == len(few))
    return next(narrower, few)


def _cut(text: str, font: Any, width: int) -> str:
    """Text that is not wider, with dots where it was cut."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1].rstrip(" ,;:.–")
    return f"{text}…"


_DISCS: Mapping[Assessment, tuple[float, ...]] = {
    Assessment.SUPPORTED: (1.5, 1.5, 18.5, 18.5),
    Assessment.MISSING: (6.8, 6.8, 13.2, 13.2),
}
_STROKES: Mapping[Assessment, tuple[tuple[float, ...], ...]] = {
    Assessment.MISSING: (
        (2, 7, 2, 2, 7, 2), (13, 2, 18, 2, 18, 7), (18, 13, 18, 18, 13, 18), (7, 18, 2, 18, 2, 13),
    ),
    Assessment.UNVERIFIABLE: ((11.6, 10.2, 10, 11.2, 10, 12.6),),
}  # fmt: skip
_POLYGONS: Mapping[Assessment, tuple[tuple[float, ...], ...]] = {
    Assessment.DISPUTED: ((1, 3.5, 1, 16.5, 9, 10), (19, 3.5, 19, 16.5, 11, 10)),
    Assessment.CONTRADICTED: ((10, 0.5, 19.5, 10, 10, 19.5, 0.5, 10),),
    Assessment.OPINION: ((1, 3, 19, 3, 19, 14, 10, 14, 5.5, 18, 5.5, 14, 1, 14),),
}
"""What of the marks is a disc, a stroke or a polygon, in twentieths of their size."""


@cache
def _shape(verdict: Assessment, size: int) -> Any:
    """The mark of an assessment as a mask, as in partials/icons: shape comes before colour."""
    unit = size * FINE / 20
    mask = _library("PIL.Image").new("L", (size * FINE, size * FINE), 0)
    pen = _library("PIL.ImageDraw").Draw(mask)

    def scaled(points: Sequence[float]) -> list[float]:
        return [round(point * unit, 3) for point in points]

    thick = round(2 * unit)
    if verdict in _DISCS:
        pen.ellipse(scaled(_DISCS[verdict]), 255)
    for stroke in _STROKES.get(verdict, ()):
        pen.line(scaled(stroke), 255, thick, joint="curve")
    for polygon in _POLYGONS.get(verdict, ()):
        pen.polygon(scaled(polygon), 255)
    match verdict:
        case Assessment.PARTLY:
            pen.ellipse(scaled((1, 1, 19, 19)), outline=255, width=thick)
            pen.pieslice(scaled((1, 1, 19, 19)), 90, 270, 255)
        case Assessment.CONTRADICTED:
            for cut in ((6, 8.3, 14, 8.3), (6, 11.7, 14, 11.7), (12.2, 5.5, 7.8, 14.5)):
                pen.line(scaled(cut), 0, round(1.6 * unit))
        case Assessment.UNVERIFIABLE:
            for start in range(0, 360, 40):
                pen.arc(scaled((0.8, 0.8, 19.2, 19.2)), start, start + 24, 255, thick)
            pen.arc(scaled((6.5, 4.5, 13.5, 11.5)), 180, 415, 255, thick)
            pen.ellipse(scaled((8.8, 13.6, 11.2, 16)), 255)
    return mask.resize((size, size), _library("PIL.Image").Resampling.BOX)


@cache
def _font(weight: str, size: int) -> Any:
    # The basic layout needs no library of the machine's, so that every machine draws alike.
    fonts = _library("PIL.ImageFont")
    return fonts.truetype(str(FONTS / f"NotoSans-{weight}.ttf"), size, layout_engine=fonts.Layout.BASIC)


def _library(name: str) -> Any:
    return library(name, "cards", "`cards: true`")
