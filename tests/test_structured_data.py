"""What programs are told of a page, read back as consumers read it (extruct), on every type of page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree

import extruct
import pytest

from generator.build import DocsTree
from generator.model.kinds import Article, Claim, attribution
from generator.model.site import Site
from generator.syntax import edtf
from tests import harbour
from tests.harbour import FILES

BASE = "https://harbour.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
ARTICLE = "content/articles/quill-2021.md"
FERRY = "content/claims/ferry-passengers.md"
OURS = {"@type": "Organization", "name": "The harbour", "url": BASE}
DESK = {"@type": "Organization", "name": "Harbour Desk", "email": "desk@harbour.example"}
OVERLAY: Mapping[str, str] = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace(
        "publisher: none",
        "licence: cc-by-sa-4.0\n    publisher:\n      name: Harbour Desk\n      legal-form: association\n"
        "      country: Northland\n      money: It lives on what its members pay.\n"
        "      contact: mailto:desk@harbour.example",
    ),
    ARTICLE: FILES[ARTICLE].replace("[Ada Quill]", "[Ada Quill, Sound News Agency, The Sound Courier]"),
    FERRY: FILES[FERRY].replace("reviewed:", "written-by: [Bea Ink, Cy Type]\nreviewed:"),
    "content/claims/pier-guess.md": FILES["content/claims/pier-stays.md"].replace(
        "assessment: supported", "kind: prediction\nassessment: unverifiable"
    ),
}


@cache
def site() -> Site:
    made = harbour.check(OVERLAY)
    assert made.site
    return made.site


@cache
def tree() -> DocsTree:
    return harbour.docs(site())


@cache
def told() -> Mapping[str, list[dict[str, Any]]]:
    """What extruct reads of each page, by its address."""
    found = {}
    for path, text in harbour.published(tree()).items():
        if path.endswith("index.html") and text:
            read = extruct.extract(text, base_url=BASE, syntaxes=["json-ld"])["json-ld"]
            found[path.removesuffix("index.html")] = [node for data in read for node in data["@graph"]]
    return found


def of(url: str, type_: str) -> dict[str, Any]:
    (found,) = (each for each in told()[url] if each["@type"] == type_)
    return found


def test_every_page_is_an_article_with_author_publisher_language_and_licence() -> None:
    assert set(told()) == {page.url for page in tree().pages.values()} and len(told()) > 20
    for url in told():
        article = of(url, "Article")
        assert article["headline"] and article["description"], url
        assert article["url"] == article["mainEntityOfPage"] == BASE + url
        assert article["author"] and article["publisher"] == DESK and article["inLanguage"] == "en", url
        assert article["license"] == "https://creativecommons.org/licenses/by-sa/4.0/", url
        assert of(url, "BreadcrumbList")["itemListElement"][-1]["item"] == BASE + url


@pytest.mark.parametrize("url", ["claims/ferry-passengers/", "explainers/pier/"])
def test_an_entry_that_is_reviewed_has_its_days(url: str) -> None:
    url = url if url in told() else next(each for each in told() if each.startswith(url.partition("/")[0] + "/"))
    article = of(url, "Article")
    assert article["datePublished"] <= article["dateModified"]


def test_several_authors_are_several_and_agencies_are_organisations() -> None:
    assert of("claims/ferry-passengers/", "Article")["author"] == [
        {"@type": "Person", "name": "Bea Ink"}, {"@type": "Person", "name": "Cy Type"}
    ]  # fmt: skip
    about = of("articles/quill-2021/", "Article")["about"]
    assert about["author"] == [
        {"@type": "Person", "name": "Ada Quill"},
        {"@type": "Organization", "name": "Sound News Agency"},
        # Known as a body since an article appeared there.
        {"@type": "Organization", "name": "The Sound Courier"},
    ]
    assert (about["name"], about["url"]) == ("What the Harbour Town Forgot", "https://courier.example/harbour")
    assert (about["datePublished"], about["inLanguage"]) == ("2021-03-14", "en")


def test_each_claim_that_states_a_fact_is_reviewed_with_who_said_it_when_and_where() -> None:
    claims = {
        url for url in told() if url.startswith("claims/") and any(e["@type"] == "ClaimReview" for e in told()[url])
    }
    assert claims == {"claims/ferry-passengers/", "claims/pier-stays/"}, "a prediction is not"
    for url in claims:
        review = of(url, "ClaimReview")
        assert review["author"] == OURS and review["publisher"] == DESK and review["url"] == BASE + url
        assert review["claimReviewed"] and review["reviewRating"]["alternateName"] and review["datePublished"]
        assert "ratingValue" not in json.dumps(review)
        item = review["itemReviewed"]
        assert item["author"] and item["datePublished"] <= "2021-03-14"
        for work in item["appearance"]:
            assert work["name"] and work["url"].startswith("https://") and work["author"] and work["datePublished"]
            assert work["publisher"] == {"@type": "Organization", "name": "The Sound Courier"}
    said = of("claims/pier-stays/", "ClaimReview")["itemReviewed"]
    assert said["author"][0] == {"@type": "Person", "name": "Jo Tidewater"} and len(said["author"]) == 4
    assert said["datePublished"] == "2021-03-04", "the first time that it was said"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-03-05", "2025-03-05"), ("2025-03", "2025-03"), ("2025", "2025"), ("2025-03-18/2025-03-31", "2025-03"),
        ("2025-02-18/2025-03-31", "2025"), ("2025-08~", "2025"), ("2025-08-03~", "2025-08"), ("2024-12/2025-01", None),
        ("202X", None), ("2025-03/..", None), ("", None),
    ],
)  # fmt: skip
def test_a_date_is_told_as_far_as_it_is_sure(text: str, said: str | None) -> None:
    assert attribution.iso(edtf.parse(text) if text else None) == said


def test_what_nobody_signed_is_the_newspapers() -> None:
    unsigned = harbour.site({ARTICLE: FILES[ARTICLE].replace("authors: [Ada Quill]\n", "")})
    article = unsigned.get(Article, "quill-2021")
    assert article
    paper = {"@type": "Organization", "name": "The Sound Courier"}
    assert attribution.described(unsigned, article)["author"] == paper


def test_the_feed_of_reviews_holds_what_the_pages_hold() -> None:
    feed = json.loads(tree().files["data/claim-reviews.json"])
    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    assert feed["license"] and feed["publisher"] == DESK and feed["inLanguage"] == "en"
    assert feed["url"] == f"{BASE}data/claim-reviews.json"
    items = feed["dataFeedElement"]
    for each in items:
        assert each["@type"] == "DataFeedItem" and each["dateCreated"] <= each["dateModified"] <= feed["dateModified"]
        review = of(each["item"]["url"].removeprefix(BASE), "ClaimReview")
        assert each["item"] == review
    assert len(items) == 2 and "data/claim-reviews.json" in tree().files["downloads/index.md"]


def test_a_site_without_an_address_or_licence_says_neither() -> None:
    bare = harbour.site({"mkdocs.yml": FILES["mkdocs.yml"].replace("site_url: https://harbour.example/\n", "")})
    files = harbour.docs(bare).files
    for path in ("claims/ferry-passengers/index.md", "data/claim-reviews.json"):
        assert BASE not in files[path] and '"license"' not in files[path]


def test_each_topic_has_a_feed_of_its_entries() -> None:
    files = tree().files
    found = {path: ElementTree.fromstring(text) for path, text in files.items() if path.endswith("feed.xml")}
    assert set(found) == {
        "feed.xml",
        *(f"{url}feed.xml" for url in told() if url.startswith("topics/") and url != "topics/"),
        *(f"claims/{claim.id}/feed.xml" for claim in harbour.site().all(Claim)),
    }
    for path, root in found.items():
        assert root.findtext(f"{ATOM}id") == BASE + path
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    ids = [root.findtext(f"{ATOM}id") for root in found.values()]
    assert len(set(ids)) == len(ids)
    topic = found["topics/harbour/feed.xml"]
    hrefs = {link.get("href") for link in topic.findall(f"{ATOM}entry/{ATOM}link")}
    assert f"{BASE}claims/ferry-passengers/" in hrefs and topic.findtext(f"{ATOM}title", "").startswith("The harbour, ")
    assert 'href="feed.xml"' in files["topics/harbour/index.md"] and 'feed: "' in files["topics/harbour/index.md"]


def test_whoever_follows_a_claim_is_told_of_it_alone() -> None:
    corrected = FILES[FERRY].replace(
        "\nreviewed:", "\ncorrections: [{date: 2021-07-02, text: It said boats.}]\nreviewed:", 1
    )
    files = harbour.docs(harbour.site({FERRY: corrected})).files
    mine, other = (ElementTree.fromstring(files[f"claims/{id}/feed.xml"]) for id in ("ferry-passengers", "pier-stays"))
    assert "It said boats." in ElementTree.tostring(mine, encoding="unicode")
    assert "It said boats." not in ElementTree.tostring(other, encoding="unicode")
    for root in (mine, other):
        assert len({link.get("href") for link in root.findall(f"{ATOM}entry/{ATOM}link")}) <= 1
    assert '<a href="feed.xml">Follow this claim</a>' in files["claims/ferry-passengers/index.md"]


def test_only_entries_of_a_topic_are_in_its_feed() -> None:
    other = {
        "content/topics/wall.md": "---\ntitle: The sea wall\n---\nOf stone.\n",
        FERRY: FILES[FERRY].replace("topics: [harbour]", "topics: [wall]"),
    }
    files = harbour.docs(harbour.site(other)).files
    told = {name: "claims/ferry-passengers/" in files[f"topics/{name}/feed.xml"] for name in ("harbour", "wall")}
    assert told == {"harbour": False, "wall": True}


def test_a_claim_is_cited_as_a_claim_with_its_assessment_language_and_day_of_access() -> None:
    text = harbour.published(tree())["claims/ferry-passengers/index.html"] or ""
    bibtex, csl = (each.partition("</pre>")[0] for each in text.split('<pre class="copy" tabindex="0">')[1:3])
    title = "Claim: The ferry carried 48,000 passengers in 2019 (assessment: "
    (item,) = json.loads(harbour_text(csl))
    assert item["title"].startswith(title) and item["language"] == "en"
    assert item["accessed"]["date-parts"] == [[2021, 5, 1]]
    assert f"title = {{{{{title}" in bibtex and "language = {en}" in bibtex and "urldate = {2021-05-01}" in bibtex


def harbour_text(markup: str) -> str:
    return str(ElementTree.fromstring(f"<p>{markup}</p>").text)
