"""An entry with `publish` is a draft until then; what waits, and what was overtaken by events, is listed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build
from generator.cli import check, terminal
from generator.cli.main import main
from generator.model import Origin
from generator.model.kinds import Claim, Event
from generator.publish.reading import Sources
from generator.reports import statistics
from generator.serve.snapshot import snapshot
from tests import harbour

PIER = "content/claims/pier-stays.md"
EVENT = "content/events/2021-06-01-vote.md"
THEN = datetime(2021, 6, 1, 4, 0, tzinfo=UTC)
SCHEDULED = {
    EVENT: "---\ntitle: A second vote\npublish: 2021-06-01T06:00+02:00\ndate: 2021-06-01\ntopics: [harbour]\n---\n"
    "The council votes again [@council-minutes-2021].\n"
}


def made(now: datetime | None, overlay: dict[str, str] | None = None) -> build.Build:
    return build.check(harbour.sources({**SCHEDULED, **(overlay or {})}), assets=harbour.ASSETS, now=now)


@pytest.mark.parametrize(
    ("now", "waits"), [(None, True), (THEN - timedelta(seconds=1), True), (THEN, False), (THEN + timedelta(9), False)]
)
def test_an_entry_is_a_draft_until_its_moment_in_whichever_zone_it_is_given(now: datetime | None, waits: bool) -> None:
    built = made(now)
    assert built.problems == () and built.site
    found = built.site.get(Event, "2021-06-01-vote")
    assert found and (found.draft, found.stands) == (waits, not waits)
    assert found.source.path == EVENT and found.body.summary.startswith("The council votes again")
    assert ("A second vote" in harbour.docs(built.site).files["timeline/index.md"]) is not waits


def test_what_names_it_before_is_told_when_it_will_be_there_and_its_own_problems_stop_nothing() -> None:
    link = {PIER: harbour.FILES[PIER].replace("sentence [@", "sentence at [a vote](../events/2021-06-01-vote.md) [@")}
    (problem,) = made(THEN - timedelta(1), link).problems
    assert problem.rule.code == "link-to-draft"
    assert problem.help == "wait until 2021-06-01T06:00+02:00 (`publish`), or do not link to it yet"
    assert made(THEN, link).problems == ()
    wrong = {EVENT: SCHEDULED[EVENT].replace("[harbour]", "[harbor]")}
    assert [each.severity.value for each in made(None, wrong).problems] == ["warning"]
    assert [each.severity.value for each in made(THEN, wrong).problems] == ["error"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("publish: 2021-06-01", "`publish`: not a day with its hour"),
        ("publish: 2021-06-01T06:00", "`publish`: an hour without its zone"),
        ("publish: soon", "`publish`: not a day with its hour"),
        ("publish: 2021-06-01T06:00Z\ndraft: true", "`publish` beside `draft: true`, which keeps it a draft"),
    ],
)
def test_a_moment_has_an_hour_and_its_zone(line: str, message: str) -> None:
    wrong = {EVENT: SCHEDULED[EVENT].replace("publish: 2021-06-01T06:00+02:00", line)}
    (problem,) = made(THEN, wrong).problems
    assert problem.message == message and problem.source.path == EVENT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harbour.write(tmp_path, {EVENT: SCHEDULED[EVENT].replace("[harbour]", "[harbor]")})
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("project")
def test_the_command_asks_the_clock_and_looks_ahead_where_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "now", lambda: THEN - timedelta(1))
    run = CliRunner().invoke
    assert run(main, ["check"]).exit_code == 0
    assert run(main, ["check", "--at", "2021-06-01T04:00Z"]).exit_code == 1
    assert run(main, ["check", "--at", "2021-06-01"]).exit_code == 2
    monkeypatch.setattr(check, "now", lambda: THEN)
    assert run(main, ["check"]).exit_code == 1
    assert terminal.now().tzinfo is UTC


@pytest.mark.parametrize(("moment", "drafts"), [(None, 1), (THEN - timedelta(1), 1), (THEN, 0)])
def test_while_the_site_is_served_what_waits_is_shown_as_a_draft(moment: datetime | None, drafts: int) -> None:
    read = Sources(tuple(harbour.sources(SCHEDULED)), harbour.ASSETS, harbour.templates(), ())
    seen = snapshot(read, {}, {}, Origin(), {}, moment)
    assert seen and len(seen.drafts) == drafts


def test_drafts_and_what_was_overtaken_by_events_are_listed() -> None:
    waiting = made(None, {"content/terms/ebb.md": "---\ndraft: true\ntitle: Ebb\n---\nThe ebb.\n"}).site
    assert waiting
    state = "\n".join(statistics.state(waiting, date(2021, 6, 2)))
    assert "- event `2021-06-01-vote`: A second vote, until 2021-06-01T06:00+02:00\n- term `ebb`: Ebb\n" in state
    assert "## Reviews older than an event of their topic\n\nnone\n" in state
    other = {"content/events/2021-07-01-more.md": SCHEDULED[EVENT].replace("publish: 2021-06-01T06:00+02:00\n", "")}
    late = made(THEN, other).site
    assert late and late.get(Claim, "pier-stays")
    state = "\n".join(statistics.state(late, date(2021, 6, 2)))
    assert "## Drafts\n\nnone\n" in state
    told = "- claim `pier-stays`: The pier will not be closed (reviewed 2021-05-01): `2021-07-01-more` of 2021-06-01"
    assert f"{told}, and 1 more" in state
    assert "- explainer `harbour-plan`: What does the harbour plan change? (updated 2021-05-02): " in state
