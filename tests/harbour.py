"""A small project about an invented harbour, as sources in memory; on its own it has no problems."""

# ruff: noqa: E501 - paragraphs of an article and lines of proofs are as long as they are.

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import markdown

from generator import build
from generator.build import Build, DocsTree
from generator.model.site import Site
from generator.publish.finishing import security_policy
from generator.source import address
from generator.source.text import Source

ROOT = Path(__file__).parents[1]
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAC0lEQVR4nGNggAAAAAgAAbdYc5UAAAAASUVORK5CYII=")
ASSETS: Mapping[str, bytes] = MappingProxyType({"content/assets/pier.png": PNG})
EXTENSIONS = {"attr_list": {}, "toc": {"permalink": False}}
"""Those of mkdocs.yml; test_passthrough holds the two against each other."""

ARTICLE = """\
The old ferry across the Sound carried 48,000 passengers in 2019, the harbour office says, and it never once ran late.

“We will not close the pier,” Mayor Jo Tidewater told the council on 4 March 2021, and nobody in the room asked for how long.

The new tramway is said to cost $12.5 million; critics call that figure a guess, and the council’s own engineers do not disagree.

The well-known north-shore lighthouse did not lose its keeper to the storm – as some papers wrote – but to a pension.

Nothing in the plan says who pays for the sea wall, and nobody at the town hall seems to be in a hurry to ask.
"""

_PROOFS = """\
{
  "format": 2,
  "rules": 3,
  "language": "en",
  "sha256": "8841543dbc3a37487277697dfe3bcabaefdd1549dd285aebe363a1005f4839e7",
  "words": 114,
  "paragraphs": [21, 25, 23, 20, 25],
  "quotations": [
    {"segments": [{"text": "The old ferry across the Sound carried 48,000 passengers in 2019", "kind": "paragraph", "paragraph": 1, "first": 1, "last": 11}], "edges": ["plain", "plain"], "proved": "2021-05-01"},
    {"segments": [{"text": "We will not close the pier", "kind": "paragraph", "paragraph": 2, "first": 22, "last": 27}], "edges": ["plain", "plain"], "proved": "2021-05-01"}
  ]
}
"""

FILES: Mapping[str, str] = MappingProxyType(
    {
        "mkdocs.yml": """\
site_name: The harbour
site_url: https://harbour.example/
extra:
  explainer:
    quote-words: 25
    publisher: none
""",
        "archive/quill-2021.md": ARTICLE,
        "content/articles/quill-2021.md": """\
---
title: What the Harbour Town Forgot
authors: [Ada Quill]
published: 2021-03-14
publisher: The Sound Courier
url: https://courier.example/harbour
---
An opinion article; it goes through the plans for the harbour one by one.
""",
        "content/articles/quill-2021.proofs.json": _PROOFS,
        "content/claims/ferry-passengers.md": """\
---
title: The ferry carried 48,000 passengers in 2019
appearances:
  - article: quill-2021
    quote: >-
      The old ferry across the Sound carried 48,000 passengers in 2019
topics: [harbour]
kind: figure
assessment: partly-supported
label: tickets only
reviewed: 2021-05-01
finding: At most 43,000 tickets were sold
figures:
  - label: As claimed
    value: 48000
    unit: passengers
    claimed: true
  - label: Tickets sold
    value: 41000 to 43000
    unit: passengers
    year: 2019
    cite: port-report-2019
arithmetic:
  - 48000 - 43000 = 5000
---
The port counts tickets, not passengers, and sold at most 43,000 in 2019 [@port-report-2019, p. 4].
Children travelled free, as the [mayor](../people/jo-tidewater.md) said [@council-minutes-2021].
""",
        "content/claims/pier-stays.md": """\
---
title: The pier will not be closed
appearances:
  - article: quill-2021
    speaker: jo-tidewater
    said: 2021-03-04
    quote: >-
      We will not close the pier
  - article: quill-2021
    paragraph: 5
topics: [harbour]
kind: quote
assessment: supported
reviewed: 2021-05-01
related: [ferry-passengers]
---
The minutes of the council record the sentence [@council-minutes-2021].
""",
        "content/events/2021-03-04-council.md": """\
---
title: The council votes on the harbour plan
date: 2021-03-04
topics: [harbour]
weight: major
claims: [pier-stays]
articles: [quill-2021]
---
The council adopted the plan by nine votes to four [@council-minutes-2021].
""",
        "content/explainers/harbour-plan.md": """\
---
title: What does the harbour plan change?
answer: The ferry goes, a tramway comes, and the pier stays.
topics: [harbour]
updated: 2021-05-02
---
## The ferry

Its last year was 2019, and [the number of passengers](../claims/ferry-passengers.md) is disputed [@port-report-2019].

[The vote](../events/2021-03-04-council.md)
""",
        "content/people/jo-tidewater.md": """\
---
name: Jo Tidewater
roles:
  - title: Mayor
    from: 2018-05
    cite: council-minutes-2021
---
Jo Tidewater has been mayor since May 2018 [@council-minutes-2021].
""",
        "content/terms/sea-wall.md": """\
---
title: Sea wall
---
A wall that keeps the tide out.
""",
        "content/topics/harbour.md": """\
---
title: The harbour
---
What the town plans for its harbour.
""",
        "content/pages/index.md": """\
---
title: The harbour, explained
description: What was said of the harbour plan, beside the record.
---
In March 2021 the council [voted](../events/2021-03-04-council.md) on the harbour plan [@council-minutes-2021].
""",
        "content/pages/method.md": """\
---
title: How we work
description: What the words of the assessments mean.
---
## What we check

Every quotation is held against its article.
""",
        "content/references.yml": """\
- id: council-minutes-2021
  type: report
  title: Minutes of the meeting of 4 March 2021
  author:
    - {literal: Harbour Town Council}
  issued: 2021-03-04
  URL: https://council.example/minutes
- id: port-report-2019
  type: report
  title: Annual report of the port
  author:
    - {family: Lantern, given: Mo}
  publisher: Port of the Sound
  issued: 2020-02
  custom:
    kind: port authority
    caution: Counts tickets, not people.
""",
    }
)

UNSUPPORTED = {
    "content/articles/quill-2021.md": FILES["content/articles/quill-2021.md"].replace(
        "published:", "none-supported: Little in it can be checked.\npublished:"
    )
}
"""For tests that change or take away the one claim that is supported: the article then says why none is."""


def sources(overlay: Mapping[str, str] | None = None) -> list[Source]:
    """The project with some of its files replaced, added or, where empty, taken away."""
    files = {**FILES, **(overlay or {})}
    return [
        Source(path, text)
        for path, text in files.items()
        if text and (path.endswith(".svg") or not path.startswith("content/assets/"))
    ]


def check(overlay: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> Build:
    if not overlay and not files:
        return _unchanged()
    laid = {path: text.encode() for path, text in (overlay or {}).items() if path.startswith("content/assets/")}
    return build.check(sources(overlay), assets={**ASSETS, **laid, **(files or {})})


@cache
def _unchanged() -> Build:
    """A build is a value, so that all tests may share it."""
    return build.check(sources(), assets=ASSETS)


def site(overlay: Mapping[str, str] | None = None) -> Site:
    made = check(overlay).site
    assert made
    return made


@cache
def templates() -> Mapping[str, str]:
    folder = ROOT / "templates"
    files = (*folder.rglob("*.jinja"), *(folder / "styles").rglob("*.css"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def docs(site: Site) -> DocsTree:
    return build.docs(site, templates())


NAVIGATION = (
    "explainers",
    "claims",
    "timeline",
    "articles",
    "topics",
    "people",
    "glossary",
    "references",
    "method",
    "search",
    "downloads",
)
POLICY = security_policy.policy(())


def published(tree: DocsTree) -> dict[str, str | None]:
    """The docs tree as it would be published, but for all of the theme save its navigation."""
    found: dict[str, str | None] = {"assets/pier.png": None}
    addresses = {page.path: page.url for page in tree.pages.values()}
    for path, text in tree.files.items():
        if not path.endswith(".md"):
            found[path] = text
            continue
        links = (address.relative(f"{name}/", addresses[path]) for name in NAVIGATION if f"{name}/" in tree.pages)
        navigation = "".join(f'<a href="{link}">{link}</a>' for link in links)
        head = '<!doctype html><html><head><meta charset="utf-8"></head>'
        found[f"{addresses[path]}index.html"] = finished(
            f"{head}<body><nav>{navigation}</nav>{converted(text)}</body></html>"
        )
    return found


def finished(page: str) -> str:
    """A page of the built site with its policy, as a publisher gives it."""
    return security_policy.finish(page, POLICY)


def converted(page: str) -> str:
    """A page of the docs tree through Python-Markdown, as both builders convert it."""
    _, _, body = page.partition("\n---\n")
    return _converter().reset().convert(body)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def write(folder: Path, overlay: Mapping[str, str] | None = None) -> Path:
    """The project as files below a folder."""
    for source in sources(overlay):
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source.text, encoding="utf-8")
    for asset in ASSETS:
        (folder / asset).parent.mkdir(parents=True, exist_ok=True)
        (folder / asset).write_bytes(ASSETS[asset])
    return folder
