"""How much of an article the site quotes."""

from __future__ import annotations

from generator.model.kinds.article import Article
from generator.views.standing import share
from tests import harbour

CLAIM = "content/claims/pier-stays.md"


def quoted(overlay: dict[str, str] | None = None) -> tuple[int, int, float]:
    site = harbour.site(overlay)
    article = site.get(Article, "quill-2021")
    assert article
    found = share(site, article)
    return found.words, found.of, found.percent


def test_the_words_of_all_quotations_are_counted() -> None:
    assert quoted() == (11 + 6, 114, 14.9)


def test_words_that_two_claims_quote_count_once() -> None:
    text = harbour.FILES[CLAIM].replace("We will not close the pier", "will not close the pier")
    assert quoted({"content/claims/pier-again.md": text}) == quoted()


def test_a_withdrawn_claim_quotes_nothing() -> None:
    text = harbour.FILES[CLAIM].replace("title:", "withdrawn: 2021-06-01\nreason: Said of another pier.\ntitle:", 1)
    assert quoted({CLAIM: text}) == (11, 114, 9.6)


def test_nothing_is_said_of_an_article_without_proofs() -> None:
    assert quoted({"content/articles/quill-2021.proofs.json": ""}) == (0, 0, 0.0)
