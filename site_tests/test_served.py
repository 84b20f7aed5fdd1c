"""What a preview shows is what is built: every page of the site, spliced, against the built one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.publish import find_project
from generator.serve.session import Session
from site_tests.conftest import BRANCH, REPOSITORY, URLS
from site_tests.project import Built, builder
from site_tests.reading import same

MARKS = re.compile(r'<link rel=manifest[^>]*>(?=</head>)|(?<=[sS])\?v=[0-9a-f]{8}(?=")')
"""What is put into a page when it is published, and no preview has: it keeps nothing."""


def _first_difference(mine: list[object], built: list[object]) -> str:
    pairs = zip([*mine, "the end"], [*built, "the end"], strict=False)
    return next((f"{one!r} in place of {other!r}" for one, other in pairs if one != other), "")


def test_every_page_is_spliced_as_it_is_built(either: Built) -> None:
    if builder() != "mkdocs":
        pytest.skip("frames are made by mkdocs")
    environment = {"SITE_URL": either.url}
    if either.url == URLS["below"]:
        environment |= {"EXPLAINER_REPOSITORY": REPOSITORY, "EXPLAINER_BRANCH": BRANCH}
    session = Session(find_project(either.project), environment, lambda: date(2100, 1, 1))
    wrong: dict[str, str] = {}
    for url in either.pages:
        served = session.page(url)
        finished = MARKS.sub("", either.text(f"{url}index.html"))
        different = _first_difference(same(served.html), same(finished))
        if not served.found or served.fault or different:
            wrong[url] = served.fault or different
    assert wrong == {}
