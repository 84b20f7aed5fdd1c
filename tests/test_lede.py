"""A text in two: its first sentence with its sources, and the rest."""

from __future__ import annotations

import pytest

from generator.model.kinds.event import Event
from generator.syntax import markup
from generator.views import lede
from tests import harbour

PATH = "content/events/2021-03-04-council.md"
HEAD = harbour.FILES[PATH].rpartition("---\n")[0]


def parts(body: str) -> tuple[str, str]:
    site = harbour.site({PATH: f"{HEAD}---\n{body}\n"})
    (event,) = (each for each in site.all(Event) if each.source.path == PATH)
    first, rest = (markup.html(each, lambda slot: f"<{type(slot).__name__}>").strip() for each in lede(event.body))
    return first, rest


@pytest.mark.parametrize(
    ("body", "first", "rest"),
    [
        ("It rained [@log-2021].\nIt stopped.", "<p>It rained.<Citation></p>", "<p>It stopped.</p>"),
        ("It rained [@log-2021].", "<p>It rained.<Citation></p>", ""),
        ("Dr. Tide *rose*. He sat.", "<p>Dr. Tide <em>rose</em>.</p>", "<p>He sat.</p>"),
        ("It rained. \n\n- one", "<p>It rained.</p>", "<ul>\n<li>one</li>\n</ul>"),
        ("@log-2021 says so. Then no more.", "<p><Naming> says so.</p>", "<p>Then no more.</p>"),
        ("*It rained. It stopped.* So it was.", "<p><em>It rained. It stopped.</em> So it was.</p>", ""),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>", ""),
    ],
)  # fmt: skip
def test_a_text_is_parted_behind_its_first_sentence_and_the_sources_of_that(body: str, first: str, rest: str) -> None:
    assert parts(body) == (first, rest)


def test_each_event_has_notes_of_its_own() -> None:
    other = harbour.FILES[PATH].replace("date: 2021-03-04", "date: 2021-03-05")
    page = harbour.docs(harbour.site({"content/events/next.md": other})).files["timeline/index.md"]
    assert page.count('id="n1-1"') == page.count('id="n2-1"') == 1
    assert page.index('href="#n1-1"') < page.index('id="n1-1"') < page.index('href="#n2-1"')
