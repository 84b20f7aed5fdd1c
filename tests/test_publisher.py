"""Who publishes a site is said on its pages, and left out only with a warning."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from click.testing import CliRunner
from lxml import html as dom
from lxml.html import HtmlElement

from generator.cli.main import main
from generator.publish import publication
from generator.source.diagnostic import Severity
from tests import harbour
from tests.harbour import FILES

NOBODY = FILES["mkdocs.yml"]
NAMED = """\
    publisher:
      name: The Sound Record
      legal-form: registered association
      country: Northland
      money: It belongs to its members, and lives on what they pay.
      contact: mailto:desk@record.example
"""
ABOUT = {"content/pages/about.md": "---\ntitle: About\ndescription: Who we are.\n---\nAll of it.\n"}
IMPRINT = {"content/pages/imprint.md": "---\ntitle: Imprint\ndescription: As the law asks.\n---\nAll of it.\n"}


@pytest.mark.parametrize(
    ("url", "example"), [(None, True), ("https://record.example/", True), ("https://r.example/", False)]
)
def test_who_builds_for_readers_is_told_that_nobody_publishes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str | None, example: bool
) -> None:
    made = publication.Published(True, 1, (), url, (), example)
    monkeypatch.setattr("generator.publish.publication.publish", lambda *args, **named: made)
    harbour.write(tmp_path)
    told = CliRunner().invoke(main, ("--project", str(tmp_path), "build")).stderr
    assert ("nobody’s publication" in told) == bool(url and example)


def settings(publisher: str) -> dict[str, str]:
    return {"mkdocs.yml": NOBODY.replace("    publisher: none\n", publisher)}


def pages(overlay: dict[str, str]) -> dict[str, str]:
    made = harbour.check(overlay)
    assert made.site and not made.problems, made.problems
    return dict(harbour.docs(made.site).files)


def foot(page: str) -> dict[str, str]:
    """What the frame's foot is told."""
    line = next((line for line in page.splitlines() if line.startswith("publisher: ")), "publisher: {}")
    found: dict[str, str] = json.loads(line.partition(": ")[2])
    return found


def body(text: str) -> HtmlElement:
    found = dom.fromstring(f"<div>{text}</div>")
    assert isinstance(found, HtmlElement)
    return found


def facts(page: str) -> str:
    _, _, section = page.partition("{: #publisher }")
    return " ".join(body(section).text_content().split()) if section else ""


def graph(page: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page.split('ld+json">')[1].split("</script>")[0])["@graph"]
    return found


def test_all_that_is_known_of_the_publisher_stands_on_the_method_and_the_about_page() -> None:
    more = "      imprint: imprint\n      privacy: https://record.example/privacy\n"
    files = pages(settings(NAMED + more) | ABOUT | IMPRINT)
    for page in ("method/index.md", "about/index.md"):
        told = facts(files[page])
        for fact in ("The Sound Record", "registered association", "Northland", "lives on what they pay"):
            assert fact in told, page
        assert '<a href="mailto:desk@record.example">desk@record.example</a>' in files[page]
        assert '<a href="../imprint/">' in files[page] and '<a href="https://record.example/privacy">' in files[page]


def test_the_foot_of_every_page_says_it_and_leads_there() -> None:
    files = pages(settings(f"{NAMED}      imprint: imprint\n") | ABOUT | IMPRINT)
    assert {foot(text).get("said") for path, text in files.items() if path.endswith(".md")} == {
        "Published by The Sound Record, Northland."
    }
    assert foot(files["claims/pier-stays/index.md"]) == {
        "said": "Published by The Sound Record, Northland.",
        "about": "../../about/#publisher",
        "contact": "mailto:desk@record.example",
        "imprint": "../../imprint/",
    }


def test_the_foot_leads_to_the_method_where_there_is_no_about_page() -> None:
    assert foot(pages({})["index.md"])["about"] == "method/#publisher"
    without = harbour.docs(harbour.site({"content/pages/method.md": ""})).files
    assert "about" not in foot(without["index.md"]) and foot(without["index.md"])["said"]


def test_nobody_is_said_plainly_and_is_no_warning() -> None:
    files = pages({})
    assert "Nobody. This is the example that ships with the tool" in facts(files["method/index.md"])
    assert "nobody’s publication" in foot(files["index.md"])["said"]
    assert "publisher" not in graph(files["claims/pier-stays/index.md"])[0]


@pytest.mark.parametrize("left", ["", "    publisher:\n"], ids=["without the line", "without a value"])
def test_leaving_it_out_is_one_warning_and_nothing_is_said(left: str) -> None:
    made = harbour.check(settings(left))
    (problem,) = made.problems
    assert (problem.rule.code, problem.severity) == ("publisher-unsaid", Severity.WARNING)
    assert made.site
    files = harbour.docs(made.site).files
    assert not any("#publisher" in text or "publisher: {" in text for text in files.values())


def test_settings_without_any_of_ours_are_one_warning_too() -> None:
    (problem,) = harbour.check({"mkdocs.yml": "site_name: The harbour\n"}).problems
    assert (problem.rule.code, problem.source.path) == ("publisher-unsaid", "mkdocs.yml")


@pytest.mark.parametrize(
    ("old", "new", "at", "help"),
    [
        ("      country: Northland\n", "", "publisher:", "country"),
        ("legal-form", "legal-from", "legal-from", "legal-form"),
        ("mailto:desk@record.example", "desk@record.example", "desk@record.example", "`mailto:desk@record.example`"),
        ("mailto:desk@record.example", "telephone", "telephone", "https://"),
        (NAMED, "    publisher: The Sound Record\n", "The Sound Record", "legal-form"),
        ("mailto:desk@record.example", "https://record.example\n      imprint: imprint.md", "imprint.md", "`imprint`"),
        ("mailto:desk@record.example", "https://record.example\n      imprint: imprnt", "imprnt", "`imprint`"),
        ("mailto:desk@record.example", "https://record.example\n      privacy: gone", "gone", "content/pages/gone.md"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once_at_its_place(old: str, new: str, at: str, help: str) -> None:
    (problem,) = harbour.check(settings(NAMED.replace(old, new)) | IMPRINT).problems
    assert problem.severity is Severity.ERROR and problem.source.path == "mkdocs.yml"
    assert at in problem.source.line(problem.first.line), problem
    assert help in problem.help or help in problem.message


def test_a_page_that_is_no_more_is_no_imprint() -> None:
    gone = {"content/pages/imprint.md": IMPRINT["content/pages/imprint.md"].replace("---\n", "---\ndraft: true\n", 1)}
    (problem,) = harbour.check(settings(f"{NAMED}      imprint: imprint\n") | gone).problems
    assert problem.rule.code == "publisher-page"


def test_pages_and_reviews_name_their_publisher_to_machines() -> None:
    found = graph(pages(settings(NAMED))["claims/pier-stays/index.md"])
    named = {"@type": "Organization", "name": "The Sound Record", "email": "desk@record.example"}
    assert [each["publisher"] for each in found if each["@type"] in ("Article", "ClaimReview")] == [named, named]


def test_errors_are_reported_to_the_publisher_unless_another_contact_is_set() -> None:
    repository = "    repository: https://forge.example/sound\n"
    wanted = {
        NAMED + repository: "mailto:desk@record.example",
        NAMED + repository + "    contact: https://form.example/\n": "https://form.example/",
        "    publisher: none\n" + repository: "https://forge.example/sound/issues/new?",
    }
    for lines, address in wanted.items():
        page = pages(settings(lines))["claims/pier-stays/index.md"]
        assert re.search(f'<a class="report" href="{re.escape(address)}[^"]*">Report an error</a>', page), lines


def test_a_letter_on_an_error_begins_with_the_page_and_what_it_says() -> None:
    page = pages(settings(NAMED))["claims/pier-stays/index.md"]
    (href,) = re.findall(r'<a class="report" href="([^"]*)">', page)
    letter = urlsplit(html.unescape(href))
    told = dict(parse_qsl(letter.query, strict_parsing=True))
    assert told["subject"] == "Error: The pier will not be closed" and "+" not in letter.query
    assert told["body"].split("\r\n") == [
        "https://harbour.example/claims/pier-stays/",
        "The pier will not be closed",
        "Supported. The minutes of the council record the sentence.",
        "",
        "What is wrong, and what shows it:",
        "",
    ]


def test_a_letter_keeps_what_the_contact_asks_for() -> None:
    asked = NAMED.replace("mailto:desk@record.example", "mailto:desk@record.example?cc=editor@record.example")
    page = pages(settings(asked))["claims/pier-stays/index.md"]
    assert 'href="mailto:desk@record.example?cc=editor@record.example&amp;subject=Error' in page


def test_hostile_words_of_a_publisher_are_shown_as_text() -> None:
    evil = json.dumps("</p></script><script>evil()</script><img src=x onerror=evil()>")
    lines = re.sub(r"(name|legal-form|country|money): .*", rf"\1: {evil}", NAMED)
    files = pages(settings(lines) | ABOUT)
    for path in ("about/index.md", "method/index.md", "claims/pier-stays/index.md"):
        page = body(files[path].partition("\n---\n")[2])
        assert {script.get("type") for script in page.iter("script")} == {"application/ld+json"}
        assert not page.xpath("//@onerror")
    assert "evil()" in facts(files["about/index.md"])
