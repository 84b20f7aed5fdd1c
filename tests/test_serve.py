"""The site while it is edited, over HTTP: what is saved is told and shown, and only this machine is answered."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.serve import server
from generator.source import RefusedError
from tests import harbour

PATIENCE = 60
"""Seconds after which what hangs is given up."""
PINGS = 2
"""Signs of life without news after which no more are awaited."""
FERRY = "content/claims/ferry-passengers.md"
PAGE = "/claims/ferry-passengers/"


@dataclass
class Running:
    """A server that was started, and the project that it serves."""

    process: subprocess.Popen[str]
    project: Path
    port: int

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", path, headers={"Host": host} if host else {})
            with connection.getresponse() as answer:
                return answer.status, answer.read().decode("utf-8", "replace")

    def tag(self, page: str) -> str:
        return self.get(page)[1].partition('name="serve" content="')[2].partition('"')[0]

    def events(self, page: str) -> Generator[tuple[str, dict[str, Any]], None, None]:
        """What a page that is open is told."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", f"/-/events?page={page}&tag={self.tag(page)}")
            name = ""
            with connection.getresponse() as answer:
                pings = 0
                while pings < PINGS and (line := answer.readline().decode("utf-8")):
                    pings += line.startswith(":")
                    if line.startswith("event: "):
                        name = line.removeprefix("event: ").strip()
                    elif line.startswith("data: "):
                        yield name, json.loads(line.removeprefix("data: "))

    def told(self, page: str, wanted: Callable[[str, dict[str, Any]], bool]) -> dict[str, Any]:
        """What an open page is told, once that is what is wanted; it is loaded anew whenever it is told to."""
        for _ in range(10):
            with closing(self.events(page)) as events:
                for name, said in events:
                    if wanted(name, said):
                        return said
        raise AssertionError("never told")

    def write(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text("utf-8")
        assert old in text
        beside = file.with_name(f".{file.name}.swp")
        beside.write_text(text.replace(old, new), "utf-8")
        beside.replace(file)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    project = harbour.write(tmp_path_factory.mktemp("edited") / "harbour")
    command = [sys.executable, "-m", "generator", "--project", str(project), "serve", "--no-build", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(harbour.ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stderr
        said = process.stderr.readline()
        assert said.startswith("http://127.0.0.1:"), said + process.stderr.read()
        yield Running(process, project, int(said.split("/")[2].partition(":")[2]))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_an_open_page_is_told_at_once_that_it_is_another_now(running: Running) -> None:
    for number in range(5):
        events = running.events(PAGE)
        assert next(events)[0] == "state"
        running.write(FERRY, "Children travelled free", f"Children travelled free {number}")
        assert [name for name, _ in events][-1] == "reload", "the stream ends with it: the page asks again"
        status, html = running.get(PAGE)
        assert status == 200 and f"Children travelled free {number}" in html


def test_a_problem_is_told_with_its_place_and_remedy_and_the_address_that_opens_it(running: Running) -> None:
    running.write(FERRY, "[@port-report-2019, p. 4]", "[@port-report-2091, p. 4]")
    said = running.told("/", lambda name, said: bool(said.get("problems")))
    (problem,) = (each for each in said["problems"] if each["code"] == "citation-unknown")
    assert (problem["path"], problem["line"]) == (FERRY, 26) and problem["help"] == "did you mean `port-report-2019`?"
    assert problem["href"] == f"vscode://file/{(running.project / FERRY).as_posix().lstrip('/')}:26:{problem['column']}"
    running.write(FERRY, "port-report-2091", "port-report-2019")
    running.told("/", lambda name, said: said.get("problems") == [])


def test_a_broken_edit_keeps_the_last_good_page_and_is_told(running: Running) -> None:
    running.write(FERRY, "kind: figure", "kind: [figure")
    said = running.told(PAGE, lambda name, said: bool(said.get("problems")))
    assert said["problems"][0]["path"] == FERRY
    status, html = running.get(PAGE)
    assert status == 200 and "The ferry carried 48,000 passengers in 2019" in html
    running.write(FERRY, "kind: [figure", "kind: figure")
    running.told(PAGE, lambda name, said: said.get("problems") == [])


def test_files_come_and_go_and_change_their_names(running: Running) -> None:
    folder = running.project / "content/claims"
    draft = f"---\ndraft: true{(running.project / FERRY).read_text('utf-8').removeprefix('---')}"
    (folder / "ferry-two.md").write_text(draft.replace("2019\nappear", "2019, again\nappear"), "utf-8")
    running.told("/", lambda name, said: said.get("drafts") == ["claims/ferry-two/"])
    status, html = running.get("/claims/ferry-two/")
    assert status == 200 and '<p class="serve-ribbon" role="note">Draft: not published</p>' in html
    assert "ferry-two/" in running.get("/claims/")[1], "a draft stands in lists"
    (folder / "ferry-two.md").rename(folder / "ferry-three.md")
    running.told("/", lambda name, said: said.get("drafts") == ["claims/ferry-three/"])
    assert running.get("/claims/ferry-two/")[0] == 404 and running.get("/claims/ferry-three/")[0] == 200
    (folder / "ferry-three.md").unlink()
    running.told("/", lambda name, said: said.get("drafts") == [])
    assert running.get("/claims/ferry-three/")[0] == 404 and "serve-ribbon" not in running.get(PAGE)[1]


def test_templates_and_styles_of_the_project_are_seen(running: Running) -> None:
    before = running.tag("/")
    templates = running.project / "templates"
    (templates / "styles").mkdir(parents=True)
    (templates / "styles/extra.css").write_text(".mine { color: #123456 }\n", "utf-8")
    (templates / "person.html.jinja").write_text('<div class="head"><h1>Mine: {{ entry.name }}</h1></div>\n', "utf-8")
    while "Mine: Jo Tidewater" not in running.get("/people/jo-tidewater/")[1]:
        running.told("/people/jo-tidewater/", lambda name, said: True)
    assert "#123456" in running.get("/assets/extra.css")[1] and running.tag("/") != before
    (templates / "person.html.jinja").write_text("{{ entry.nothing }}\n", "utf-8")
    said = running.told("/people/jo-tidewater/", lambda name, said: bool(said.get("fault")))
    assert said["fault"].startswith("templates/person.html.jinja:1")
    assert "Mine: Jo Tidewater" in running.get("/people/jo-tidewater/")[1], "the last good page stays"


def test_only_this_machine_is_answered(running: Running) -> None:
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example"):
        assert running.get("/", host)[0] == 400, "a name that leads here is another site's"
    assert running.get("/", f"localhost:{running.port}")[0] == 200
    with socket.socket() as elsewhere:
        assert elsewhere.connect_ex(("127.0.0.2", running.port)), "no other address is listened at"
    for path in (
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fmkdocs.yml",
        "/mkdocs.yml",
        "/-/session.py",
    ):
        assert running.get(path)[0] == 404, path


def test_what_lies_beside_the_pages_is_there(running: Running) -> None:
    assert (
        running.get("/assets/site.css")[0] == running.get("/assets/pier.png")[0] == running.get("/-/serve.js")[0] == 200
    )
    assert '"ferry-passengers"' in running.get("/data/claims.json")[1] and "<feed" in running.get("/feed.xml")[1]
    status, html = running.get("/nowhere/")
    assert status == 404 and "This page was not found" in html
    assert running.get("/claims/pier-stays")[0] == 307 and running.get("/claims/pier-stays/index.html")[0] == 200


def test_a_port_that_is_taken_is_told_or_passed_over(running: Running) -> None:
    with pytest.raises(RefusedError, match=f"port {running.port} is taken: name another with --port"):
        server.listening(running.port)
    with closing(server.listening(None, running.port)) as other:
        assert running.port < other.getsockname()[1] < running.port + server.PORTS
