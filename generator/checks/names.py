"""A name is that of one person, term or text; who speaks is named by an id where there is an entry."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Entry, Site
from ..model.kinds import Claim, Event, Explainer, Person, Term, Topic, WrittenPage
from ..source import Diagnostic, Label, Rule, nearest
from ..syntax import Loc

NAME_REPEATED = Rule("name-repeated")
SPEAKER_UNCLEAR = Rule("speaker-unclear")
RULES = (NAME_REPEATED, SPEAKER_UNCLEAR)

_NAMED = (Person, Term, Topic, Claim, Explainer, Event, WrittenPage)


def check(site: Site) -> Iterator[Diagnostic]:
    for model in _NAMED:
        yield from _repeated(site, model)
    yield from _speakers(site)


# --- what is called the same --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Called:
    """An entry by one of its names, and where that is written."""

    entry: Entry
    loc: Loc
    text: str

    @property
    def exact(self) -> str:
        return _said(self.text)

    def differs(self, other: _Called) -> bool:
        """Whether two that read alike are not one: a word is met as it is written, so a term may have both."""
        if self.entry is other.entry:
            return self.exact != other.exact or self.text != other.text
        if isinstance(self.entry, Person):
            return bool((mine := _initials(self.text)) and (its := _initials(other.text)) and mine != its)
        return False


def _repeated(site: Site, model: type[Entry]) -> Iterator[Diagnostic]:
    """Entries of a kind that are called the same: of two entries one report, however many names they share."""
    seen: defaultdict[str, list[_Called]] = defaultdict(list)
    told: set[frozenset[str]] = set()
    # What took the place of a withdrawn entry may well have its name.
    entries = (entry for entry in site.all(model, drafts=True) if not entry.withdrawn)
    for called in (called for entry in entries for called in _names(entry)):
        known = seen[_key(called)]
        twins = (other for other in known if not called.differs(other))
        for other in twins:
            pair = frozenset((called.entry.id, other.entry.id))
            if pair not in told:
                told.add(pair)
                yield _problem(site, called, other)
            break
        else:
            known.append(called)


def _names(entry: Entry) -> Iterator[_Called]:
    yield _Called(entry, ("name",) if isinstance(entry, Person) else ("title",), entry.name)
    if isinstance(entry, Term):
        yield from (_Called(entry, ("also", number), word) for number, word in enumerate(entry.also))


def _key(called: _Called) -> str:
    """A name as it is compared."""
    match called.entry:
        case Person():
            return " ".join(sorted(person_words(called.text)))
        case Term():
            return _joined(called.text)
        case Event(date=date):
            return f"{date.text} {called.exact}"
    return called.exact


def _said(text: str) -> str:
    """A text as it is read: case, kinds of quotation marks and dashes, and a full stop make no other."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return " ".join(text.rstrip(" .!").split())


_ALIKE = str.maketrans("’‘‚“”„«»‐‑‒–—−", '\'\'\'"""""------')
_SPELLINGS = (
    (re.compile(r"^(?:the|an?) (?=\w)"), ""),
    (re.compile(r"(?<=\w)is(?=ation|e\b|e[sd]\b|ing\b)"), "iz"),
    (re.compile(r"(?<=\w)our\b"), "or"),
    (re.compile(r"(?<=\w\w)ence\b"), "ense"),
    (re.compile(r"(?<=gram)me\b"), ""),
    (re.compile(r"(?<=\w\wt)re\b"), "er"),
    (re.compile(r"[-'\". ]"), ""),
    (re.compile(r"(?<=\w)ies$"), "y"),
    (re.compile(r"(?<=\w\w[^\Ws])s$"), ""),
)
"""Of a term: its article, British and American endings, hyphens and points, and the plural."""


def _joined(text: str) -> str:
    """A term as it is compared: `sea-wall`, `Sea walls` and `seawall` are one."""
    plain = _said(text)
    for pattern, instead in _SPELLINGS:
        plain = pattern.sub(instead, plain)
    return plain


def _problem(site: Site, one: _Called, two: _Called) -> Diagnostic:
    kept, other = sorted((one, two), key=lambda each: _rank(site, each))
    at, kind = other.entry.at(*other.loc), site.kind(other.entry).name
    if kept.entry is other.entry:
        return NAME_REPEATED.at(at, f"“{other.text}” is a name of this {kind} already", "take it out")
    label = Label(kept.entry.at(*kept.loc), "the other one")
    path = kept.entry.source.path
    if other.loc[0] == "also":
        help = f"take it out, here or in {path}: a word leads to one {kind} only"
        return NAME_REPEATED.at(at, f"“{other.text}” is a name of another {kind}, `{kept.entry.id}`", help, label)
    help = f"if they are one, move what this file says to {path} and delete it; if not, tell them apart"
    return NAME_REPEATED.at(at, f"the {kind} `{kept.entry.id}` is called “{kept.text}” too", help, label)


def _rank(site: Site, called: _Called) -> tuple[bool, int, bool, int, str]:
    """Of two the one that comes first is the one to keep: a title, the more used, the one with the plainer id."""
    entry = called.entry
    used = len(site.naming.get(entry, ())) + len(site.linking.get(entry, ()))
    return (called.loc[0] == "also", -used, entry.id != _slug(entry.name), len(entry.id), entry.id)


# --- names of people ----------------------------------------------------------------------------------------------

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "sir"})
_SUFFIX = re.compile(r"\s*(?:jr|sr|junior|senior|i{1,3}|iv)\.?", re.IGNORECASE)
_LEADING = re.compile(r"\A(?:[^\W\d_]\b[. ]*){2,}")
"""Two initials in the place of a first name, `J. D.`, which many write as a word."""
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ı": "i", "þ": "th"})
_WRITTEN = (
    (re.compile(r"(?<=[^\Waeiou])(?:iy|yy|ij|yj|ii|y|j)(?![aeou])|(?<=[aeou])[yj](?![aeou])"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ff$|w$"), "v"),
    (re.compile(r"([^\Waeiou])\1"), r"\1"),
)
"""Ways to write one name of another alphabet: Zelensky, Zelenskyy, Zelenskiy; Sergei, Sergey."""


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name as they are compared: without accents, titles of address and middle initials."""
    family, comma, given = name.partition(",")
    whole = f"{given} {family}" if comma and not _SUFFIX.fullmatch(given) else name
    words = re.findall(r"[^\W_]+", _LEADING.sub(lambda match: re.sub(r"\W", "", match.group()) + " ", _plain(whole)))
    first, *more = [word for word in words if word not in _TITLES] or [""]
    return tuple(
        _spelt(word)
        for word in (first, *(word for word in more if len(word) > 1 or not (word.isascii() and word.isalpha())))
    )


def _plain(text: str) -> str:
    """A text without capitals and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _spelt(word: str) -> str:
    for pattern, instead in _WRITTEN if len(word) > 3 else ():
        word = pattern.sub(instead, word)
    return word


def _initials(name: str) -> tuple[str, ...]:
    """The initials behind the first name."""
    return tuple(re.findall(r"(?<=\w[ .])([^\W\d_])\b\.?(?=\s)", _plain(name)))


def _slug(name: str) -> str:
    """A name as the id that it would have."""
    return re.sub(r"[\W_]+", "-", _plain(name)).strip("-")


# --- speakers -----------------------------------------------------------------------------------------------------

_ID_LIKE = re.compile(r"[a-z0-9]\S*[_.-]\S*|\S*_\S*")


class _People:
    """The people with an entry, by what they may be called."""

    def __init__(self, site: Site) -> None:
        self.ids = {person.id: person.id for person in site.all(Person, drafts=True)}
        self.names: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for person in site.all(Person, drafts=True):
            words = person_words(person.name)
            self.names[tuple(sorted(words))].add(person.id)
            self.names[words[-1:]].add(person.id)
            self.names[tuple(sorted((words[0][:1], words[-1])))].add(person.id)

    def meant(self, name: str) -> str | None:
        """The one person who is called so: by the id, the whole name, the family's name, or with an initial."""
        plain = _slug(name.removesuffix(".md").rpartition("/")[2])
        found = self.names.get(tuple(sorted(person_words(name))), ())
        return self.ids.get(plain) or (next(iter(found)) if len(found) == 1 else None)


def _speakers(site: Site) -> Iterator[Diagnostic]:
    """Names that stand where the id of a person is meant."""
    people = _People(site)
    for claim in site.all(Claim, drafts=True):
        named: list[tuple[Loc, object]] = [
            (("appearances", number, "speaker"), each.speaker) for number, each in enumerate(claim.appearances)
        ]
        named += [(("response", "by"), claim.response.by)] if claim.response else []
        for loc, name in named:
            if not isinstance(name, str):
                continue
            if id := people.meant(name):
                help = f"write `{loc[-1]}: {id}`, so that it leads to the person’s page"
                yield SPEAKER_UNCLEAR.at(claim.at(*loc), f"“{name}” is the person `{id}`", help)
            elif _ID_LIKE.fullmatch(name):
                close = nearest(_slug(name), people.ids)
                meant = f"did you mean `{close}`? If not, write" if close else "write"
                help = (
                    f"{meant} the id of a person, in small letters with hyphens, or the name as readers should see it"
                )
                yield SPEAKER_UNCLEAR.at(claim.at(*loc), f"“{name}” is neither an id nor a name", help)
