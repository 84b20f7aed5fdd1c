"""What is checked grows with the text and no faster: a text four times as long takes a few times as long."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

from tests import harbour

TOPIC = "content/topics/harbour.md"
UNITS = {
    "citations": "[@council-minutes-2021] ", "brackets with a sign": "[x @a ", "brackets open": "[@a", "quotations open": "“a ",
    "same headings": "## x\n\n", "sentences": "He left in 2019. ", "cited sentences": "He left in 2019 [@port-report-2019]. ",
    "names": "by @port-report-2019. ", "links": "[a](harbour.md) in 2019. ", "addresses": "https://x.example/((( ",
    "comments": "<!-- x --> ", "hashes": "#a\n", "boxes": "!!! a\n", "rows": "| a | b |\n", "lists of one": "a\n- b\n\n",
    "code": "a\n\n    b\n\n", "stars": "* a", "keys": "a-b-1 ", "tags": "<br>", "doubled": "the the “a” ",
    "words to avoid": "notorious ", "spaces": "\t",
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """The processor time that a piece of work takes, the shorter of two tries."""
    found = []
    for _ in range(2):
        gc.collect()
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def topic(unit: str, size: int) -> Callable[[], object]:
    body = unit * (size // len(unit))
    settings = harbour.FILES["mkdocs.yml"] + "    avoid: [notorious, so-called]\n"
    text = f"---\ntitle: The harbour\n---\n{body}\n"
    return lambda: harbour.check({TOPIC: text, "mkdocs.yml": settings})


@pytest.mark.parametrize("name", UNITS)
def test_time_to_check_a_text_grows_with_its_length(name: str) -> None:
    """Four times the text would take sixteen times as long if each part of it were compared with each other."""
    small, large = (seconds(topic(UNITS[name], size)) for size in (8_000, 32_000))
    assert large < 9 * max(small, 0.06)


def test_time_to_check_a_bibliography_grows_with_its_works() -> None:
    def library(works: int) -> Callable[[], object]:
        each = "- id: w{0}\n  type: report\n  title: Report {0}\n  author: [{{literal: The port}}]\n  issued: 2021\n"
        text = harbour.FILES["content/references.yml"] + "".join(each.format(number) for number in range(works))
        return lambda: harbour.check({"content/references.yml": text})

    assert seconds(library(2_000)) < 9 * max(seconds(library(500)), 0.06)


def test_time_to_check_a_field_that_cites_grows_with_its_works() -> None:
    def figure(works: int) -> Callable[[], object]:
        cites = "; ".join(f"port-report-2019, p. {number}" for number in range(1, works + 1))
        path = "content/claims/ferry-passengers.md"
        text = harbour.FILES[path].replace("cite: port-report-2019", f"cite: {cites}")
        return lambda: harbour.check({path: text})

    assert seconds(figure(1_200)) < 9 * max(seconds(figure(300)), 0.06)
