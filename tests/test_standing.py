"""How much of an article the site quotes."""

from __future__ import annotations

from datetime import date

from generator.ingest import prove
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


CHINESE = "三国谈判代表星期二在安卡拉会面，讨论经黑海出口小麦和玉米的问题。"
RECORD = """\
---
title: 三国会面
language: zh
---
A report on the talks.
"""


def chinese(quote: str) -> dict[str, str]:
    text = harbour.FILES[CLAIM].replace("We will not close the pier", quote).replace("quill-2021", "ankara-2022")
    text = text.replace("The pier will not be closed", "The three met").replace("paragraph: 5", "paragraph: 1")
    files = {
        "content/articles/ankara-2022.md": RECORD,
        "archive/ankara-2022.md": CHINESE,
        "content/claims/ankara.md": text,
    }
    site = harbour.site(files)
    article = site.get(Article, "ankara-2022")
    assert article
    made = prove(site, article, date(2022, 7, 1))
    assert made
    return {**files, made.path: made.text}


def test_words_of_a_script_without_spaces_are_counted_two_letters_to_one() -> None:
    files = chinese("三国谈判代表星期二在安卡拉会面")
    assert harbour.check(files).problems == ()
    assert harbour.check({**files, "archive/ankara-2022.md": ""}).problems == ()
    site = harbour.site(files)
    article = site.get(Article, "ankara-2022")
    assert article
    found = share(site, article)
    assert (found.words, found.of, found.percent) == (8, 15, 53.3)


def test_a_few_letters_of_such_a_script_are_too_short_and_a_chapter_is_too_long() -> None:
    assert [each.rule.code for each in harbour.check(chinese("三国谈判")).problems] == ["quote-too-short"]
    long = harbour.check({**chinese("三国谈判代表星期二在安卡拉会面"), "mkdocs.yml": _short(7)}).problems
    assert {each.rule.code for each in long} == {"quote-too-long"}
    assert any("8 words are quoted" in each.message for each in long)


def _short(words: int) -> str:
    return harbour.FILES["mkdocs.yml"].replace("quote-words: 25", f"quote-words: {words}")


def test_a_quotation_that_turns_the_sense_stands_nowhere_and_is_reported_once() -> None:
    files = {CLAIM: harbour.FILES[CLAIM].replace("We will not close the pier", "We will … close the pier")}
    assert [each.rule.code for each in harbour.check(files).problems] == ["quote-sense"]
    assert [each.rule.code for each in harbour.check({**files, "archive/quill-2021.md": ""}).problems] == [
        "quote-sense"
    ]
    assert quoted(files) == (11, 114, 9.6)


def test_the_list_of_a_language_is_chosen_by_the_article() -> None:
    record = harbour.FILES["content/articles/quill-2021.md"].replace("published:", "language: cy\npublished:", 1)
    files = {"content/articles/quill-2021.md": record, "archive/quill-2021.md": ""}
    old = harbour.check(files).problems
    assert [(each.rule.code, each.severity) for each in old] == [("proof-old", "warning")]
    assert "`en`" in old[0].message and "`cy`" in old[0].message


def test_a_whole_chapter_is_too_long_and_nothing_else() -> None:
    files = {CLAIM: harbour.FILES[CLAIM].replace("We will not close the pier", "We will not close the pier " * 80)}
    assert [each.rule.code for each in harbour.check(files).problems] == ["quote-too-long"]
