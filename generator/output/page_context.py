"""One page while it is rendered: the numbers of its notes, and links as they are written from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup as Html
from markupsafe import escape

from ..letters import attributes
from ..model import ASSETS, Entry, Site, absolute, named, path, withdrawal
from ..model.kinds import Article, Assessment, Claim, Event, Explainer, Selection, Term, Work, WrittenPage, attribution
from ..pages import USES, Page, bounded, describe, minutes, paired, row, short, uses_page
from ..pictures import amounts_table, bar_mark, bars, charts, lines, strip
from ..source import address, unsafe
from ..syntax import Citation, Cite, Heading, Image, InlineNode, Link, LinkEnd, Mention, Naming, markup, opening
from ..views import (
    Glossary,
    Note,
    Reference,
    by_paragraph,
    chronology,
    first_sentence,
    full_text,
    lede,
    paragraph_of,
    paragraph_strip,
    paragraphs,
    share,
)
from . import page_citation, pictures, publisher, structured_data
from .previews import Previews

SITELESS = {
    each.__name__: each
    for each in (
        Assessment, Claim, Event, Explainer, Selection, bar_mark, bars, minutes, short, strip,
    )
}  # fmt: skip
"""What templates use that needs no site: the kinds after which they ask, and words."""
FLAT = (Explainer, WrittenPage, Selection, Article)
"""Kinds whose text is alone on its page: the ids of its headings are their words; others have the entry's id before."""


@dataclass(frozen=True)
class SharedContext:
    """What all pages need and is worked out once."""

    references: Mapping[str, Reference]
    glossary: Glossary


def numeric(text: str) -> str:
    """Text that no Markdown parser can read as anything but text: all but letters, digits and spaces as entities."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in " ".join(text.split()))


@dataclass(frozen=True)
class Excerpt:
    """The prose of an entry on a page of many: its first sentence, the rest, and notes of its own."""

    lead: Html
    rest: Html
    notes: list[Note]


class PageContext:
    """One page while it is rendered: the numbers of its notes, and links as they are written from here."""

    def __init__(self, page: Page, site: Site, templates: Environment, shared: SharedContext) -> None:
        self.page, self.site, self.templates, self.shared = page, site, templates, shared
        self.explained: set[str] = set()
        self.noted: dict[str, Note] = {}
        self.scope, self.excerpts = "", 0
        self.previews, self.tag = Previews(page, site), site.language.tag

    def names(self) -> dict[str, Any]:
        """What templates may use."""
        return {
            **self.page.context,
            **SITELESS,
            **self.attributions(),
            **self.worded(),
            "page": self.page,
            "site": self.site,
            "link": self.link,
            "to": self.to,
            "place": self.place,
            "prose": self.prose,
            "excerpt": self.excerpt,
            "chapters": self.chapters,
            "parted": lambda entry: Html(paragraphs(self.prose(entry), self.tag)),
            "card": self.card,
            "cite": self.cite,
            "heading": self.heading,
            "notes": self.notes,
            "previews": lambda: self.previews.found.values(),
            "uses": self.uses,
            "reference": self.reference,
            "describe": partial(describe, self.site),
            "summary": lambda entry: entry.body.summary,
            "material": lambda entry: entry.read_until(self.site.settings.material),
            "sequence": partial(chronology, self.site),
            **page_citation.handed_on(self.site, self.page.url),
            "standing": partial(paragraph_of, self.site),
            "paragraph_strip": partial(paragraph_strip, self.site),
            "small": partial(pictures.mini, self.site),
            "by_paragraph": partial(by_paragraph, self.site),
            "share": partial(share, self.site),
            "full_text": partial(full_text, self.site),
            "edit": partial(publisher.edit, self.site, self.page.origin),
            "history": partial(publisher.history, self.site),
            "report": partial(publisher.report, self.site, self.page),
            "linked_data": lambda: structured_data.describe(self.page, self.site),
            "count_works": self.count_works,
            "used": self.used,
            "bounded": partial(bounded, self.site),
            "paired": partial(paired, self.site),
            "row": partial(row, self.site),
            "USES": USES,
            "uses_page": lambda work: uses_page(self.site, work),
        }

    def attributions(self) -> dict[str, Any]:
        """Who said something, in which role, when and where, for templates."""
        said = (attribution.speaker, attribution.said_on, attribution.role, attribution.passage)
        return {each.__name__: partial(each, self.site) for each in said}

    def worded(self) -> dict[str, Any]:
        """What is said in the language of the interface, for templates."""
        language, said = self.site.language, (named, withdrawal, charts, amounts_table, lines)
        own = {"language": language, "lang": lambda work: Html(attributes(work.language, self.tag))}
        own["first_sentence"] = partial(first_sentence, tag=self.tag)
        return own | {each.__name__: partial(each, language=language) for each in said}

    def to(self, target: str) -> str:
        """A place on the site, given from its root, as a link on this page."""
        return address.relative(target, self.page.url)

    def link(self, entry: Entry) -> str:
        return self.to(self.site.address(entry))

    def place(self, target: str) -> str:
        """A page written by hand, given by its id, as a link on this page; an address elsewhere as it is."""
        page = self.site.get(WrittenPage, target)
        return self.link(page) if page else target

    def prose(self, entry: Entry, flat: bool = False) -> Html:
        """The body of an entry, its citations numbered on this page; `flat` where no element of ours is around it."""
        return self.shown(entry, entry.body, flat)

    def shown(self, entry: Entry, prose: markup.Markup, flat: bool = False) -> Html:
        """Prose of an entry as HTML."""
        return Html(
            markup.html(prose, lambda slot: self.fill(entry, slot, flat), lambda text: self.mentions(entry, text))
        )

    def chapters(self, entry: Entry) -> list[Html]:
        """The body of an entry alone on its page: first sentence, what follows, and from the first heading on."""
        before, after = opening(entry.body)
        return [self.shown(entry, part, flat=True) for part in (*lede(before, self.tag), after)]

    def excerpt(self, entry: Entry) -> Excerpt:
        """The body of an entry in two, with notes that are numbered for it alone."""
        noted, self.noted = self.noted, {}
        self.excerpts += 1
        self.scope = f"{self.excerpts}-"
        lead, rest = (self.shown(entry, part) for part in lede(entry.body, self.tag))
        found = Excerpt(lead, rest, self.notes())
        self.noted, self.scope = noted, ""
        return found

    def mentions(self, entry: Entry, text: str) -> Iterator[tuple[int, int, str]]:
        """The first mention of each term on this page."""
        for start, end, term in self.shared.glossary.find(text):
            if term != entry and term.id not in self.explained:
                self.explained.add(term.id)
                yield start, end, term.id

    def fill(self, entry: Entry, slot: InlineNode, flat: bool) -> str:
        match slot:
            case Citation(cites):
                return str(self.cite(cites))
            case Naming(cite, _, _, text):
                if (work := self.site.get(Work, cite.key)) is None:
                    return str(escape(text))
                return str(Html("{}{}").format(work.creators(self.site.language), self.cite([cite])))
            case Heading(level, text, id, _, top):
                if flat and top:
                    return str(self.heading(level, text, id))
                # Inside an element of ours Markdown is not read, and other entries may have the same heading.
                id = id if flat else f"{entry.id}-{id}"
                return str(Html("<h{} id={}>{}</h{}>\n").format(level, Html(f'"{id}"'), text, level))
            case Image():
                return pictures.shown(self.site, entry, slot, self.to)
            case Link(target, _, text, alone):
                return self.alone(entry, target, text) if alone else self.opening(entry, target)
            case LinkEnd(opener):
                # In words, since a sentence that leans on it must not read as if it stood.
                to = self.site.target(entry, opener.target)
                gone = to and to.withdrawn and to is not entry
                return f"</a> {escape(self.site.language.gettext('(withdrawn)'))}" if gone else "</a>"
            case Mention(text, key):
                term = self.site.get(Term, key)
                href = self.link(term) if term else ""
                return str(Html('<a class="term" href="{}"{}>{}</a>').format(href, self.preview(term), text))

    def alone(self, entry: Entry, target: str, text: str) -> str:
        """A link that is a paragraph of its own: a line on the entry to which it leads."""
        to = self.site.target(entry, target)
        if drawn := pictures.drawn(entry, target):
            made = pictures.context(self.site, entry, drawn, text, isinstance(entry, FLAT))
            return self.templates.get_template("partials/picture").render(self.names() | made).strip() + "\n"
        if to and not to.draft:
            return self.card(to, text, "lines")
        return str(Html("<p>{}{}</a></p>\n").format(Html(self.opening(entry, target)), text))

    def opening(self, entry: Entry, target: str) -> str:
        """The start tag of a link, resolved from the content file to this page."""
        if absolute(target):
            return "<a>" if unsafe(target) else str(Html('<a href="{}">').format(target))
        file, anchor = path(entry, target)
        if file in self.site.assets:
            return str(Html('<a href="{}">').format(self.to(f"assets/{file.removeprefix(ASSETS)}")))
        to = self.site.at_path(file)
        if to is None:
            listed = self.site.listed_at(file)
            return "<a>" if listed is None else str(Html('<a href="{}">').format(self.to(listed)))
        place = self.site.address(to)
        anchor = anchor if isinstance(to, FLAT) or not anchor else f"{to.id}-{anchor}"
        href = self.to(f"{place.partition('#')[0]}#{anchor}" if anchor else place)
        return str(Html('<a href="{}"{}>').format(href, self.preview(to)))

    def preview(self, entry: Entry | None) -> Html:
        """What ties a link to the preview of what it leads to, where this page has one."""
        preview = self.previews.of(entry) if entry else None
        return Html(' data-peek="{}"').format(preview.id) if preview else Html("")

    def card(self, entry: Entry, lead: str, look: str = "cards") -> Html:
        """An entry as a card or line: its kind's own, or the one for all; one for all that was withdrawn."""
        kind = self.site.kind(entry).name
        names = ["cards/withdrawn"] if entry.withdrawn else [f"{look}/{kind}", f"cards/{kind}", "cards/entry"]
        template = self.templates.select_template(names)
        return Html(template.render(self.names() | {"entry": entry, "lead": lead}).strip() + "\n")

    def heading(self, level: int, text: str, id: str) -> Html:
        """A heading that the builder's table of contents sees."""
        return Html(f"\n\n{'#' * level} {numeric(text)} {{: #{id} }}\n\n")

    def cite(self, cites: Iterable[Cite]) -> Html:
        """Citations as note numbers, each leading to its note."""
        marks = []
        for cite in cites:
            if (work := self.site.get(Work, cite.key)) is None:
                continue
            note = self.noted.setdefault(
                cite.key, Note(len(self.noted) + 1, work, self.reference(work), scope=self.scope)
            )
            id = f"r{note.scope}{note.number}-{len(note.uses) + 1}"
            note.uses.append((id, cite.locator))
            marks.append(
                {
                    "id": "" if self.scope else id,
                    "note": note.id,
                    "number": note.number,
                    "locator": cite.locator,
                    "prefix": cite.prefix,
                }
            )
        return Html(self.templates.get_template("partials/cite").render(marks=marks).strip())

    def notes(self) -> list[Note]:
        """The works cited so far on this page, in order; call it last."""
        return list(self.noted.values())

    def reference(self, work: Work) -> Reference:
        return self.shared.references[work.id]

    def uses(self, work: Work) -> list[Entry]:
        """The entries that cite a work, each once."""
        return list(dict.fromkeys(use.by for use in self.site.citing.get(work.id, ())))

    def used(self, entry: Entry, listed: Iterable[Entry] = ()) -> list[Entry]:
        """Where an entry is used: what refers to it, links to it, and for a term what mentions it; each once.

        `listed` is what the page lists anyway.
        """
        mentions = self.shared.glossary.mentions.get(entry, ())
        by = (*self.site.naming.get(entry, ()), *self.site.linking.get(entry, ()), *mentions)
        known = {entry, *listed}
        return [each for each in dict.fromkeys(by) if each not in known]

    def count_works(self, entry: Entry) -> int:
        return len({cite.key for citation in entry.body.citations for cite in citation.cites})
