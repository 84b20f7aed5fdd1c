"""Lists and the pages behind them are bounded, and lose nobody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import ENGLISH
from generator.model.kinds.claim import Claim
from generator.model.kinds.event import Event
from generator.model.kinds.term import Term
from generator.model.pagination import nodes, paginate
from generator.model.site import Site
from generator.pages import Page, pages
from generator.pages.listing import CARDS, NEWEST, ROWS, listing, rows
from tests import harbour, pseudo

KEYS = st.tuples(st.sampled_from("abc"), st.sampled_from(["01", "02", "03"]))
ENTRIES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=5), KEYS, max_size=60)


@given(ENTRIES, st.integers(1, 20), st.integers(1, 20))
def test_no_page_holds_more_than_it_can_and_every_entry_has_one(
    entries: dict[str, tuple[str, ...]], full: int, part: int
) -> None:
    found = paginate(entries, full, part)
    assert found.keys() == entries.keys()
    assert all(count <= (part if path else full) for path, count in Counter(found.values()).items())
    for id, path in found.items():
        # By its own keys, then by a number.
        assert path[: len(entries[id])] == entries[id][: len(path)]
        assert all(part.isdigit() for part in path[len(entries[id]) :])
    if len(entries) <= full:
        assert set(found.values()) <= {()}


@given(ENTRIES, st.integers(1, 20))
def test_pages_do_not_depend_on_the_order_of_entries(entries: dict[str, tuple[str, ...]], full: int) -> None:
    assert paginate(entries, full, full) == paginate(dict(reversed(entries.items())), full, full)


@given(st.sets(st.tuples(st.sampled_from("ab"), st.sampled_from("cd"))))
def test_every_page_has_the_pages_above_it(paths: set[tuple[str, ...]]) -> None:
    found = nodes(paths)
    assert () in found and paths <= set(found)
    assert all(path[:-1] in found for path in found)
    assert list(found) == sorted(set(found))


# --- with entries -------------------------------------------------------------------------------------------------


def many(terms: int = 0, events: int = 0, claims: int = 0) -> Site:
    files = {f"content/terms/term-{n}.md": f"---\ntitle: Term {n}\n---\nA word.\n" for n in range(terms)}
    for n in range(events):
        day = f"{2000 + n % 3}-{1 + n % 12:02}-{1 + n % 28:02}"
        front = f"title: Event {n}\ndate: {day}\ntopics: [harbour]"
        files[f"content/events/event-{n}.md"] = f"---\n{front}\n---\nIt was [@council-minutes-2021].\n"
    for n in range(claims):
        front = (
            f"title: Claim {n}\nappearances:\n  - article: quill-2021\n    paragraph: 5\ntopics: [harbour]\n"
            f"assessment: supported\nreviewed: {2021 + n % 2}-05-{1 + n % 28:02}"
        )
        files[f"content/claims/claim-{n}.md"] = f"---\n{front}\n---\nIt is [@council-minutes-2021].\n"
    made = harbour.check(files)
    assert made.site and not made.problems
    return made.site


@pytest.mark.parametrize("count", [1, 149, 150, 151, 301])
def test_a_list_is_one_page_or_the_newest_and_numbered_pages(count: int) -> None:
    terms = many(terms=count - 1).all(Term)
    assert len(terms) == count
    made = list(rows(terms, "words/", "Words", (), ENGLISH))
    shown = [page.context["listing"] for page in made]
    assert all(len(each.entries) <= ROWS for each in shown) and shown[0].total == count
    if count <= ROWS:
        assert len(made) == 1 and shown[0].entries == terms
        return
    assert shown[0].entries == terms[:NEWEST]
    assert tuple(entry for each in shown[1:] for entry in each.entries) == terms
    assert [part.url for part in shown[0].parts["All"]] == [page.url for page in made[1:]]
    assert [part.count for part in shown[0].parts["All"]] == [len(each.entries) for each in shown[1:]]
    first = listing(terms, "words/")
    assert (first.entries, first.total, first.more) == (terms[:NEWEST], count, "words/")


def test_a_list_is_of_cards_while_it_is_short_and_all_of_it_has_a_verdict() -> None:
    site = many(claims=CARDS)
    claims = site.all(Claim)
    assert listing(claims[:CARDS]).few and not listing(claims[: CARDS + 1]).few
    assert site.kind(Claim).verdict and site.kind(Term).verdict is None


def test_no_page_of_a_large_site_is_unbounded_and_every_entry_stands_on_exactly_one() -> None:
    site = many(terms=330, events=160, claims=160)
    made = pages(site)
    assert len({page.path for page in made}) == len(made)
    for page in made:
        if shown := page.context.get("listing"):
            assert len(shown.entries) <= ROWS, page.path
    for model, folder, full in ((Term, "glossary/", 150), (Event, "timeline/", 150)):
        homes = Counter(entry for page in made if page.url.startswith(folder) for entry in page.shows)
        assert set(homes) == set(site.all(model)) and set(homes.values()) == {1}
        for page in made:
            assert sum(isinstance(entry, model) for entry in page.shows) <= full, page.path
            for entry in page.shows:
                if isinstance(entry, model):
                    assert site.address(entry).partition("#")[0] == page.url


def test_every_page_of_a_large_site_is_reached_by_links() -> None:
    tree = harbour.docs(many(terms=330, events=160, claims=160))
    wanted, open_ = set(tree.pages), ["glossary/", "timeline/", "claims/", "search/", ""]
    reached = set(open_)
    while open_:
        here = open_.pop()
        for target in re.findall(r'href="([^"#:]*)(?:#[^"]*)?"', tree.files[tree.pages[here].path]):
            parts = (here + target).split("/")
            while ".." in parts:
                at = parts.index("..")
                del parts[max(at - 1, 0) : at + 1]
            url = "/".join(part for part in parts if part not in ("", "."))
            url = f"{url}/" if url else ""
            if url in wanted - reached:
                reached.add(url)
                open_.append(url)
    lists = {url for url in wanted if url.startswith(("glossary/", "timeline/", "claims/"))}
    assert lists <= reached


# --- claims ---------------------------------------------------------------------------------------------------------

FERRY, PIER = "content/claims/ferry-passengers.md", "content/claims/pier-stays.md"


def claims_page(overlay: dict[str, str]) -> Page:
    return next(page for page in pages(harbour.site(overlay)) if page.url == "claims/")


def test_picked_claims_stand_first_in_their_order() -> None:
    chosen = {
        path: harbour.FILES[path].replace("reviewed:", f"picked: {at}\nreviewed:")
        for path, at in ((FERRY, 2), (PIER, 1))
    }
    picked = claims_page(chosen).context["picked"]
    assert [claim.id for claim in picked] == ["pier-stays", "ferry-passengers"]


def test_a_claim_stands_once_under_its_first_theme_that_counts_all_of_its_own() -> None:
    other = "---\ntitle: Tides\n---\nAll about tides.\n"
    pier = harbour.FILES[PIER].replace("topics: [harbour]", "topics: [tides, harbour]")
    themes = claims_page({"content/topics/tides.md": other, PIER: pier}).context["themes"]
    assert [(theme.topic.id, [claim.id for claim in theme.claims], theme.total) for theme in themes] == [
        ("harbour", ["ferry-passengers"], 2),
        ("tides", ["pier-stays"], 1),
    ]


def test_a_theme_begins_with_what_events_and_questions_name() -> None:
    (theme,) = claims_page({}).context["themes"]
    assert [claim.id for claim in theme.claims] == ["ferry-passengers", "pier-stays"]
    more = {f"content/events/e{n}.md": harbour.FILES["content/events/2021-03-04-council.md"] for n in range(2)}
    (theme,) = claims_page(more).context["themes"]
    assert [claim.id for claim in theme.claims] == ["pier-stays", "ferry-passengers"]


def test_an_articles_claims_follow_its_paragraphs() -> None:
    page = next(page for page in pages(harbour.site()) if page.url == "claims/article/quill-2021/")
    found = [(each.number, [claim.id for claim in each.claims]) for each in page.context["paragraphs"]]
    assert found == [(1, ["ferry-passengers"]), (2, ["pier-stays"]), (5, ["pier-stays"])]


def test_the_page_of_works_without_a_date_is_called_so_in_the_language_of_the_site() -> None:
    dated = "".join(f"- id: w-{n}\n  type: book\n  title: Book {n}\n  issued: 1999\n" for n in range(3 * ROWS))
    files = {**harbour.FILES, "content/references.yml": f"{harbour.FILES['content/references.yml']}{dated}"}
    files["content/references.yml"] += "- id: w-open\n  type: book\n  title: An open year\n"
    language = pseudo.language()
    site = replace(harbour.site(files), language=language)
    made = {page.path: page for page in pages(site) if page.path.startswith("references/")}
    assert language.gettext("undated") in str(made["references/index.md"].context["listing"])
    assert made["references/undated/index.md"].title.endswith(language.gettext("undated"))
    assert "undated" not in made["references/undated/index.md"].description
