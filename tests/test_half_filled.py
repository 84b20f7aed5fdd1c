"""A site of which much is not written yet: what is not there has no page, and nothing speaks of it or leads to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator import build
from generator.model import Site, configuration
from generator.publish.audit import audit
from generator.source import Source
from tests import harbour

CLAIM = "content/claims/ferry-passengers.md"
BARE = {path: harbour.FILES[path] for path in ("mkdocs.yml", "content/pages/method.md")} | {
    "content/pages/index.md": "---\ntitle: The harbour\ndescription: What is said of it.\n---\nMore will follow.\n"
}
ARTICLE = {path: text for path, text in harbour.FILES.items() if "quill-2021" in path}
TOPIC = {"content/topics/harbour.md": "---\ntitle: The harbour\n---\nAll about the harbour.\n"}
CLAIMED = ARTICLE | TOPIC | {
    "content/references.yml": harbour.FILES["content/references.yml"],
    CLAIM: harbour.FILES[CLAIM].replace("[mayor](../people/jo-tidewater.md)", "mayor"),
}  # fmt: skip
SITES: Mapping[str, tuple[dict[str, str], set[str]]] = {
    "nothing": ({}, set()),
    "an article": (ARTICLE, {"articles/"}),
    "a topic": (TOPIC, {"topics/"}),
    "an article and a claim": (CLAIMED, {"articles/", "claims/", "topics/", "references/"}),
    "a term": ({"content/terms/sea-wall.md": "---\ntitle: Sea wall\n---\nA wall.\n"}, {"glossary/"}),
}
LISTS = {
    "explainers/",
    "claims/",
    "timeline/",
    "articles/",
    "topics/",
    "people/",
    "glossary/",
    "references/",
    "selections/",
}


def site(files: Mapping[str, str]) -> Site:
    made = build.check([Source(path, text) for path, text in {**BARE, **files}.items()], assets=harbour.ASSETS)
    assert made.site
    assert {each.rule.code for each in made.problems} <= {"claim-unlisted", "sentence-uncited", "work-unused"}
    return made.site


@pytest.mark.parametrize("name", SITES)
def test_a_list_of_nothing_is_no_page_and_nothing_leads_there(name: str) -> None:
    files, lists = SITES[name]
    found = site(files)
    tree = harbour.docs(found)
    assert {url for url in tree.pages if url in LISTS} == lists == LISTS - found.vacant
    assert list(audit(harbour.published(tree), found, tree.pages)) == []


@pytest.mark.parametrize("name", SITES)
def test_no_sentence_counts_nothing_and_one_is_no_plural(name: str) -> None:
    for path, text in harbour.published(harbour.docs(site(SITES[name][0]))).items():
        if path.endswith(".html") and not path.startswith("downloads/"):
            said = re.sub(r"<[^>]*>|\s+", " ", text or "")
            assert re.findall(r"\b0 [a-z]+|\bno (?:claims|events)|\b1 (?!is\b)[a-z]+s\b", said) == [], path


def test_a_menu_may_name_what_is_to_come() -> None:
    menu = (
        "nav:\n  - Claims: claims/index.md\n  - More:\n    - People: people/index.md\n    - When: timeline/index.md\n"
    )
    found = site(ARTICLE | {"mkdocs.yml": harbour.FILES["mkdocs.yml"] + menu})
    written = configuration.written(found.config, "docs", "site", "theme", found.vacant)
    assert "nav: []" in written
    claimed = site(CLAIMED | {"mkdocs.yml": harbour.FILES["mkdocs.yml"] + menu})
    written = configuration.written(claimed.config, "docs", "site", "theme", claimed.vacant)
    assert "Claims: claims/index.md" in written and "More" not in written


def test_a_list_of_what_was_withdrawn_stays() -> None:
    term = "---\ntitle: Sea wall\nwithdrawn: 2021-05-01\nreason: It was built elsewhere.\n---\nA wall.\n"
    found = site({"content/terms/sea-wall.md": term})
    assert "glossary/" in harbour.docs(found).pages and "glossary/" not in found.vacant


def test_search_names_what_can_be_found() -> None:
    said = {name: harbour.docs(site(files)).pages["search/"].description for name, (files, _) in SITES.items()}
    assert said["nothing"] == "Find what is written here by a word."
    assert said["a term"] == "Find a term by a word."
    assert said["an article and a claim"] == "Find a claim or a source by a word."


@pytest.mark.parametrize("menu", ["", "nav:\n  - Method: method/index.md\n"])
def test_where_a_claim_is_assessed_a_page_has_to_say_what_that_means(menu: str) -> None:
    settings = {"mkdocs.yml": harbour.FILES["mkdocs.yml"] + menu, "content/pages/method.md": ""}
    sources = [Source(path, text) for path, text in {**BARE, **CLAIMED, **settings}.items() if text]
    told = [each for each in build.check(sources, assets=harbour.ASSETS).problems if each.rule.code == "page-missing"]
    assert [each.source.path for each in told] == ["content/pages/method.md"]
    bare = [Source(path, text) for path, text in {**BARE, **ARTICLE, "content/pages/method.md": ""}.items() if text]
    assert not any(each.rule.code == "page-missing" for each in build.check(bare, assets=harbour.ASSETS).problems)
