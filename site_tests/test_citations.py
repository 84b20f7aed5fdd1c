"""From each statement to its source and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from site_tests.project import Built
from site_tests.reading import Element

MARK = re.compile(r"#n(\d+)$")
KEY = re.compile(r"@\{?([\w:.#$%&\-+?<>~/]*\w)")


def marks(element: Element) -> list[Element]:
    """The note numbers in the text."""
    return [mark for sup in element.all("sup", "cite") for mark in sup.all("a")]


def notes(page: Element) -> list[Element]:
    return [item for item in page.all("li") if re.fullmatch(r"n\d+", item["id"]) and item.within("ol", "sources")]


def work(note: Element) -> str:
    """The key of the work of a note."""
    (link,) = (link for link in note.all("a") if link.text.casefold() == "in all pages")
    return link["href"].partition("#")[2]


def keys(built: Built, folder: str, id: str) -> set[str]:
    """What an entry cites, in its prose as written and in its figures."""
    prose = {key for cite in re.findall(r"\[[^\[\]]*@[^\[\]]*\]", built.body(folder, id)) for key in KEY.findall(cite)}
    figures: Any = built.entries(folder)[id].get("figures", [])
    fields = ";".join(figure.get("cite", "") for figure in figures)
    return prose | {cite.partition(",")[0].strip() for cite in fields.split(";") if cite.strip()}


def test_every_claim_shows_its_citations(built: Built) -> None:
    claims = built.entries("claims")
    assert claims
    for id in claims:
        page = built.pages[f"claims/{id}/"]
        prose = [mark for mark in marks(page.all("div", "record")[0]) if not mark.within("table")]
        assert prose, f"the context of {id} cites nothing"
        assert {work(note) for note in notes(page)} == keys(built, "claims", id), id


def test_every_event_shows_its_citations(built: Built) -> None:
    events = built.entries("events")
    assert events
    timeline = built.pages["timeline/"]
    works = {note["id"]: work(note) for note in notes(timeline)}
    for id in events:
        shown = {works[mark["href"].removeprefix("#")] for mark in marks(timeline.id(id))}
        assert shown and shown == keys(built, "events", id), id


def test_every_figure_shows_its_citation(built: Built) -> None:
    seen = 0
    for id, claim in built.entries("claims").items():
        figures: Any = claim.get("figures", [])
        rows = [row for row in built.pages[f"claims/{id}/"].all("tr") if row.within("tbody") and row.all("th")]
        for figure in figures:
            label, note = figure["label"], figure.get("note", "")
            (row,) = (row for row in rows if name(row) in (label, f"{label}, as claimed") and note in row.text)
            if figure.get("claimed") != "true":
                assert len(marks(row)) == len(figure["cite"].split(";")), f"{id}: {label}"
                seen += 1
    assert seen


def name(row: Element) -> str:
    """What a row of a table is about, without the numbers of notes."""
    return " ".join("".join(row.all("th")[0].pieces(without="cite")).split())


def test_every_mark_leads_to_its_note_and_the_note_back_to_each_use(either: Built) -> None:
    cited = 0
    for address, page in either.pages.items():
        found = {note["id"]: note for note in notes(page)}
        uses: dict[str, set[str]] = {id: set() for id in found}
        for mark in marks(page):
            number = MARK.fullmatch(mark["href"])
            assert number and mark.text.split(",")[0] == number[1], f"{address}: {mark.attributes}"
            uses[f"n{number[1]}"].add(f"#{mark['id']}")
        for id, note in found.items():
            back = {link["href"] for link in note.one("p", "back").all("a") if link["href"].startswith("#")}
            # A list that is folded does without the way back.
            brief = note.within("details")
            assert uses[id] and back == (set() if brief else uses[id]), f"{address}#{id}"
        assert list(found) == [f"n{number}" for number in range(1, len(found) + 1)], address
        cited += len(found)
    assert cited


def test_every_note_leads_to_its_work_among_the_references(either: Built) -> None:
    for address, page in either.pages.items():
        for note in notes(page):
            (link,) = (link for link in note.all("a") if link.text.casefold() == "in all pages")
            path, key = either.leads(address, link["href"])
            assert path and path.startswith("references/") and key in either.works, f"{address}: {link['href']}"
            name, details = note.one("cite").text, either.html[path].id(key).one("cite").text
            assert name and name == details, f"{address}: {key}"


def test_every_work_lists_where_it_is_used(either: Built) -> None:
    """Exactly the pages that have a note of it."""
    noted: dict[str, set[str]] = {key: set() for key in either.works}
    for address, page in either.pages.items():
        for note in notes(page):
            noted[work(note)].add(address)
    there = {
        item["id"]: (address, item)
        for address, page in either.pages.items()
        if address.startswith("references/")
        for item in page.all("li")
        if item.within("ol", "sources")
    }
    assert set(there) == either.works
    for key, (address, item) in sorted(there.items()):
        listed = set(leading(either, address, item.one("p", "back")))
        if more := [each for each in listed if each.startswith("references/uses/")]:
            # A work cited often has a page that lists where.
            listed = set(leading(either, more[0], either.pages[more[0]].one("article"))) - {"references/"}
        assert listed == noted[key] and listed, key


def leading(built: Built, address: str, part: Element) -> Iterator[str]:
    """The pages to which the links in a part of a page lead."""
    for link in part.all("a"):
        path, anchor = built.leads(address, link["href"])
        assert path in built.files, link["href"]
        assert path and (not anchor or built.html[path].id(anchor)), link["href"]
        yield path.removesuffix("index.html")
