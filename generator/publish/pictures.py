"""EDGE: what the file of a picture says, as Pillow reads it; hardly any picture is decoded."""

from __future__ import annotations

import io
import warnings
from typing import Any

from ..source import Missing, Picture, library

_GPS = 0x8825
"""The part of EXIF that says where a picture was taken."""
_HUGE = 100_000
"""The sides of a picture whose size is not told, since it is too large."""


def measure(data: bytes) -> Picture | None:
    """Format, size and whether it tells its place; None where the library is not installed."""
    try:
        pillow = library("PIL.Image", "cards", "measuring pictures")
    except Missing:
        return None
    with warnings.catch_warnings():
        # Size is what is asked for; a picture that would be too large to decode is none the less measured.
        warnings.simplefilter("ignore")
        try:
            return _read(pillow, data)
        except pillow.DecompressionBombError:
            return Picture("too large", _HUGE, _HUGE)
        # What a broken file makes the library raise is not told in one class.
        except (OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, AssertionError):
            return Picture(None)


def _read(pillow: Any, data: bytes) -> Picture:
    with pillow.open(io.BytesIO(data)) as image:
        image.verify()
        format, (width, height) = str(image.format), image.size
    with pillow.open(io.BytesIO(data)) as image:
        # Of PNG the library decodes all to come to the part with the place, which is named in the file.
        told = format != "PNG" or b"eXIf" in data
        located = bool(told and image.getexif().get_ifd(_GPS)) or b"GPSLatitude" in data
    return Picture(format, width, height, located)
