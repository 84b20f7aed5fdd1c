"""The site, built once for the session: at the root of a host, and below it as on GitHub Pages."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.publish.builder import BUILDERS
from site_tests.browsing import CHROMIUM, FLAGS, hosted
from site_tests.project import Built, copy, ended, start

URLS = {"root": "https://reader.example/", "below": "https://reader.example/repo/"}
REPOSITORY = "https://code.example/reader/site"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--builder", choices=BUILDERS, default=os.environ.get("SITE_TESTS_BUILDER", BUILDERS[0]))
    parser.addoption("--full", action="store_true", help="every combination in the browser, not only every pair")


def pytest_configure(config: pytest.Config) -> None:
    # By the environment, since workers and the builds that tests start inherit it.
    os.environ["SITE_TESTS_BUILDER"] = config.getoption("--builder")
    config.addinivalue_line("markers", "full: only with --full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full"):
        items[:] = [item for item in items if not item.get_closest_marker("full")]


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the project and both builds, made by whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "session"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = folder / "outcome"
        if not outcome.exists():
            copy(folder / "snapshot")
            for name in URLS:
                copy(folder / name, folder / "snapshot")
            under_way = [
                start(folder / "root", URLS["root"]),
                start(folder / "below", URLS["below"], EXPLAINER_REPOSITORY=REPOSITORY),
            ]
            outcome.write_text("".join(said for code, said in map(ended, under_way) if code))
        if failure := outcome.read_text():
            pytest.fail(f"the site does not build:\n{failure}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def snapshot(session: Path) -> Path:
    """The project as it was when the session began, to copy."""
    return session / "snapshot"


@pytest.fixture(scope="session")
def built(session: Path) -> Built:
    """The site at the root of its host, of a project that names no repository."""
    return Built(session / "root", URLS["root"])


@pytest.fixture(scope="session")
def built_below(session: Path) -> Built:
    """The site in a folder of its host, with links to the repository."""
    return Built(session / "below", URLS["below"])


@pytest.fixture(params=["root", "below"])
def either(request: pytest.FixtureRequest, built: Built, built_below: Built) -> Built:
    return built if request.param == "root" else built_below


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, snapshot: Path, built: Built) -> Path:
    """A copy of the project, with its site, to break."""
    folder = copy(tmp_path_factory.mktemp("workshop") / "project", snapshot)
    shutil.copytree(built.folder, folder / "site")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; not for the session, since Playwright's synchronous half does not run twice in a process."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: the site was NOT looked at in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def host(built: Built) -> Iterator[str]:
    """The address at which the built site is served."""
    with hosted(built.folder) as address:
        yield address
