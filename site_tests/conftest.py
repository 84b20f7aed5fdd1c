"""Sites, each built once for the session: at the root of a host, below it as on GitHub Pages, and others by name."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.publish.builder import BUILDERS
from site_tests.browsing import CHROMIUM, FLAGS, hosted
from site_tests.project import Built, build, builder, copy, ended, small, start

URLS = {"root": "https://reader.example/", "below": "https://reader.example/repo/"}
SHIPPED = "test_shipped.py"
ALIKE = frozenset(
    f"test_{name}.py"
    for name in (
        "engines",
        "finding",
        "fork",
        "half_filled",
        "handing_on",
        "lists",
        "looking",
        "previews",
        "served",
        "swap",
        "thousand",
        "unscripted",
        "weight",
    )
)
"""What is looked at with the second builder only in full: both write the same blocks, as `test_builders` holds, so what
styles and scripts make of them, and what happens around a build, is the same."""
HANGS = 900
"""Seconds."""
REPOSITORY, BRANCH = "https://code.example/reader/site", "trunk"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--builder", choices=BUILDERS, default=os.environ.get("SITE_TESTS_BUILDER", BUILDERS[0]))
    parser.addoption("--site", default=os.environ.get("SITE_TESTS_SITE", ""), help="look at the site of another folder")
    parser.addoption("--full", action="store_true", help="every combination in the browser, not only every pair")


def pytest_configure(config: pytest.Config) -> None:
    # By the environment, since workers and the builds that tests start inherit it.
    os.environ["SITE_TESTS_BUILDER"] = config.getoption("--builder")
    os.environ["SITE_TESTS_SITE"] = config.getoption("--site")
    config.addinivalue_line("markers", "full: only with --full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        # Against what hangs alone: a machine may be busy, and whoever comes second waits for what is made once.
        item.add_marker(pytest.mark.timeout(HANGS))
    if config.getoption("--site"):
        # What shows the tool at work on projects of its own is the same whichever site is looked at.
        travelling = (item for item in items if item.path.name != SHIPPED)
        items[:] = [item for item in travelling if "session" in getattr(item, "fixturenames", ())]
    if not config.getoption("--full"):
        if builder() != BUILDERS[0]:
            items[:] = [item for item in items if item.path.name not in ALIKE]
        items[:] = [item for item in items if not item.get_closest_marker("full")]


@dataclass(frozen=True)
class Once:
    """What is made once in a session, by whichever worker comes first, and only read by all."""

    folder: Path

    def __call__(self, name: str, make: Callable[[Path], str]) -> Path:
        """The folder of a name, which `make` fills; what it returns is what went wrong."""
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            outcome = self.folder / f"{name}.outcome"
            if not outcome.exists():
                outcome.write_text(make(self.folder / name))
            if failure := outcome.read_text():
                pytest.fail(f"{name} could not be made:\n{failure}", pytrace=False)
        return self.folder / name


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "session"
    folder.mkdir(exist_ok=True)
    return Once(folder)


def make_sites(folder: Path) -> str:
    """A copy of the project, and both builds of it, one beside the other."""
    copy(folder / "snapshot")
    for name in URLS:
        copy(folder / name, folder / "snapshot")
    under_way = [
        start(folder / "root", URLS["root"]),
        start(folder / "below", URLS["below"], EXPLAINER_REPOSITORY=REPOSITORY, EXPLAINER_BRANCH=BRANCH),
    ]
    return "".join(said for code, said in map(ended, under_way) if code)


@pytest.fixture(scope="session")
def session(once: Once) -> Path:
    """A folder with a copy of the project and both builds."""
    return once("sites", make_sites)


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


def make_small(folder: Path) -> str:
    code, said = build(small(folder), URLS["root"])
    return said if code else ""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """A copy of a small project, with its site, to break."""
    return shutil.copytree(once("small", make_small), tmp_path_factory.mktemp("workshop") / "project")


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
