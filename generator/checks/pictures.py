"""A picture that the text shows is whole, of a size that can be used, credited, and does not say where it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import ASSETS, PICTURES, Entry, Shown, Site, path
from ..source import PIXELS, Diagnostic, Label, Rule, Source, marked, nearest
from ..syntax import Image

PICTURE_UNCREDITED = Rule("picture-uncredited")
PICTURE_UNUSED = Rule("picture-unused")
PICTURE_CONTRADICTED = Rule("picture-contradicted")
PICTURE_UNREADABLE = Rule("picture-unreadable")
PICTURE_LARGE = Rule("picture-large")
PICTURE_LOCATED = Rule("picture-located")
RULES = (
    PICTURE_UNCREDITED, PICTURE_UNUSED, PICTURE_CONTRADICTED, PICTURE_UNREADABLE, PICTURE_LARGE, PICTURE_LOCATED
)  # fmt: skip


def check(site: Site) -> Iterator[Diagnostic]:
    records: dict[str, tuple[Entry, int]] = {}
    shown: set[str] = set()
    for entry in site.everything():
        pictures = _shown(site, entry)
        shown.update(f"{ASSETS}{name}" for name in pictures)
        yield from _credited(entry, pictures)
        for number, record in entry.shown:
            first, at = records.setdefault(record.file, (entry, number))
            yield from _contradicted(record, entry, number, first, at)
    for file in sorted(site.assets):
        if file in shown or marked(site.data.get(file, b"")):
            yield from _opened(site, file)


def _shown(site: Site, entry: Entry) -> dict[str, Image]:
    """The pictures that the text shows, by name, each where it stands first; what is not there has its own rule."""
    found: dict[str, Image] = {}
    for image in entry.body.images:
        file, _ = path(entry, image.target)
        if file in site.assets and file.lower().endswith(PICTURES):
            found.setdefault(file.removeprefix(ASSETS), image)
    return found


def _credited(entry: Entry, pictures: Mapping[str, Image]) -> Iterator[Diagnostic]:
    """Each picture has its record, and each record its picture; a name that was mistyped in one is told once."""
    missing = [name for name in pictures if name not in {record.file for _, record in entry.shown}]
    for number, record in entry.shown:
        if record.file in pictures or record.file in entry.document.prose.text:
            continue
        meant = nearest(record.file, missing)
        help = f"did you mean `{meant}`?" if meant else "show it, `![…](../assets/NAME)`, or take this out"
        yield PICTURE_UNUSED.at(entry.at("pictures", number, "file"), f"the text shows no `{record.file}`", help)
        missing = [name for name in missing if name != meant]
    for name in missing:
        help = f"above the text, below `pictures:`, write `- file: {name}`, `credit: …`, `licence: cc-by-4.0`"
        yield PICTURE_UNCREDITED.at(pictures[name].at, f"`{name}` is shown without its maker and licence", help)


def _contradicted(record: Shown, entry: Entry, number: int, first: Entry, at: int) -> Iterator[Diagnostic]:
    """What a record says otherwise than the first one of the same picture."""
    if (entry, number) == (first, at):
        return
    other, label = dict(first.shown)[at], Label(first.at("pictures", at), "there")
    if entry is first:
        yield PICTURE_CONTRADICTED.at(
            entry.at("pictures", number, "file"), f"`{record.file}` has two records here", "keep one", label
        )
        return
    for name in ("credit", "licence", "source"):
        if getattr(record, name) != getattr(other, name):
            place = entry.at("pictures", number, name)
            message = f"`{name}` of `{record.file}` is another than where it is shown as well"
            yield PICTURE_CONTRADICTED.at(place, message, f"write the same as in {first.source.path}", label)
            return


def _opened(site: Site, file: str) -> Iterator[Diagnostic]:
    """What is wrong with a picture's own file, the first thing alone."""
    picture, at = site.picture(file), Source(file, "")
    if picture is None:
        return
    if picture.fault:
        yield PICTURE_UNREADABLE.at(at, picture.fault, picture.help)
    elif picture.large:
        help = "make it smaller: no page is wider than 2,000 pixels"
        yield PICTURE_LARGE.at(at, f"more than {PIXELS // 1_000_000} million pixels", help)
    elif picture.located:
        help = "export it without its location (`exiftool -gps:all= -xmp:geotag= FILE` takes it out)"
        yield PICTURE_LOCATED.at(at, "the file says where the picture was taken", help)
