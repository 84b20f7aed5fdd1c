"""Addresses elsewhere, asked of a local server that misbehaves; nobody else is asked, and nobody waits."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.links import (
    Answer,
    External,
    LinkOutcome,
    LinkState,
    Seen,
    after,
    due,
    dumped,
    external,
    judge,
    loaded,
    problems,
    proposed,
    summary,
)
from generator.links.probing import Manners, Probe
from generator.source import RefusedError, extras, report, unsafe
from generator.source.diagnostic import arrange
from tests import harbour, misbehaving
from tests.misbehaving import WAYS, Server, serving
from tests.test_rules import SECTIONS

FINE, MOVED, BLOCKED, FAILED = LinkOutcome
DAY = date(2026, 11, 27)
LATER = date(2026, 11, 30)

# What is asked, what it is taken for, and words of the reason.
TOLD: Mapping[str, tuple[LinkOutcome, str]] = {
    "/fine": (FINE, ""),
    "/never": (FAILED, "does not answer in time"),
    "/dripping": (FAILED, "does not answer in time"),
    "/endless": (FINE, ""),
    "/reset": (FAILED, "breaks off without an answer"),
    "/empty": (FAILED, "breaks off without an answer"),
    "/garbage": (FAILED, "no answer that can be read"),
    "/half-head": (FAILED, "breaks off without an answer"),
    "/half-body": (FINE, ""),
    "/wrong-length": (FINE, ""),
    "/no-number": (FAILED, "no answer that can be read"),
    "/two-lengths": (FAILED, "no answer that can be read"),
    "/bad-status": (FAILED, "no answer that can be read"),
    "/huge-head": (FAILED, "no answer that can be read"),
    "/bad-gzip": (FINE, ""),
    "/bomb": (FINE, ""),
    "/bad-charset": (FINE, ""),
    "/no-head": (FINE, ""),
    "/no-content": (FINE, ""),
    "/gone": (FAILED, "410 (gone)"),
    "/lost": (FAILED, "404 (not found)"),
    "/soft": (FAILED, "its page says that it is not there: “Page not found | The Courier”"),
    "/soft-de": (FAILED, "its page says that it is not there"),
    "/sold": (FAILED, "its page says that it is not there"),
    "/to-home/deep": (FAILED, "leads to the first page of its host"),
    "/loop": (FAILED, "leads on without an end"),
    "/ping": (FAILED, "leads on without an end"),
    "/longer": (FAILED, "leads on without an end"),
    "/chain": (FAILED, "leads on without an end"),
    "/no-location": (FAILED, "it answers 302"),
    "/to-script": (FAILED, "leads to what is not an address"),
    "/to-file": (FAILED, "only https, http and mailto are allowed"),
    "/to-near": (FAILED, "private network"),
    "/to-bad": (FAILED, "what is not an address"),
    "/forbidden": (BLOCKED, "keeps programs out (403)"),
    "/unauthorised": (BLOCKED, "keeps programs out (401)"),
    "/often": (BLOCKED, "keeps programs out (429)"),
    "/often-once": (FINE, ""),
    "/linkedin": (BLOCKED, "keeps programs out (999)"),
    "/law": (BLOCKED, "keeps programs out (451)"),
    "/cloudflare": (BLOCKED, "keeps programs out (503)"),
    "/captcha": (BLOCKED, "keeps programs out (200)"),
    "/down": (FAILED, "503 (not available)"),
    "/down-once": (FINE, ""),
    "/reset-once": (FINE, ""),
    "/cookie": (FINE, ""),
    "/asking": (BLOCKED, "asks for a login or a consent"),
    "/members-only": (BLOCKED, "asks for a login or a consent"),
    "/moved": (MOVED, "/fine"),
    "/moved-far": (MOVED, "/fine"),
    "/moved-relative": (MOVED, "/fine?a=1"),
    "/moved-for-now": (FINE, ""),
    "/moved-mixed": (FINE, ""),
    "/moved-to-lost": (FAILED, "404 (not found)"),
    "/hinted": (FINE, ""),
}


class Waiting:
    """Time that passes when it is waited for."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def probe(server: Server, waiting: Waiting | None = None, **manners: object) -> Probe:
    def refused(address: str) -> str | None:
        return None if address.startswith((server.base, server.base.replace("http", "https"))) else unsafe(address)

    given = {"timeout": 60, "whole": 120, "archive": f"{server.base}/archive", "refused": refused} | manners
    return Probe(Manners(sleep=waiting or Waiting(), **given))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answers(server: Server) -> Mapping[str, Answer]:
    """What every way of the server is taken for, all asked at once."""
    # Only of hosts that never come to an end is the end waited for.
    patient, hasty = probe(server), probe(server, timeout=0.2, whole=0.4)

    async def all_() -> list[Answer]:
        asking = ((hasty if path in ("/never", "/dripping") else patient, path) for path in TOLD)
        return await asyncio.gather(*(each.answer(f"{server.base}{path}") for each, path in asking))

    return dict(zip(TOLD, asyncio.run(all_()), strict=True))


@pytest.mark.parametrize("path", TOLD)
def test_each_way_to_misbehave_is_taken_for_what_it_is(answers: Mapping[str, Answer], path: str) -> None:
    outcome, words = TOLD[path]
    found = answers[path]
    assert found.outcome is outcome, found
    assert words in (found.final if outcome is MOVED else found.reason)


def test_every_way_of_the_server_is_asked_for() -> None:
    assert set(WAYS) - set(TOLD) == {"/", "/archive", "/pong", "/consent", "/account/login"}
    assert len(TOLD) > 50


def test_hosts_without_encryption_or_without_a_server_fail(server: Server) -> None:
    found = asyncio.run(probe(server).answer(server.base.replace("http", "https")))
    assert (found.outcome, found.reason) == (FAILED, "it has no encryption that can be read")
    nobody = asyncio.run(probe(server, refused=lambda address: None).answer("http://127.0.0.1:9/"))
    assert (nobody.outcome, nobody.reason) == (FAILED, "its host takes no connection")


def test_an_address_that_is_not_safe_is_never_asked(server: Server) -> None:
    before = sum(server.asked.values())
    found = asyncio.run(Probe(Manners(sleep=Waiting())).answer(f"{server.base}/fine"))
    assert found.outcome is FAILED and "private network" in found.reason and sum(server.asked.values()) == before


def test_who_asks_says_so_and_asks_for_the_page(server: Server, answers: Mapping[str, Answer]) -> None:
    assert server.methods == {"GET"} and all("explainer-site/" in agent for agent in server.agents)


def test_a_fault_that_may_pass_is_asked_again_with_growing_waits(server: Server) -> None:
    for path, waits in {
        "/down": [2.0, 10.0], "/empty": [2.0, 10.0], "/lost": [], "/fine": [], "/forbidden": [],
        # What the host asks for, up to our patience.
        "/often": [2.0, 10.0],
    }.items():  # fmt: skip
        waiting, before = Waiting(), server.asked[path]
        asyncio.run(probe(server, waiting).answer(f"{server.base}{path}"))
        assert (waiting.waited, server.asked[path] - before) == (waits, len(waits) + 1), path


@pytest.mark.parametrize(("asked", "waited"), [("7", 7.0), ("900", 60.0), ("soon", 2.0), ("-1", 2.0), ("", 2.0)])
def test_a_host_is_given_the_time_that_it_asks_for(server: Server, asked: str, waited: float) -> None:
    waiting = Waiting()
    WAYS["/asked"] = misbehaving.second_time(misbehaving.answer("429 No", Retry_After=asked))
    server.asked.pop("/asked", None)
    try:
        assert asyncio.run(probe(server, waiting).answer(f"{server.base}/asked")).outcome is FINE
    finally:
        del WAYS["/asked"]
    assert waiting.waited == [waited]


def test_one_host_is_asked_one_after_the_other_with_a_pause(server: Server) -> None:
    waiting = Waiting()
    addresses = [External(f"{server.base}/fine?{number}", ()) for number in range(4)]
    found = probe(server, waiting).ask(addresses, {}, DAY)
    assert [each.outcome for each in found.values()] == [FINE] * 4 and waiting.waited == [1.0] * 3


def test_what_fails_gets_its_copy_from_the_archive_where_it_has_one(server: Server) -> None:
    paths = ("/gone", "/reset", "/empty", "/loop", "/garbage", "/lost", "/bad-status", "/fine")
    waiting = Waiting()
    found = probe(server, waiting).ask([External(f"{server.base}{path}", ()) for path in paths], {}, DAY)
    copies = {path: found[f"{server.base}{path}"].copy for path in paths}
    expected = "https://web.archive.org/web/20210305000000/https://x.example/"
    assert copies == {path: expected if path == "/gone" else "" for path in paths}
    asked = [path for path in server.asked if path.startswith("/archive")]
    assert not any("%2Ffine" in path for path in asked), "what works has no need of one"


def test_the_archive_is_asked_for_the_day_on_which_a_work_was_read(server: Server) -> None:
    site = harbour.site()
    (minutes,) = (each for each in external(site) if "council.example" in each.address)
    assert minutes.day == date(2021, 3, 4)
    asyncio.run(probe(server).copy(minutes.address, minutes.day))
    assert any(path.endswith("minutes&timestamp=20210304") for path in server.asked)


def test_where_no_host_answers_nothing_is_noted(server: Server) -> None:
    addresses = [External(f"http://127.0.0.1:9/{number}", ()) for number in range(6)]
    with pytest.raises(RefusedError, match="no host answers, so nothing was noted; see"):
        probe(server, refused=lambda address: None).ask(addresses, {}, DAY)


# what is known from one time to the next ------------------------------------------------------------------------------


def known(*asked: tuple[LinkOutcome, date]) -> LinkState:
    found: LinkState | None = None
    for outcome, day in asked:
        found = after(found, Answer(outcome, "why", "https://x.example/"), day)
    assert found
    return found


@pytest.mark.parametrize(
    ("asked", "dead"),
    [
        ([(FAILED, DAY)], False),
        ([(FAILED, DAY), (FAILED, DAY)], False),
        ([(FAILED, DAY), (FAILED, date(2026, 11, 28))], False),
        ([(FAILED, DAY), (FAILED, date(2026, 11, 29))], True),
        ([(FAILED, DAY), (FINE, date(2026, 11, 28)), (FAILED, LATER)], False),
        ([(FAILED, DAY), (MOVED, date(2026, 11, 28)), (FAILED, LATER)], False),
        ([(FAILED, DAY), (BLOCKED, date(2026, 11, 28)), (FAILED, LATER)], True),
        ([(FAILED, DAY), (BLOCKED, LATER)], False),
        ([(BLOCKED, DAY), (BLOCKED, LATER)], False),
        ([(FAILED, DAY), (FAILED, LATER), (FINE, LATER)], False),
    ],
)
def test_dead_is_what_failed_twice_days_apart(asked: list[tuple[LinkOutcome, date]], dead: bool) -> None:
    assert known(*asked).dead is dead


def test_an_address_is_asked_once_a_week_and_one_that_failed_sooner() -> None:
    fine, failed = known((FINE, DAY)), known((FAILED, DAY))
    assert due(None, DAY) and not due(fine, DAY) and not due(failed, DAY)
    assert not due(fine, date(2026, 12, 3)) and due(fine, date(2026, 12, 4)) and due(failed, date(2026, 11, 28))
    assert due(fine, date(2026, 11, 1)), "a clock that was wrong keeps nothing for ever"


def test_what_is_known_comes_back_from_its_file() -> None:
    found = {
        "https://a.example/“x”": known((FAILED, DAY), (FAILED, LATER)),
        "https://b.example/": known((MOVED, DAY)),
        "https://c.example/": LinkState(
            DAY, FAILED, "why", "", DAY, "https://web.archive.org/web/1/https://c.example/"
        ),
    }
    assert loaded(dumped(found)) == found and len(dumped(found).splitlines()) == len(found) + 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": 9, "addresses": {"a": {}}}', '{"format": 1, "addresses": []}', "[" * 100_000,
     '{"format": 1, "addresses": {"a": 1, "b": {"checked": "x"}, "c": {"checked": "2026-01-01", "outcome": "odd"}}}'],
)  # fmt: skip
def test_a_file_that_was_damaged_is_as_none(text: str) -> None:
    assert loaded(text) == {}


# what an answer means -------------------------------------------------------------------------------------------------


HISTORY = "https://x.example/404-not-found-a-history"


@pytest.mark.parametrize(
    ("address", "seen", "outcome"),
    [
        ("https://doi.org/10.1/x", Seen(200, "https://press.example/x", permanent=True), FINE),
        (HISTORY, Seen(200, HISTORY, "<title>404: not found, a history</title>"), FINE),
        ("https://x.example/login", Seen(200, "https://x.example/login/"), FINE),
        ("https://x.example/", Seen(200, "https://x.example/en/", permanent=True), MOVED),
        ("http://x.example/a", Seen(200, "https://x.example/a", permanent=True), MOVED),
        ("https://x.example/a", Seen(200, "https://x.example/a"), FINE),
        ("https://x.example/a", Seen(200, "http://x.example/b", permanent=True), FINE),
        ("https://x.example/?id=7", Seen(200, "https://x.example/", permanent=True), MOVED),
    ],
)
def test_what_an_answer_means(address: str, seen: Seen, outcome: LinkOutcome) -> None:
    assert judge(address, seen).outcome is outcome


# what is told and written ---------------------------------------------------------------------------------------------

MINUTES, COURIER = "https://council.example/minutes", "https://courier.example/harbour"
OTHER = "https://other.example/"
COPY = "https://web.archive.org/web/20210305000000/https://council.example/minutes"
DEAD = LinkState(DAY, FAILED, "it answers 404 (not found)", MINUTES, date(2026, 11, 20), COPY)
GONE_ON = LinkState(DAY, MOVED, "", "https://courier.example/2021/harbour")


def test_all_places_of_an_address_are_known() -> None:
    topic = "---\ntitle: The harbour\n---\nSee [it](https://courier.example/harbour#p2) and <https://other.example/>.\n"
    found = {each.address: each for each in external(harbour.site({"content/topics/harbour.md": topic}))}
    assert {OTHER, MINUTES, COURIER} == set(found)
    assert [place.at.source.path for place in found[COURIER].places] == [
        "content/articles/quill-2021.md", "content/topics/harbour.md"
    ]  # fmt: skip


def test_the_reports_are_as_their_page_says() -> None:
    site = harbour.site()
    found = arrange(problems(external(site), {MINUTES: DEAD, COURIER: GONE_ON}))
    assert [each.rule.code for each in found] == ["link-dead", "link-moved"]
    for problem in found:
        (section,) = (each for each in SECTIONS if each.code == problem.rule.code)
        assert "\n".join(report.full([problem])) == section.reports[0][1]


def fixed(overlay: Mapping[str, str], asked: Mapping[str, LinkState]) -> dict[str, str]:
    made = proposed(external(harbour.site(overlay)), asked)
    return {source.path: text for source, text in made.texts.items()}


LIBRARY, ARTICLE, TOPIC = "content/references.yml", "content/articles/quill-2021.md", "content/topics/harbour.md"


@pytest.mark.parametrize(
    ("custom", "written"),
    [
        ("", f"  custom: {{archive-url: {COPY}}}\n"),
        ("  custom:\n    kind: minutes\n", f"  custom:\n    kind: minutes\n    archive-url: {COPY}\n"),
        ("  custom: {kind: minutes}\n", f"  custom: {{kind: minutes, archive-url: {COPY}}}\n"),
        ("  custom:\n", f"  custom: {{archive-url: {COPY}}}\n"),
    ],
)
def test_a_dead_work_keeps_its_address_and_names_its_copy(custom: str, written: str) -> None:
    before = harbour.FILES[LIBRARY].replace(f"  URL: {MINUTES}\n", f"  URL: {MINUTES}\n{custom}")
    (text,) = fixed({LIBRARY: before}, {MINUTES: DEAD}).values()
    assert text == harbour.FILES[LIBRARY].replace(f"  URL: {MINUTES}\n", f"  URL: {MINUTES}\n{written}")
    made = harbour.check({LIBRARY: text})
    assert made.problems == () and made.site
    assert not list(problems(external(made.site), {MINUTES: DEAD})), "it has done what it can"


def test_a_dead_article_names_its_copy_and_a_dead_link_leads_to_it() -> None:
    dead = {COURIER: LinkState(DAY, FAILED, "why", "", date(2026, 11, 1), COPY)}
    topic = f"---\ntitle: The harbour\n---\nSee [it]({COURIER}).\n"
    texts = fixed({TOPIC: topic}, dead)
    assert f"archive: {COPY}\n" in texts[ARTICLE] and f"url: {COURIER}\n" in texts[ARTICLE]
    assert texts[TOPIC] == topic.replace(COURIER, COPY)
    assert harbour.check(texts).problems == ()


def test_what_has_moved_is_written_anew_with_its_fragment() -> None:
    topic = f"---\ntitle: The harbour\n---\nSee [it]({COURIER}#p2), <{COURIER}> and [this][a].\n\n[a]: {COURIER}\n"
    texts = fixed({TOPIC: topic}, {COURIER: GONE_ON})
    assert f"url: {GONE_ON.final}\n" in texts[ARTICLE]
    assert f"[it]({GONE_ON.final}#p2)" in texts[TOPIC]
    assert harbour.check(texts).problems == ()


def test_only_what_is_dead_or_moved_is_changed() -> None:
    asked = {MINUTES: LinkState(DAY, FAILED, "why", "", DAY, COPY), COURIER: LinkState(DAY, BLOCKED, "why")}
    assert fixed({}, asked) == {} and not list(problems(external(harbour.site()), asked))
    assert summary(external(harbour.site()), asked) == "2 addresses: 1 blocked, 1 failed for now"


# the command ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = harbour.write(tmp_path / "project", {TOPIC: f"---\ntitle: The harbour\n---\nSee [it]({OTHER}).\n"})
    (folder / ".cache").mkdir()
    (folder / ".cache/links.json").write_text(dumped({MINUTES: DEAD, COURIER: GONE_ON}), encoding="utf-8")
    return folder


def run(project: Path, *words: str) -> tuple[int, str]:
    found = CliRunner().invoke(cli.main, ["--project", str(project), "links", *words])
    assert not found.exception or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def test_the_command_tells_what_is_known_and_mends_it(project: Path) -> None:
    code, said = run(project, "--offline", "--format", "concise")
    assert code == 1 and "error[link-dead]" in said and "warning[link-moved]" in said
    assert "3 addresses: 1 moved, 1 dead, 1 not asked" in said
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code, said = run(project, "--offline", "--fix", "--dry-run")
    assert code == 1 and f"+url: {GONE_ON.final}" in said
    assert before == {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code, said = run(project, "--offline", "--fix", "--yes")
    assert code == 0 and "wrote content/references.yml" in said and "link-dead" not in said


def test_the_command_asks_for_what_is_due_and_keeps_what_it_learns(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(self: Probe, addresses: list[External], before: dict[str, LinkState], day: date) -> dict[str, LinkState]:
        asked.extend(each.address for each in addresses)
        return {each.address: LinkState(day, FINE) for each in addresses}

    monkeypatch.setattr(Probe, "ask", ask)
    monkeypatch.setattr("generator.cli.links.written_day", lambda: DAY)
    run(project)
    assert asked == [OTHER], "the others were asked today"
    run(project)
    assert len(asked) == 1
    run(project, str(project / "content/references.yml"), "--all")
    assert asked[1:] == [MINUTES]
    kept = json.loads((project / ".cache/links.json").read_text())["addresses"]
    assert set(kept) == {OTHER, MINUTES, COURIER} and kept[MINUTES]["outcome"] == "fine"


def test_the_options_that_write_go_with_fix(project: Path) -> None:
    code, said = run(project, "--yes")
    assert code == 2 and "go with --fix" in said


def test_the_library_that_asks_is_named_where_it_is_not_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    extras.library.cache_clear()
    code, said = run(project, "--all")
    extras.library.cache_clear()
    assert code == 1 and re.search("asking for links needs a library: .*pip install 'httpx", said)


def test_neither_check_nor_build_can_ask_anybody() -> None:
    command = "import sys, generator.cli.check, generator.cli.build; print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, cwd=harbour.ROOT, check=True)
    assert done.stdout.strip() == "False"
    importers = [
        file.relative_to(harbour.ROOT).as_posix()
        for file in (harbour.ROOT / "generator").rglob("*.py")
        if re.search(r"links\.probing|from \.probing|\"httpx\"", file.read_text("utf-8"))
    ]
    assert sorted(importers) == ["generator/cli/links.py", "generator/links/probing.py"]
