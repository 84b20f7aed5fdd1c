"""The editor in the browser as values: a form for each kind, a policy of its own, packages believed by their hash."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from generator.admin import configuration, files, packages
from generator.admin.configuration import blocks
from generator.admin.form import BY_HAND
from generator.admin.page import policy
from generator.cli.main import main
from generator.model.kinds import KINDS, Assessment
from generator.publish.swap import SITE
from generator.serve.files import hosted
from generator.source import RefusedError
from tests import harbour

FONTS = {
    "source-sans-3-latin-wght-normal": "source-sans-3:vf@5.3.0/latin-wght-normal",
    "noto-mono-latin-400-normal": "noto-mono@5.3.0/latin-400-normal",
    "symbols-outlined-latin-wght-normal": "symbols-outlined:vf@5.3.7/latin-wght-normal",
}
SCRIPT = "".join(f"url(https://fonts.example/fontsource/fonts/{path}.woff2)" for path in FONTS.values())
CMS = {
    "package/npm/index.js": f"{SCRIPT} import(`../locales/de.json`)",
    "package/npm/index.js.map": "{}",
    "package/dist/other.js": "",
    "package/locales/de.json": '{"save": "Sichern"}',
    "package/LICENSE.txt": "MIT",
    **{f"package/npm/assets/{name}-AbC_1.woff2": name for name in FONTS},
}
YAML = {"package/browser/index.js": "export {}", "package/browser/dist/a.js": "", "package/dist/index.js": ""}


def tarball(inside: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for path, text in inside.items():
            member = tarfile.TarInfo(path)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return made.getvalue()


@pytest.fixture
def tarballs(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Small stand-ins for the two packages, known by their hashes."""
    cms, yaml = packages.PACKAGES
    made = {cms.tarball: tarball(CMS), yaml.tarball: tarball(YAML)}
    hashes = {name: f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}" for name, data in made.items()}
    known = tuple(replace(each, integrity=hashes[each.tarball]) for each in packages.PACKAGES)
    monkeypatch.setattr(packages, "PACKAGES", known)
    return made


def told() -> dict[str, Any]:
    return configuration.configuration(harbour.site(), trial=True)


def fields(collection: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of an entry: those of a library stand in the list of its file."""
    found: list[dict[str, Any]] = collection["fields"] if "fields" in collection else collection["files"][0]["fields"]
    return found if "fields" in collection else found[0]["fields"]


def walk(widgets: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for widget in widgets:
        yield widget
        yield from walk(widget.get("fields", []))


def named(collection: str, *names: str) -> dict[str, Any]:
    widgets = fields(next(each for each in told()["collections"] if each["name"] == collection))
    for name in names:
        found = next(each for each in widgets if each["name"] == name)
        widgets = found.get("fields", [])
    return found


def test_each_kind_has_a_form_of_all_its_fields() -> None:
    collections = told()["collections"]
    assert len(collections) == len(KINDS)
    for kind, collection in zip(KINDS, collections, strict=True):
        known = {str(info.alias) for info in kind.model.model_fields.values()} - BY_HAND
        drawn = {"pictures"} if kind.model.widened else set()
        beside = {"id"} if kind.library else {"body"}
        assert {each["name"] for each in fields(collection)} == known - drawn | beside, kind.name


def test_what_is_needed_is_asked_for_and_an_entry_is_never_deleted() -> None:
    for kind, collection in zip(KINDS, told()["collections"], strict=True):
        if not kind.library:
            needed = {str(info.alias) for info in kind.model.model_fields.values() if info.is_required()}
            assert {each["name"] for each in collection["fields"] if each["required"]} == needed
            assert collection["delete"] is False and collection["publish"] is False


def test_another_entry_is_picked_from_its_kind() -> None:
    names = {each["name"] for each in told()["collections"]}
    relations = [
        each
        for collection in told()["collections"]
        for each in walk(fields(collection))
        if each["widget"] == "relation"
    ]
    assert {each["collection"] for each in relations} <= names
    topics = named("claims", "topics")
    assert (topics["collection"], topics["multiple"], topics["value_field"]) == ("topics", True, "{{slug}}")
    assert "multiple" not in named("claims", "appearances", "article")


def test_a_value_of_a_list_is_chosen_by_what_readers_see() -> None:
    options = {each["value"]: each["label"] for each in named("claims", "assessment")["options"]}
    assert options == {each.value: each.words for each in Assessment}
    assert "legal_case" in named("references", "type")["options"]


def test_a_date_is_text_with_a_pattern() -> None:
    for collection in told()["collections"]:
        assert "datetime" not in {each["widget"] for each in walk(fields(collection))}
    day, when = named("claims", "reviewed")["pattern"][0], named("events", "date")["pattern"][0]
    assert re.search(day, "2021-05-01") and not re.search(day, "1 May 2021")
    for text in ("2021", "2021-05~", "2014-03-06/2014-09", "2014/..", "../1990", "[1667,1668]", "-0044-03-15", "156X"):
        assert re.search(when, text), text
    for text in ("May 2021", "03/04/2021", "1 May 2021"):
        assert not re.search(when, text), text


def test_where_words_of_an_article_would_be_changed_stands_what_that_needs() -> None:
    quote = named("claims", "appearances", "quote")
    assert quote["widget"] == "text" and "explainer prove" in quote["hint"]
    assert blocks(harbour.site()) == ("quote",)


def test_what_is_picked_or_typed_is_nothing_that_turns_letters_into_pictures() -> None:
    """`:p` stays what it is."""
    for collection in told()["collections"]:
        for each in walk(fields(collection)):
            assert each["widget"] not in ("string", "text") or each["use_emoji_autocomplete"] is False


def test_changes_are_proposed_and_never_published_from_here() -> None:
    settings = harbour.FILES["mkdocs.yml"] + "    repository: https://github.com/quill/harbour\n    branch: trunk\n"
    found = configuration.configuration(harbour.site({"mkdocs.yml": settings}))
    assert found["publish_mode"] == "editorial_workflow"
    assert (found["backend"]["repo"], found["backend"]["branch"]) == ("quill/harbour", "trunk")
    assert found["backend"]["auth_methods"] == ["token"]


@pytest.mark.parametrize("address", ["", "    repository: https://code.example/quill/harbour\n"])
def test_a_repository_elsewhere_is_told(address: str) -> None:
    site = harbour.site({"mkdocs.yml": harbour.FILES["mkdocs.yml"] + address})
    with pytest.raises(RefusedError, match="names no repository there; write `repository:"):
        configuration.configuration(site)


def test_the_policy_names_one_host_and_no_other_page_has_it() -> None:
    assert set(re.findall(r"https:[^ ;]+", policy(("https://api.github.com",)))) == {"https://api.github.com"}
    assert "unsafe-eval" not in policy(()) and "script-src 'self';" in policy(())
    assert "unsafe-inline" not in harbour.POLICY


def test_the_program_loads_its_fonts_and_words_from_beside_it(tarballs: dict[str, bytes]) -> None:
    made = files(harbour.site(), tarballs, {"site.css": "p {}", "embed.css": ""}, trial={})
    script = made["sveltia/index.js"].decode()
    assert "https:" not in script
    loaded = re.findall(r"url\(([^)]+)\)", script)
    assert len(loaded) == 3 and set(loaded) <= set(made)
    assert "import(`./locales/de.js`)" in script
    assert made["sveltia/locales/de.js"] == b'export default {"save": "Sichern"}'
    assert {"index.html", "config.json", "editor.js", "files.js", "site.css", "yaml/dist/a.js"} <= set(made)
    assert not {path for path in made if path.endswith(".map") or "other" in path or "embed" in path}
    page = made["index.html"].decode()
    assert page.count("<script") == 1 and 'content="noindex, nofollow"' in page
    assert json.loads(made["config.json"])["styles"] == ["site.css", "preview.css"]


def test_another_tarball_than_the_known_one_is_refused(tarballs: dict[str, bytes]) -> None:
    name = packages.PACKAGES[0].tarball
    with pytest.raises(RefusedError, match=r"its hash is another; `mkdir -p"):
        packages.editor({**tarballs, name: tarball({**CMS, "package/npm/index.js": "evil"})})


def test_a_program_that_loads_from_elsewhere_in_an_unknown_way_is_refused(
    tarballs: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "FONTS", 4)
    with pytest.raises(RefusedError, match="loads 3 fonts from elsewhere, where 4 are known"):
        packages.editor(tarballs)


def test_the_command_writes_a_folder_of_its_own_and_tells_how_to_fetch_what_it_lacks(
    tmp_path: Path, tarballs: dict[str, bytes]
) -> None:
    harbour.write(tmp_path)
    run = ["--project", str(tmp_path), "admin", "--trial", "--output", "build/admin"]
    lacking = CliRunner().invoke(main, run)
    assert lacking.exit_code == 1
    assert (
        "sveltia-cms-0.221.1.tgz is not there; `mkdir -p build/packages && npm pack --pack-destination build/packages"
        in lacking.stderr
    )
    folder = tmp_path / "build" / "packages"
    folder.mkdir(parents=True)
    for name, data in tarballs.items():
        (folder / name).write_bytes(data)
    assert CliRunner().invoke(main, run).exit_code == 0
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / SITE).touch()
    within = CliRunner().invoke(main, [*run[:-1], "site/admin"])
    assert within.exit_code == 1 and "whose scripts could read the tokens of editors" in within.stderr
    among = CliRunner().invoke(main, [*run[:-1], "content/admin"])
    assert among.exit_code == 1 and "is read by every build" in among.stderr
    assert not (tmp_path / "content" / "admin").exists()
    trial = json.loads((tmp_path / "build/admin/config.json").read_text("utf-8"))["trial"]
    assert "content/references.yml" in trial and not [path for path in trial if not path.startswith("content/")]


@pytest.fixture
def served() -> Iterator[int]:
    with hosted({"index.html": b"<p>", "a/b.js": b"1"}, 0) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "127.0.0.1", 200),
        ("/a/b.js?_=1", "localhost", 200),
        ("/c", "127.0.0.1", 404),
        ("//[", "127.0.0.1", 404),
        ("/", "rebound.example", 403),
    ],
)
def test_it_is_served_to_this_machine_under_its_own_names(served: int, path: str, host: str, status: int) -> None:
    """A name of another site may lead here, and whoever comes by it reads nothing."""
    asking = HTTPConnection("127.0.0.1", served)
    asking.request("GET", path, headers={"Host": f"{host}:{served}"})
    answer = asking.getresponse()
    assert answer.status == status
    if ".js" in path:
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer.headers["X-Frame-Options"] == "DENY"
    asking.close()


def test_at_the_port_that_browsers_leave_out_it_is_known_too(served: int) -> None:
    asking = HTTPConnection("127.0.0.1", served)
    asking.request("GET", "/", headers={"Host": "localhost"})
    assert asking.getresponse().status == 200
    asking.close()


def test_nothing_is_told_of_a_browser_that_left(capsys: pytest.CaptureFixture[str]) -> None:
    with hosted({}, 0) as server, socket() as asking:
        for fault in (ConnectionResetError, BrokenPipeError, ValueError):
            try:
                raise fault
            except fault:
                server.handle_error(asking, ("127.0.0.1", 1))
            assert ("Traceback" in capsys.readouterr().err) == (fault is ValueError)


def test_a_port_that_is_taken_is_told(served: int) -> None:
    with pytest.raises(RefusedError, match=r"cannot be used: .*name another with --port"):
        hosted({}, served)
