"""The shape of the package: which room imports which, who touches the world, and how long a module may be."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import checks
from generator.model import kinds
from tests.harbour import ROOT

PACKAGE = ROOT / "generator"

IMPORTERS = {
    "yaml": {"syntax.yaml_tree"},
    "markdown_it": {"syntax.blocks", "syntax.markdown", "syntax.markup", "syntax.walk", "ingest.markdown"},
    "nh3": {"syntax.markup", "views.bibliography"},
    "deflate": {"publish.searching.search_index"},
    "pagefind": {"publish.searching.search_index"},
    "jinja2": {"output.render", "output.page_context", "mkdocs_process"},
    "markupsafe": {"output.render", "output.page_context", "output.pictures"},
    "pydantic": {"model.*", "data.*", "cli.scaffold"},
    "pydantic_core": {"model.fields", "model.parts", "model.schema"},
    "citeproc": {"views.bibliography"},
    "edtf": {"syntax.edtf"},
    "pyuca": {"letters.collation"},
    "anyascii": {"letters.ids", "letters.initials"},
    "sentencex": {"views.sentences"},
    "lxml": {"publish.page_facts"},
    "tinycss2": {"output.styles", "checks.svg_file"},
    "regex": {"quotation.*"},
    "click": {"cli.*"},
    "rich": {"cli.*"},
    "starlette": {"serve.server"},
    "uvicorn": {"serve.serving"},
    "watchfiles": {"serve.watching", "cli.check"},
    "markdown": {"serve.splice", "finished_blocks"},
    "mkdocs": {"mkdocs_process"},
}
"""Who imports what is not Python's own. The builders are started in processes of their own, imported by no other."""

EDGES = ("publish", "cache", "serve", "cli", "api", "page_reader", "links.probing", "mkdocs_process")
PURE = {"publish.audit", "publish.page_facts", "publish.finishing.security_policy", "serve.splice", "serve.snapshot"}
"""Of the rooms that publish and serve, what touches nothing."""
READS_THE_PACKAGE = {
    "admin.page",
    "views.bibliography",
    "output.share_image",
    "cli.manual",
    "pictures.maps",
    "quotation.language",
    "letters.alphabet",
    "checks.neutrality",
    "language.catalogue",
    "editing.schemas",
}
"""They read what lies in the package, scripts of the editor, the style of references, fonts, coasts, the rule pages,
word lists: no file of a project."""

LONGEST = 300


def modules() -> dict[str, ast.Module]:
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name] = ast.parse(file.read_text("utf-8"))
    return found


MODULES = modules()


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of what is imported from elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def rooms_hold(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_each_room_imports_only_from_rooms_below_it() -> None:
    found = rooms_hold(ROOT)
    assert found.returncode == 0, found.stdout


def test_an_import_from_a_room_above_is_told_with_the_contract_that_it_breaks(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "generator" / "views" / "chronology.py"
    planted.write_text(planted.read_text("utf-8") + "\nfrom ..pages import Page as Page\n", encoding="utf-8")
    found = rooms_hold(tmp_path)
    assert found.returncode == 1
    assert "a room imports only from rooms below it BROKEN" in found.stdout
    assert "generator.views is not allowed to import generator.pages" in found.stdout


def test_imports_inside_the_package_are_relative() -> None:
    """So that the folder can be installed under another name."""
    absolute = {
        module for module, tree in MODULES.items() if any(n.split(".")[0] == "generator" for n in imports(tree))
    }
    assert absolute == set()


def test_each_dependency_has_its_importers_and_no_others() -> None:
    found: dict[str, set[str]] = {}
    for module, tree in MODULES.items():
        for name in imports(tree):
            if (top := name.partition(".")[0]) not in sys.stdlib_module_names:
                found.setdefault(top, set()).add(module)

    def allowed(module: str, by: set[str]) -> bool:
        return module in by or f"{module.partition('.')[0]}.*" in by

    assert {name for name, by in found.items() for each in by if not allowed(each, IMPORTERS.get(name, set()))} == set()
    assert set(IMPORTERS) - set(found) == set()
    markup = {name for name in imports(MODULES["syntax.markup"]) if name.startswith("markdown_it")}
    assert markup == {"markdown_it.token.Token"}
    # A page in the making is handed the templates as loaded, and makes none.
    context = {name for name in imports(MODULES["output.page_context"]) if name.startswith("jinja2")}
    assert context == {"jinja2.Environment"}


WITHIN = {
    ("publish.swap", "import fcntl"),
    ("page_reader", "import resource"),
    ("syntax.edtf", "from edtf import parse_edtf"),
    ("syntax.edtf", "from edtf.parser.edtf_exceptions import EDTFParseException"),
    ("syntax.edtf", "from edtf.parser import parser_classes as known"),
    ("views.bibliography", "from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter"),
    ("views.bibliography", "from citeproc import CitationStylesStyle"),
    ("views.bibliography", "from citeproc.source.json import CiteProcJSON"),
    ("build", "from .data import export"),
    ("build", "from .output import bare, beside, embeds, environment, prepare, render, stylesheets"),
    ("build", "from .pages import pages"),
    ("publish.searching.search_index", "from pagefind.service import get_executable"),
    ("publish.checking", "from ..reports import changes"),
    ("publish.checking", "from .revision import changed"),
    ("publish.checking", "from .revision import sources_at"),
    ("checks.navigation", "from ..pages import pages"),
    ("reports.effect", "from ..output import share_card"),
    ("reports.effect", "from ..pages import pages"),
}
"""What is imported where it is used, besides the command's imports: Windows lacks it; or it takes long to load, and
next to no check needs it."""


def test_only_the_command_imports_within_a_function() -> None:
    for module, tree in MODULES.items():
        within = [
            ast.unparse(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
            and (module, ast.unparse(node)) not in WITHIN
        ]  # fmt: skip
        assert module.startswith("cli") or within == [], module


def test_only_the_command_prints_or_exits() -> None:
    for module, tree in MODULES.items():
        loud = {"print", "input", "exit", "quit", "sys.exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
        assert module.startswith("cli") or loud & set(calls(tree)) == set(), module
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
        if module.startswith(EDGES) and module not in PURE | READS_THE_PACKAGE:
            continue
        used = {name for name in imports(tree) if name in touching or name.partition(".")[0] in touching}
        used -= {"io.BytesIO"}  # Memory, no file.
        methods = {name.rpartition(".")[2] for name in calls(tree)} & {"read_text", "write_text", "read_bytes"}
        if module in READS_THE_PACKAGE:
            assert "__file__" in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            used, methods = used - {"pathlib.Path"}, methods - {"read_text"}
        assert used == set() and opening & set(calls(tree)) == set() and methods == set(), module


def test_modules_are_short() -> None:
    long = {file.name: lines for file in PACKAGE.rglob("*.py")
            if (lines := len(file.read_text("utf-8").splitlines())) > LONGEST}  # fmt: skip
    assert long == {}


ROOMS = sorted(file.parent.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*/__init__.py"))
CROWDED = {"model/kinds", "checks", "pages", "cli"}
"""Rooms that hold one module for each of their things, however many there are."""


def test_rooms_are_few_and_none_is_crowded() -> None:
    assert 11 <= len(ROOMS) <= 30
    sizes = {room: len(list((PACKAGE / room).glob("*.py"))) - 1 for room in ROOMS}
    assert {room: size for room, size in sizes.items() if size > 12 and room not in CROWDED} == {}


def test_architecture_says_what_each_room_is_for() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [room for room in ROOMS if f"| `{room}/` |" not in text] == []


def test_no_two_public_classes_have_one_name() -> None:
    names = [
        node.name
        for tree in MODULES.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_kind_and_every_check_stands_in_its_table() -> None:
    def files(folder: str) -> set[str]:
        return {file.stem for file in (PACKAGE / folder).glob("*.py")} - {"__init__"}

    parts = {
        "appearance",
        "attribution",
        "figure",
        "identifiers",
        "name",
        "picture",
        "picture_rows",
        "review",
        "sameness",
        "work_terms",
    }
    assert {kind.model.__module__.rpartition(".")[2] for kind in kinds.KINDS} == files("model/kinds") - parts
    assert {getattr(check, "__name__", "").rpartition(".")[2] for check in checks.CHECKS} == files("checks") - {
        "svg_file"
    }


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in MODULES.items() if name != "__main__" and not ast.get_docstring(tree)] == []


def test_paths_of_this_machine_stand_nowhere() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.md"), *Path(ROOT / "tests").glob("*.py")]
    assert [file.name for file in files if str(ROOT) in file.read_text("utf-8")] == []
