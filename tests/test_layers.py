"""The shape of the package: who may import whom and what, who touches the world, and how long a module may be."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import checks, kinds
from tests.harbour import ROOT

PACKAGE = ROOT / "generator"

# A module imports only from lines above its own. The kinds have a direction of their own: an article knows of no claim.
LAYERS = (
    "text extras wording address residue arithmetic citation dates finish shelf",
    "language citing diagnostic quotation likeness credits slots markdown fields",
    "tree report proof ingest",
    "document markup",
    "schema",
    "settings",
    "site",
    "assembly",
    "kinds.article kinds.person kinds.topic kinds.page kinds.term kinds.work",
    "kinds.claim kinds.explainer",
    "kinds.event kinds.selection",
    "kinds standing terms bibliography charts stub",
    "reading said facets sequence records",
    "checks.refs checks.links checks.citations checks.quotes checks.rights checks.sums checks.lives checks.assets "
    "checks.selections checks.neutrality",
    "checks page changes proving",
    "listing peeks taking_in stats prose card",
    "overview news cards",
    "dated",
    "pages.claims pages.events pages.search pages.downloads sitemap",
    "pages.lists",
    "pages.home",
    "pages.entries",
    "pages",
    "linked_data feed audit search",
    "export",
    "sheet",
    "render",
    "build",
    "disk",
    "process manual indexing",
    "publish",
    "cli",
    "__main__",
)
LAYER = {name: number for number, line in enumerate(LAYERS) for name in line.split()} | {"": -1}

IMPORTERS = {
    "yaml": {"tree"},
    "markdown_it": {"markdown", "markup"},
    "nh3": {"markup", "bibliography"},
    "jinja2": {"render", "sheet"},
    "markupsafe": {"render", "sheet"},
    "pydantic": {
        "fields",
        "records",
        "schema",
        "settings",
        "stub",
        "kinds.article",
        "kinds.claim",
        "kinds.explainer",
        "kinds.selection",
        "kinds.work",
    },
    "pydantic_core": {"schema"},
    "citeproc": {"bibliography"},
    "edtf": {"dates"},
    "lxml": {"audit"},
    "click": {"cli"},
    "rich": {"cli"},
}
"""Who imports what is not Python's own. The builder is a program that `process` starts, imported by nobody."""

EDGES = {"disk", "process", "indexing", "publish", "cli"}
READS_THE_PACKAGE = {"bibliography", "cards", "manual"}
"""They read what lies beside them, the style of references, fonts and the rule pages: no file of a project."""

LONGEST = 300


def modules() -> dict[str, ast.Module]:
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name] = ast.parse(file.read_text("utf-8"))
    return found


MODULES = modules()


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of what is imported; for `from generator import x` that is `generator.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def own(name: str) -> str:
    """The module of this package that an import names, possibly with a name in it."""
    inner = name.removeprefix("generator").lstrip(".")
    return inner if inner in MODULES else inner.rpartition(".")[0]


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_from_lower_layers(module: str) -> None:
    assert module in LAYER, f"give {module} its place in LAYERS"
    upward = [name for name in imports(MODULES[module]) if name.startswith("generator") and own(name)
              and LAYER[own(name)] >= LAYER[module]]  # fmt: skip
    assert upward == []


def test_layers_name_only_modules_that_exist() -> None:
    assert set(LAYER) - set(MODULES) == set()


def test_each_dependency_has_its_importers_and_no_others() -> None:
    found: dict[str, set[str]] = {}
    for module, tree in MODULES.items():
        for name in imports(tree):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top != "generator":
                found.setdefault(top, set()).add(module)
    assert {name: by for name, by in found.items() if not by <= IMPORTERS.get(name, set())} == {}
    assert {name for name in IMPORTERS if name not in found} == set()
    markup = {name for name in imports(MODULES["markup"]) if name.startswith("markdown_it")}
    assert markup == {"markdown_it.token.Token"}
    # A page in the making is handed the templates as loaded, and makes none.
    assert {name for name in imports(MODULES["sheet"]) if name.startswith("jinja2")} == {"jinja2.Environment"}


def test_only_the_command_imports_within_a_function() -> None:
    for module, tree in MODULES.items():
        within = [
            name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for name in imports(function)
        ]  # fmt: skip
        assert module == "cli" or within == [], module


def test_only_the_command_prints_or_exits() -> None:
    for module, tree in MODULES.items():
        loud = {"print", "input", "exit", "quit", "sys.exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
        assert module == "cli" or loud & set(calls(tree)) == set(), module
        assert "logging" not in {name.partition(".")[0] for name in imports(tree)}, module


def test_only_the_edge_touches_files_processes_clock_and_environment() -> None:
    touching = {
        "os",
        "subprocess",
        "shutil",
        "tempfile",
        "socket",
        "fcntl",
        "pathlib",
        "io",
        "urllib.request",
        "time.time",
    }
    opening = {"open", "datetime.now", "date.today", "time.time", "os.getenv"}
    for module, tree in MODULES.items():
        if module in EDGES:
            continue
        used = {name for name in imports(tree) if name in touching or name.partition(".")[0] in touching}
        methods = {name.rpartition(".")[2] for name in calls(tree)} & {"read_text", "write_text", "read_bytes"}
        if module in READS_THE_PACKAGE:
            assert "__file__" in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            used, methods = used - {"pathlib.Path"}, methods - {"read_text"}
        assert used == set() and opening & set(calls(tree)) == set() and methods == set(), module


def rows() -> list[list[str]]:
    """The modules that each row of the table in ARCHITECTURE.md names, from the top."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    _, _, table = text.partition("| layer | modules |\n| --- | --- |\n")
    found = []
    for row in table.partition("\n\n")[0].splitlines():
        names = [name.replace("/", ".") for name in re.findall(r"`([\w/*]+)`", row)]
        folders = [name.removesuffix(".*") for name in names if name.endswith(".*")]
        inner = [module for module in MODULES if module.partition(".")[0] in folders]
        found.append([*inner, *(name for name in names if not name.endswith(".*"))])
    return found


def test_architecture_names_every_module_once_in_a_row_that_only_rows_above_import() -> None:
    row = {module: number for number, named in enumerate(rows()) for module in named}
    assert sorted(name for named in rows() for name in named) == sorted(set(MODULES) - {"", "__main__"})
    upward = [
        (module, name)
        for module in row
        for name in imports(MODULES[module])
        if name.startswith("generator") and row[own(name)] < row[module]
    ]
    assert upward == []


def test_modules_are_short() -> None:
    long = {file.name: lines for file in PACKAGE.rglob("*.py")
            if (lines := len(file.read_text("utf-8").splitlines())) > LONGEST}  # fmt: skip
    assert long == {}


def test_every_kind_and_every_check_stands_in_its_table() -> None:
    def files(folder: str) -> set[str]:
        return {file.stem for file in (PACKAGE / folder).glob("*.py")} - {"__init__"}

    assert {kind.model.__module__.rpartition(".")[2] for kind in kinds.KINDS} == files("kinds")
    assert {getattr(check, "__name__", "").rpartition(".")[2] for check in checks.CHECKS} == files("checks")


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in MODULES.items() if name != "__main__" and not ast.get_docstring(tree)] == []


def test_command_line_starts_without_what_only_ingest_needs() -> None:
    top = {own(name) for node in MODULES["cli"].body for name in imports(node) if isinstance(node, ast.ImportFrom)}
    assert "ingest" not in top and "taking_in" not in top


def test_paths_of_this_machine_stand_nowhere() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.md"), *Path(ROOT / "tests").glob("*.py")]
    assert [file.name for file in files if str(ROOT) in file.read_text("utf-8")] == []
