"""Two records are two things: no person, term or work stands twice; and what a record says is plain text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..model import Entry, Fields, Site
from ..model.kinds import Article, Claim, Event, Explainer, Person, Term, Topic, Work, isbn13
from ..source import Diagnostic, Label, Rule
from ..syntax import Loc

NAME_REPEATED = Rule("name-repeated")
RECORD_REPEATED = Rule("record-repeated")
RECORD_MARKUP = Rule("record-markup")
SPEAKER_UNCLEAR = Rule("speaker-unclear")
RULES = (NAME_REPEATED, RECORD_REPEATED, RECORD_MARKUP, SPEAKER_UNCLEAR)

_NAMED = (Person, Term, Topic, Claim, Explainer, Event)
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_[ce]id$")
_PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
"""Types of which several stand in one book."""


def check(site: Site) -> Iterator[Diagnostic]:
    for model in _NAMED:
        yield from _names(site, model)
    yield from _same(site, Work)
    yield from _same(site, Article)
    records: tuple[Work | Article, ...] = (*site.all(Work, drafts=True), *site.all(Article, drafts=True))
    for record in records:
        yield from _markup(record)
    yield from _speakers(site)


# --- names --------------------------------------------------------------------------------------------------------


def _names(site: Site, model: type[Entry]) -> Iterator[Diagnostic]:
    """Entries of a kind that are called the same."""
    seen: dict[str, tuple[Entry, Loc]] = {}
    for entry in site.all(model, drafts=True):
        if entry.withdrawn:
            # What took its place may well have its name.
            continue
        for loc, text in _called(entry):
            key = _plain(text, entry)
            if key not in seen:
                seen[key] = (entry, loc)
                continue
            other, at = seen[key]
            if other is entry and str(text) != entry.at(*at).text.strip("\"'"):
                # A word with a capital is met as it is written, so a term may have both.
                continue
            yield _repeated(site, model, text, (entry, loc), (other, at))
            if _ranks(site, entry, loc) < _ranks(site, other, at):
                seen[key] = (entry, loc)


def _called(entry: Entry) -> Iterator[tuple[Loc, str]]:
    yield ("name",) if isinstance(entry, Person) else ("title",), entry.name
    if isinstance(entry, Term):
        yield from ((("also", number), word) for number, word in enumerate(entry.also))


def _plain(text: str, entry: Entry) -> str:
    """A name as it is compared: accents and the order of a person's names do not make another."""
    if isinstance(entry, Person):
        family, comma, given = text.partition(",")
        text = f"{given} {family}" if comma else text
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    elif isinstance(entry, Event):
        text = f"{entry.date.text} {text}"
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _ranks(site: Site, entry: Entry, loc: Loc) -> tuple[bool, int, bool, int, str]:
    """Of two the one that comes first is the one to keep: a title, the more used, the one with the plainer id."""
    used = len(site.naming.get(entry, ())) + len(site.linking.get(entry, ()))
    return (loc[0] == "also", -used, entry.id != _slug(entry.name), len(entry.id), entry.id)


def _repeated(site: Site, model: type[Entry], text: str, one: tuple[Entry, Loc], two: tuple[Entry, Loc]) -> Diagnostic:
    (kept, kept_at), (entry, loc) = sorted((one, two), key=lambda each: _ranks(site, *each))
    at, there = entry.at(*loc), kept.at(*kept_at)
    kind = site.kind(model).name
    if kept is entry:
        return NAME_REPEATED.at(at, f"“{text}” is a name of this {kind} already", "take it out")
    label = Label(there, "the other one")
    if loc[0] == "also":
        help = f"take it out, here or in {kept.source.path}: a word leads to one {kind} only"
        return NAME_REPEATED.at(at, f"“{text}” is a name of another {kind}, `{kept.id}`", help, label)
    help = f"if they are one, move what this file says to {kept.source.path} and delete it; if not, tell them apart"
    return NAME_REPEATED.at(at, f"the {kind} `{kept.id}` is called “{text}” too", help, label)


# --- works and articles -------------------------------------------------------------------------------------------


def _same(site: Site, model: type[Work] | type[Article]) -> Iterator[Diagnostic]:
    """Records of one thing, by the numbers and addresses that only one thing has."""
    seen: dict[tuple[str, str], Work | Article] = {}
    for entry in sorted(site.all(model, drafts=True), key=lambda each: -len(site.citing.get(each.id, ()))):
        keys = {} if entry.withdrawn else dict(_keys(entry))
        twins = ((name, seen[name, key]) for name, key in keys.items() if (name, key) in seen)
        for name, other in twins:
            # Two of one title may be two, where each has its address.
            if name == "title" and _found(entry) and _found(other):
                continue
            place = entry.at(*([name] if name in ("DOI", "ISBN", "URL", "url") else ["title"]))
            kind = site.kind(model).name
            help = f"keep one; where they are two, tell them apart; `{other.id}` stands in {other.source.path}"
            message = f"the {kind} `{other.id}` has the same {_SAME.get(name, name)}"
            yield RECORD_REPEATED.at(place, message, help, Label(other.at("title"), "the other one"))
            break
        for item in keys.items():
            seen.setdefault(item, entry)


_SAME = {"title": "title, outlet and date", "URL": "address", "url": "address"}


def _keys(entry: Work | Article) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Article):
        if entry.url:
            yield "url", _address(entry.url)
        when = entry.published.text if entry.published else ""
        yield "title", "\n".join((entry.title.casefold(), entry.byline, entry.outlet, when))
        return
    if entry.DOI:
        yield "DOI", entry.DOI.casefold()
    if entry.URL:
        yield "URL", _address(entry.URL)
    if entry.ISBN and entry.type not in _PARTS and not entry.page and not entry.volume:
        yield "ISBN", isbn13(entry.ISBN.split()[0])
    apart = (entry.issued.text if entry.issued else "", *(each or "" for each in (entry.number, entry.page)))
    yield "title", "\n".join((entry.title.casefold(), entry.creators, entry.outlet, *apart))


def _found(entry: Work | Article) -> str | None:
    return entry.address if isinstance(entry, Work) else entry.url


def _address(url: str) -> str:
    """An address as it is compared: scheme, `www.`, a final slash and what only counts readers make no other."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    asked = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.match(name)]
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    return f"{host}{parts.path.rstrip('/')}?{urlencode(asked)}#{fragment}"


# --- markup -------------------------------------------------------------------------------------------------------

_MARKUP = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|span|sc|u|small|br|p|title|jats:\w+)(?:\s[^<>]*)?/?>"
    r"|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
    r"|\\(?:[&%$#_{}]|[\"'`^~=.uvHckr]\s?\{?[A-Za-z]\}?|(?:textit|textbf|emph|ss|oe|ae|aa|o|l)\b)"
    r"|\{(?=[A-Z\\])[^{}]*\}"
)
_ACCENTS = dict(zip("\"'`^~=.uvHckr", map(chr, (
    0x308, 0x301, 0x300, 0x302, 0x303, 0x304, 0x307, 0x306, 0x30C, 0x30B, 0x327, 0x328, 0x30A,
)), strict=True))  # fmt: skip
_LETTERS = {"ss": "ß", "oe": "œ", "ae": "æ", "aa": "å", "o": "ø", "l": "ł"}


def plain(text: str) -> str:
    """A text as readers should see it: without HTML's and LaTeX's marks, with the signs that they stand for."""
    text = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text))
    text = re.sub(r"\\([\"'`^~=.uvHckr])\s?\{?([A-Za-z])\}?", lambda match: match[2] + _ACCENTS[match[1]], text)
    text = re.sub(r"\\(ss|oe|ae|aa|o|l)\b\s?(?:\{\})?", lambda match: _LETTERS[match[1]], text)
    text = re.sub(r"\\(?:textit|textbf|emph)\b", "", text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    return unicodedata.normalize("NFC", " ".join(text.replace("{", "").replace("}", "").split()))


def _markup(entry: Work | Article) -> Iterator[Diagnostic]:
    """Marks of HTML and LaTeX in a record: one report, at the first."""
    found = [(loc, text) for loc, text in _texts(entry) if not _NO_MARK.isdisjoint(text) and _MARKUP.search(text)]
    if not found:
        return
    (loc, text), *others = found
    mark = _MARKUP.search(text)
    assert mark
    more = "".join(f"; in `{loc[0]}`: {plain(text)}" for loc, text in others)
    message = f"`{mark.group()}` in `{loc[0]}` would be shown as letters"
    yield RECORD_MARKUP.at(entry.at(*loc), message, f"write: {plain(text)}{more}")


_NO_MARK = frozenset("<&\\{")


def _texts(entry: Work | Article) -> Iterator[tuple[Loc, str]]:
    """The texts of a record as they are shown; addresses are none."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if isinstance(value, str) and name not in ("URL", "url", "archive", "DOI"):
            yield (str(info.alias),), value
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                parts = each.model_dump(exclude_none=True, by_alias=True) if isinstance(each, Fields) else {"": each}
                for part, text in parts.items():
                    loc: Loc = (str(info.alias), number, *([part] if part else []))
                    yield from [(loc, text)] if isinstance(text, str) else ()


# --- speakers -----------------------------------------------------------------------------------------------------


def _speakers(site: Site) -> Iterator[Diagnostic]:
    """Names that stand where the id of a person is meant."""
    people = {_slug(person.name): person.id for person in site.all(Person, drafts=True)}
    people |= {person.id: person.id for person in site.all(Person, drafts=True)}
    for claim in site.all(Claim, drafts=True):
        named: list[tuple[Loc, object]] = [
            (("appearances", number, "speaker"), each.speaker) for number, each in enumerate(claim.appearances)
        ]
        named += [(("response", "by"), claim.response.by)] if claim.response else []
        for loc, name in named:
            if not isinstance(name, str):
                continue
            if id := people.get(_slug(name)):
                help = f"write `{loc[-1]}: {id}`, so that it leads to the person’s page"
                yield SPEAKER_UNCLEAR.at(claim.at(*loc), f"“{name}” is the person `{id}`", help)
            elif re.fullmatch(r"[a-z0-9]\S*[_.-]\S*|\S*_\S*", name):
                help = "write the id of a person, in small letters with hyphens, or the name as readers should see it"
                yield SPEAKER_UNCLEAR.at(claim.at(*loc), f"“{name}” is neither an id nor a name", help)


def _slug(name: str) -> str:
    """A name as the id that it would have."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")
