"""A raw article becomes a record and an archived text, and a report of what was dropped and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

from ..letters import words_of
from ..model import ARCHIVE, RESERVED, TEXT, Site, occupied
from ..model.kinds import Article
from ..quotation import normalise
from ..source import Problems, Severity, Source, counted, hidden
from ..views import archived
from . import again, drafting, recognition, report
from .cleaning import Cleaned, archive, clean
from .forms import Raw
from .recognition import FOLDER, Held
from .report import Report

_REPLACE = "if it is that article as it is now, give `--replace`: what is there is kept"
SHORTER = 2 / 3
"""Of the words that were there: a text with fewer is more likely cut off than changed."""
FEW = 20
"""Words: a text with fewer is hardly an article."""


@dataclass(frozen=True)
class Request:
    """A raw text and the name of its file, what is known of it besides, and what an editor says of it."""

    raw: str | Raw
    name: str
    id: str | None = None
    url: str | None = None
    replace: bool = False
    """Whether it is the article's, however little the words say so."""
    archived: bool = False
    """Whether the text was cleaned before: all of it is the article then."""

    @property
    def read(self) -> Raw:
        return self.raw if isinstance(self.raw, Raw) else Raw(self.raw)


@dataclass(frozen=True)
class Imported:
    """What is to be written, by path, and what to tell.

    Of the files only the one in `replaces` may be there already, and what it holds is to be kept.
    """

    id: str
    files: Mapping[str, str]
    replaces: str | None
    report: Report

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(report.lines(self.report))


class NotTakenError(Exception):
    """Why nothing is to be written for a text, and how to go on."""

    def __init__(self, why: str, help: str) -> None:
        super().__init__(why)
        self.why, self.help = why, help


@dataclass(frozen=True)
class Prepared:
    """What can be told of a raw text without a site: the text as it is seen, and what of it is the article."""

    text: str
    unseen: Mapping[int, str]
    """Invisible characters that were taken out, by their place in the raw text."""
    cleaned: Cleaned


def prepare(request: Request) -> Prepared:
    """Cleans a raw article. Raises NotTakenError where there are no words in it."""
    text, unseen = request.read.text, dict(hidden(request.read.text))
    if unseen:
        text = "".join(character for at, character in enumerate(text) if at not in unseen)
    return Prepared(text, unseen, _clean(text, request))


def import_article(held: Held, request: Request, problems: Problems = (), prepared: Prepared | None = None) -> Imported:
    """What to write for a raw article. A record that is there stays as its editor wrote it; only a new one is drafted.

    `problems` say why a record cannot be read; `prepared` is what was made of the text before. Raises NotTakenError
    where it would have to guess or to write over another's.
    """
    site, prepared = held.site, prepared or prepare(request)
    cleaned = prepared.cleaned
    known = request.id if request.id in held.ids else None if request.id else _recognised(held, cleaned)
    record = site.get(Article, known) if known else None
    if known and record is None:
        _readable(site, known, problems)
    if record and (record.keep or record.drop):
        cleaned = _clean(prepared.text, request, record)
    if known:
        _allowed(site, known, cleaned, request)
    if request.id and not known and _reserved(held, request.id):
        raise NotTakenError(f"the address of `{request.id}` is in use", "give another `--id`")
    id = known or request.id or _free(held, _id(cleaned, request.name), problems)
    return _taken(held, id, cleaned, request, prepared.unseen)


def _taken(held: Held, id: str, cleaned: Cleaned, request: Request, unseen: Mapping[int, str]) -> Imported:
    """The files and the report of a text whose article is settled."""
    site = held.site
    source, record = site.archive.get(id), site.get(Article, id)
    # What an editor marked in the text that was there stays.
    marked = recognition.beside(source) if source else ()
    text, path = archive(cleaned, marked), source.path if source else f"{ARCHIVE}{id}.md"
    found = tuple(drafting.found(cleaned, request.read, request.url))
    files = {} if record else {f"{FOLDER}{id}.md": drafting.record(found)}
    told = [*request.read.told, *cleaned.told, *drafting.conflicts(cleaned, request.read), *drafting.offered(cleaned)]
    changes: list[str] = []
    if not record and not request.id and id != (base := _id(cleaned, request.name)) and base in held.ids:
        changes.append(f"`{base}` is another article")
    if record and request.url and request.url != record.url:
        told.append(f"the record stays as it is: write `url: {request.url}` in {FOLDER}{id}.md, if that is right")
    if unseen:
        told.append(
            f"took out {counted(len(unseen), 'invisible character')}: {', '.join(sorted(set(unseen.values())))}"
        )
    if not record:
        told += _doubtful(held, id, cleaned)
    if source and recognition.unchanged(cleaned, source):
        changes.append(f"unchanged: {path} has these words")
    else:
        files[path] = text
        changes += again.changed(site, id, text)
    made = Report(request.name, id, not record, cleaned, request.read.form, found, tuple(told), tuple(changes))
    return Imported(id, files, path if source and path in files else None, made)


def _doubtful(held: Held, id: str, cleaned: Cleaned) -> Iterator[str]:
    """What an editor should look at before a text becomes an article of its own."""
    words = sum(normalise.count(paragraph) for paragraph in cleaned.paragraphs)
    if words < FEW:
        yield f"it has {counted(words, 'word')} only: is that the article?"
    try:
        same = recognition.recognise(held, cleaned)
    except recognition.UnsureError:
        return
    if same and same != id:
        yield f"`{same}` has these words, too: if it is that article, delete this record and its text"


def hold(held: Held, taken: Imported) -> None:
    """Holds what is to be written for an article, so that other articles are held against it."""
    texts = (path for path in taken.files if path.startswith(ARCHIVE) or path.endswith(TEXT))
    text = next((Source(path, taken.files[path]) for path in texts), None)
    drafted = None
    if held.site.get(Article, taken.id) is None:
        title = next((value for name, value, _ in taken.report.found if name == "title"), drafting.MORE)
        drafted = Article.model_construct(draft=True, title=title, authors=taken.report.cleaned.authors)
        drafted.__dict__["id"] = taken.id
    held.add(taken.id, text, drafted, taken.report.cleaned.paragraphs)


# what may be written --------------------------------------------------------------------------------------------------


def _clean(text: str, request: Request, record: Article | None = None) -> Cleaned:
    keep, drop = (record.keep, record.drop) if record else ((), ())
    cleaned = clean.clean(text, keep, drop, archived=request.archived, extracted=request.read.extracted)
    cleaned = drafting.completed(cleaned, request.read)
    if any(map(str.isalnum, chain.from_iterable(cleaned.paragraphs))):
        return cleaned
    if not any(map(str.isalnum, chain.from_iterable(line.text for line in cleaned.lines))):
        raise NotTakenError("there are no words in it", "save the text of the article in it")
    reasons = ", ".join(f"line {line.number}: {report.why(line)}" for line in cleaned.dropped)
    raise NotTakenError(
        f"no paragraph is left of it ({reasons})", "save the text of the article in it, not only its surroundings"
    )


def _recognised(held: Held, cleaned: Cleaned) -> str | None:
    try:
        return recognition.recognise(held, cleaned)
    except recognition.UnsureError as unsure:
        help = f"if it is that article, take it in with `--id {unsure.id} --replace`, else with an `--id` of its own"
        raise NotTakenError(unsure.why, help) from None


def _readable(site: Site, id: str, problems: Problems) -> None:
    """Raises NotTakenError where an article has a record that cannot be read, at what is wrong in it."""
    path = f"{FOLDER}{id}.md"
    if path not in site.files:
        return
    wrong = sorted(
        (each for each in problems if each.source.path == path), key=lambda each: each.severity is not Severity.ERROR
    )
    if not wrong:
        raise NotTakenError(f"its record {path} cannot be read", "mend the record first: see `explainer check`")
    place = f"{path}:{wrong[0].first.line}:{wrong[0].first.column}"
    raise NotTakenError(
        f"its record cannot be read: {place}: {wrong[0].message}", f"mend the record first: {wrong[0].help}"
    )


def _allowed(site: Site, id: str, cleaned: Cleaned, request: Request) -> None:
    """Raises NotTakenError where a text may not take the place of what is there of an article."""
    record, source, proofs = site.get(Article, id), site.archive.get(id), site.proofs.get(id)
    path = f"{ARCHIVE}{id}.md"
    if source is None and path in site.files:
        raise NotTakenError(f"its archived text {path} cannot be read", "mend that first: see `explainer check`")
    if record is None and source and not recognition.unchanged(cleaned, source):
        help = f"write the record {FOLDER}{id}.md first, or give another `--id`"
        raise NotTakenError(f"{source.path} has other words, and no record tells what it is", help)
    if request.replace or (source and source.text == archive(cleaned)):
        return
    agrees = recognition.same(site, id, cleaned)
    if agrees is False or (agrees is None and record and _elsewhere(cleaned, record)):
        title = f", “{record.title}”" if record else ""
        raise NotTakenError(f"`{id}` is another article{title}", f"leave `--id` out, or give another; {_REPLACE}")
    there = archived(source).words if source else proofs.words if proofs else 0
    left = sum(normalise.count(paragraph) for paragraph in cleaned.paragraphs)
    if left < SHORTER * there:
        why = f"only {counted(left, 'word is', 'words are')} left of it, where `{id}` has {there}"
        raise NotTakenError(why, f"it may be cut off, as behind a paywall; {_REPLACE}")


def _elsewhere(cleaned: Cleaned, record: Article) -> bool:
    """Whether a text has another headline than a record, and none of its authors."""
    return bool(cleaned.title and normalise.count(record.title)) and not recognition.signed(cleaned, record)


def _free(held: Held, base: str, problems: Problems) -> str:
    """An id that nothing has, or had, near the one that would be natural."""
    if held.site.get(Article, base) is None and base not in held.site.archive:
        # It may be this article: as long as its record cannot be read, nobody knows.
        _readable(held.site, base, problems)
    last = held.last.get(base, 1)
    ids = chain([base] if last == 1 else (), (f"{base}-{number}" for number in count(last + 1)))
    return next(id for id in ids if id not in held.ids and not _reserved(held, id))


def _reserved(held: Held, id: str) -> bool:
    """Whether an id cannot be that of a new article: a list or an old address has it, or no file can."""
    return id in held.former | RESERVED or occupied(held.site.kinds, held.site.kind(Article), id)


def _id(cleaned: Cleaned, name: str) -> str:
    """An id from the author's name and year where the text gives them, else from the title or the file's name."""
    author = _plain(cleaned.authors[0].split()[-1]) if cleaned.authors else ""
    signed = f"{author}-{(cleaned.published or '')[:4]}".strip("-") if author else ""
    titles = (cleaned.title or "", name.rpartition(".")[0], name)
    return next(filter(None, (signed, *(_plain("-".join(title.split()[:5])) for title in titles))), "article")


def _plain(text: str) -> str:
    """A text in small letters of ASCII, digits and hyphens; empty where it has no letter."""
    return "-".join(words_of(text))[:60].strip("-")
