"""What is mutated, and which tests are to notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Room:
    """Modules, by a pattern of their paths, and the tests that are about them, those first that fail soonest."""

    modules: str
    tests: tuple[str, ...]

    def files(self, root: Path = ROOT) -> Iterator[str]:
        found = sorted(root.glob(self.modules))
        yield from (file.relative_to(root).as_posix() for file in found if file.name != "__init__.py")


ROOMS: Mapping[str, Room] = {
    "quotation": Room(
        "generator/quotation/*.py",
        ("test_quotation", "test_wording", "test_proof", "test_standing", "test_proving", "test_rules", "test_fields"),
    ),
    "syntax": Room(
        "generator/syntax/*.py",
        ("test_tree", "test_document", "test_markup", "test_citation", "test_dates", "test_arithmetic", "test_terms",
         "test_rules", "test_schema", "test_render", "test_export", "test_fields", "test_claim_page", "test_hostile"),
    ),
    "checks": Room(
        "generator/checks/*.py",
        ("test_rules", "test_assets", "test_standing", "test_lives", "test_citation", "test_arithmetic", "test_fields",
         "test_proof", "test_document", "test_hostile"),
    ),
    "audit": Room("generator/publish/audit.py", ("test_audit", "test_audit_reports")),
    "policy": Room("generator/publish/security_policy.py", ("test_audit", "test_policy")),
    "swap": Room("generator/publish/swap.py", ("test_disk", "test_swap")),
    "project": Room("generator/publish/project.py", ("test_disk", "test_project", "test_cli")),
}  # fmt: skip
