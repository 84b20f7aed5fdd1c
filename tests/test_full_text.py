"""An article that may be published in full: its claims are marked in it, each mark leading to its claim and back."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as dom

from generator.ingest import proving
from generator.model.kinds.article import Article
from generator.model.kinds.claim import Claim
from generator.model.site import Site
from generator.quotation.normalise import words
from generator.views.full_text import full_text
from tests import harbour

TEXT = """\
The lamp of the <northern> lighthouse burned whale oil until 1871, and paraffin & nothing else after that.

Its keepers wrote every night’s weather down; the log lost no night in sixty-one years.

Nobody has read it since.
"""
RECORD = """\
---
title: The Log of the Lighthouse
authors: [Edda Saltmarsh]
published: 2022-05-02
rights: cc0
---
A pamphlet given to the public domain.
"""
PATH = "content/articles/saltmarsh-2022"
QUOTES = {
    "oil": "The lamp of the <northern> lighthouse burned whale oil until 1871",
    "year": "burned whale oil until 1871, and paraffin & nothing else",
    "log": "the log lost no night … in sixty-one years",
    "twice": "whale oil until 1871",
}


def claim(id: str, quote: str) -> dict[str, str]:
    front = f"title: Claim of {id}\nappearances:\n  - article: saltmarsh-2022\n    quote: >-\n      {quote}\n"
    rest = "topics: [harbour]\nassessment: supported\nreviewed: 2022-06-01"
    return {f"content/claims/{id}.md": f"---\n{front}{rest}\n---\nIt was so [@council-minutes-2021].\n"}


def given_quotes(quotes: Mapping[str, str], text: str = TEXT) -> Site:
    """The small project with one article more, published in full, and proofs of what is quoted of it."""
    files = {f"{PATH}.md": RECORD, f"{PATH}.text.md": text}
    for id, quote in quotes.items():
        files |= claim(id, quote)
    site = harbour.site(files)
    article = site.get(Article, "saltmarsh-2022")
    assert article
    proved = proving.prove(site, article, date(2022, 6, 1))
    assert proved and not proved.fall
    made = harbour.check({**files, proved.path: proved.text})
    assert made.site and not made.problems, made.problems
    return made.site


def pieces(site: Site) -> list[list[tuple[str, bool, tuple[str, ...]]]]:
    article = site.get(Article, "saltmarsh-2022")
    assert article
    return [
        [(piece.text, piece.marked, tuple(claim.id for claim in piece.claims)) for piece in paragraph]
        for paragraph in full_text(site, article)
    ]


def test_overlapping_quotations_cut_the_text_where_they_begin_and_end() -> None:
    first, second, third = pieces(given_quotes(QUOTES))
    assert first == [
        ("The lamp of the <northern> lighthouse ", True, ()),
        ("burned ", True, ()),
        ("whale oil until 1871", True, ("oil", "twice")),
        (", and paraffin & nothing else", True, ("year",)),
        (" after that.", False, ()),
    ]
    assert second == [
        ("Its keepers wrote every night’s weather down; ", False, ()),
        ("the log lost no night", True, ("log",)),
        (" ", False, ()),
        ("in sixty-one years", True, ("log",)),
        (".", False, ()),
    ]
    assert third == [("Nobody has read it since.", False, ())]


def test_the_page_holds_the_whole_text_with_its_marks() -> None:
    page = harbour.docs(given_quotes(QUOTES)).files["articles/saltmarsh-2022/index.md"]
    (block,) = re.findall(r'<div class="full"[^>]*>\n(.*?)\n</div>', page, re.DOTALL)
    full = dom.fromstring(f"<div>{block}</div>")
    paragraphs = TEXT.strip().split("\n\n")
    assert [each.get("id") for each in full] == [f"p{n}" for n in range(1, len(paragraphs) + 1)]
    for number, written in enumerate(paragraphs):
        shown = re.sub(r'<sup class="cite">.*?</sup>', "", block.split("\n")[number])
        assert html.unescape(re.sub(r"</?(?:p|mark)\b[^>]*>", "", shown)) == written
    marks = [(each.text or "") for each in full.iter("mark")]
    assert (
        "".join(marks[:4])
        == "The lamp of the <northern> lighthouse burned whale oil until 1871, and paraffin & nothing else"
    )


def test_each_mark_leads_to_its_claim_and_the_claim_back_to_the_article() -> None:
    site = given_quotes(QUOTES)
    files = harbour.docs(site).files
    page = files["articles/saltmarsh-2022/index.md"]
    marked = re.findall(r'<sup class="cite"><a href="([^"]+)" aria-label="Claim: ([^"]+)">', page)
    assert sorted(set(marked)) == sorted((f"../../claims/{id}/", f"Claim of {id}") for id in QUOTES)
    for id in QUOTES:
        back = f'<a href="../../articles/saltmarsh-2022/#p{2 if id == "log" else 1}">In its place in the text</a>'
        assert back in files[f"claims/{id}/index.md"]


def test_a_reserved_article_is_not_published_even_where_its_text_lies_with_the_content() -> None:
    files = {f"{PATH}.md": RECORD.replace("rights: cc0\n", ""), f"{PATH}.text.md": TEXT}
    (problem,) = harbour.check(files).problems
    assert (problem.rule.code, problem.source.path) == ("text-not-ours", f"{PATH}.text.md")


def test_an_archived_text_alone_is_never_published() -> None:
    """harbour's own article has its text at hand, in archive/."""
    site = harbour.site()
    article = site.get(Article, "quill-2021")
    assert article and "quill-2021" in site.archive
    assert full_text(site, article) == ()
    assert "never once ran late" not in "".join(harbour.docs(site).files.values())


WORDS = words("the lamp burned and its keepers wrote every night down until the log was full of winter weather")


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(3, 9)), max_size=5))
def test_whatever_is_quoted_the_pieces_make_up_the_text(runs: list[tuple[int, int]]) -> None:
    text = " ".join(WORDS)
    quotes = {f"c{n}": " ".join(WORDS[start : start + size]) for n, (start, size) in enumerate(runs)}
    site = given_quotes({id: quote for id, quote in quotes.items() if len(quote.split()) > 2}, f"{text}\n")
    (paragraph,) = pieces(site)
    assert "".join(part for part, _, _ in paragraph) == text
    shown = [id for _, _, ids in paragraph for id in ids]
    assert sorted(shown) == sorted(claim.id for claim in site.all(Claim) if claim.id in quotes)
