"""What is mutated, and which tests are to notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Room:
    """Modules, by a pattern of their paths, and the tests that are about them."""

    modules: str
    tests: tuple[str, ...]
    closest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of some modules the tests that most often fail: they are tried before the others."""

    def files(self, root: Path = ROOT) -> Iterator[str]:
        found = sorted(root.glob(self.modules))
        yield from (file.relative_to(root).as_posix() for file in found if file.name != "__init__.py")

    def stages(self, path: str) -> Iterator[tuple[str, ...]]:
        """The tests of a module, in the order in which they are tried."""
        first = self.closest.get(Path(path).stem, ())
        yield from filter(None, (first, tuple(each for each in self.tests if each not in first)))


ROOMS: Mapping[str, Room] = {
    "quotation": Room(
        "generator/quotation/*.py",
        ("test_quotation", "test_wording", "test_proof", "test_sense", "test_standing", "test_proving",
         "test_rules", "test_fields", "test_diagnostics", "test_told"),
        {
            "match": ("test_quotation",), "sense": ("test_sense",), "turning": ("test_sense",),
            "normalise": ("test_wording",), "proofs": ("test_proof",),
        },
    ),
    "syntax": Room(
        "generator/syntax/*.py",
        ("test_tree", "test_document", "test_front_matter", "test_markup", "test_meant", "test_portable",
         "test_citation", "test_dates", "test_arithmetic", "test_terms", "test_lede",
         "test_rules", "test_schema", "test_render", "test_export", "test_fields", "test_claim_page", "test_pictures",
         "test_diagnostics", "test_hostile"),
        {
            "arithmetic": ("test_arithmetic",), "citation": ("test_citation",), "edtf": ("test_dates",),
            "document": ("test_document", "test_rules"), "inline_nodes": ("test_markup",), "markup": ("test_markup",),
            "markdown": ("test_markup", "test_citation"), "yaml_tree": ("test_tree", "test_document"),
        },
    ),
    "checks": Room(
        "generator/checks/*.py",
        ("test_rules", "test_assets", "test_standing", "test_lives", "test_citation", "test_arithmetic", "test_fields",
         "test_proof", "test_document", "test_front_matter", "test_checked_dates", "test_sentences", "test_reviews",
         "test_pictures", "test_records", "test_publisher", "test_half_filled", "test_diagnostics",
         "test_told", "test_meant", "test_hostile"),
        {
            "assets": ("test_assets", "test_rules"), "dates": ("test_checked_dates", "test_rules"),
            "lives": ("test_lives", "test_rules"), "pictures": ("test_pictures", "test_rules"),
            "publisher": ("test_publisher", "test_rules"),
        }
        | dict.fromkeys(
            ("copied", "names", "records"), ("test_records", "test_rules")
        )
        | dict.fromkeys(
            ("citations", "links", "neutrality", "quotes", "refs", "rights", "selections", "sums"), ("test_rules",)
        ),
    ),
    "audit": Room("generator/publish/audit.py", ("test_audit", "test_audit_reports", "test_diagnostics")),
    "policy": Room("generator/publish/finishing/security_policy.py", ("test_audit", "test_policy", "test_diagnostics")),
    "swap": Room("generator/publish/swap.py", ("test_disk", "test_swap", "test_diagnostics")),
    "project": Room("generator/publish/project.py", ("test_disk", "test_project", "test_cli", "test_diagnostics")),
}  # fmt: skip
