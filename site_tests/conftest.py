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
from site_tests.project import Built, build, builder, copy, ended, small, start, subject

URLS = {"root": "https://reader.example/", "below": "https://reader.example/repo/"}
SHIPPED = "test_shipped.py"
LONGEST = ("screens", "hostile", "builders", "links", "foreign", "determinism", "lists", "broken", "swap", "thousand",
           "languages", "leaks", "previews", "finding", "fork", "frame", "valid", "unscripted")  # fmt: skip
"""The modules that take longest, which are begun with: the last ones to end are then short."""
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
    config.addinivalue_line("markers", "each_builder: what the second may break though its pages are the same")


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
            # All else is looked at in the pages of the first: `test_builders` holds that the second's are the same.
            items[:] = [item for item in items if item.get_closest_marker("each_builder")]
        items[:] = [item for item in items if not item.get_closest_marker("full")]
    items.sort(key=lambda item: order(item.path.stem.removeprefix("test_")))


def order(module: str) -> int:
    return LONGEST.index(module) if module in LONGEST else len(LONGEST)


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
    """`make test` names a folder, since its sessions look at the same sites one after the other."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "session"
    folder = Path(os.environ.get("SITE_TESTS_MADE") or folder)
    folder.mkdir(exist_ok=True)
    return Once(folder)


def sites(once: Once, by: str) -> Path:
    """A folder with a copy of the project and two builds of it, which were made one beside the other."""

    def make(folder: Path) -> str:
        copy(folder / "snapshot")
        for name in URLS:
            copy(folder / name, folder / "snapshot")
        repository = {"EXPLAINER_REPOSITORY": REPOSITORY, "EXPLAINER_BRANCH": BRANCH}
        under_way = [
            start(folder / "root", URLS["root"], by=by),
            start(folder / "below", URLS["below"], by=by, **repository),
        ]
        return "".join(said for code, said in map(ended, under_way) if code)

    return once(f"sites-{subject().name}-{by}", make)


@pytest.fixture(scope="session")
def session(once: Once) -> Path:
    """A folder with a copy of the project and both builds."""
    return sites(once, builder())


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
    return shutil.copytree(once(f"small-{builder()}", make_small), tmp_path_factory.mktemp("workshop") / "project")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether everything is looked at, and not only what has to be each time."""
    return bool(pytestconfig.getoption("--full"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a process: what is opened in it is a context of its own, as new as another browser."""
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
