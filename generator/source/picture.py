"""What a picture's file tells of it: its size as shown, and whether it says where it was taken."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from .extras import MissingLibraryError, library

FORMATS = {
    ".avif": "AVIF", ".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"
}  # fmt: skip
"""The formats that are opened, by how the names of their files end."""
PIXELS = 25_000_000
_ORIENTATION, _GPS = 0x0112, 0x8825
# Latitude and longitude of the camera and of what it saw, and the name of the area.
_PLACES = frozenset({2, 4, 20, 22, 28})
_NAMED = re.compile(rb"GPS(?:Dest)?L(?:at|ong)itude")
_MARKED = re.compile(rb"Exif|eXIf|EXIF|GPS|zTXt|iTXt|http://ns\.adobe\.com/xap|application/rdf")


@dataclass(frozen=True)
class Picture:
    """A picture: width and height in pixels as shown; `fault` says why it could not be opened, `help` what to do."""

    width: int = 0
    height: int = 0
    located: bool = False
    """Whether the file says where the picture was taken."""
    fault: str = ""
    help: str = ""

    @property
    def large(self) -> bool:
        """Whether it has more pixels than a page can use, or a phone can open."""
        return self.width * self.height > PIXELS


def marked(data: bytes) -> bool:
    """Whether a file may hold more than its pixels; a quick look, without opening it."""
    return bool(_MARKED.search(data))


def measure(name: str, data: bytes) -> Picture:
    """What a picture's file tells of it, by its whole content; `name` says by its end which format it should have."""
    wanted = FORMATS[name[name.rindex(".") :].lower()]
    try:
        opener = library("PIL.Image", "cards", "opening a picture")
    except MissingLibraryError as error:
        return Picture(fault="cannot be opened here", help=str(error))
    try:
        with warnings.catch_warnings():
            # That a picture is large is our own report, with a lower limit.
            warnings.simplefilter("ignore")
            with opener.open(BytesIO(data), formats=sorted({*FORMATS.values()})) as image:
                return _measured(image, data, wanted)
    except opener.DecompressionBombError:
        return Picture(PIXELS, 2)
    except Exception:
        # Whatever a decoder makes of a broken file: it has errors of many types, and all mean the same here.
        return Picture(fault="no picture, or not all of one", help="export it anew, and open it once")


def _measured(image: Any, data: bytes, wanted: str) -> Picture:
    if image.format != wanted:
        end = next(end for end, format_ in FORMATS.items() if format_ == image.format and end != ".jpeg")
        return Picture(fault=f"a picture in {image.format}, named as if in {wanted}", help=f"let its name end in {end}")
    width, height = image.size
    if width * height > PIXELS:
        return Picture(width, height)
    # A smaller copy, where the format has one, shows as well that the file is whole.
    image.draft(None, (width // 8, height // 8))
    image.load()
    exif = image.getexif()
    texts = (each.encode() if isinstance(each, str) else each for each in image.info.values())
    named = any(_NAMED.search(each) for each in (data, *texts) if isinstance(each, bytes))
    located = named or not _PLACES.isdisjoint(exif.get_ifd(_GPS))
    turned = exif.get(_ORIENTATION) in (5, 6, 7, 8)
    return Picture(*((height, width) if turned else (width, height)), located)
