"""Every type of page, on small and large windows, light and dark, with and without scripts.

A page is opened once, and all that is measured is taken from it; axe-core comes last, and only where scripts run.
"""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Browser

from site_tests.axe import violations
from site_tests.browsing import DESK, PHONE, SMALL, TABLET, Size
from site_tests.looking import looking, types
from site_tests.pairs import pairwise
from site_tests.project import Built, builder

SIZES = (SMALL, PHONE, TABLET, DESK) if builder() == "mkdocs" else (PHONE,)
SCHEMES, SCRIPTS = ("light", "dark"), ("on", "off")
# On the smallest phone every page is opened by `test_foreign`; the second builder writes the same blocks, so that one
# look shows whether its frame holds them.
FEW = pairwise([size for size in SIZES if size != SMALL], SCHEMES, SCRIPTS)
FEW = FEW if builder() == "mkdocs" else FEW[:1]


def named(size: Size, scheme: str, scripts: str) -> str:
    return f"{size[0]}x{size[1]}-{scheme}-{scripts}"


# What is no pair of its own is looked at by `make test-all`.
COMBINATIONS = [
    pytest.param(*each, id=named(*each), marks=() if each in FEW else pytest.mark.full)
    for each in product(SIZES, SCHEMES, SCRIPTS)
]


@pytest.mark.each_builder
@pytest.mark.parametrize(("size", "scheme", "scripts"), COMBINATIONS)
def test_every_type_of_page(
    browser: Browser, host: str, built: Built, full: bool, size: Size, scheme: str, scripts: str
) -> None:
    faults: dict[str, list[str]] = {}
    with looking(browser, host, size, scheme, javascript=scripts == "on") as sight:
        for name, address in types(built).items():
            found = sight.open(address)
            found += sight.measure("layout")
            found += sight.settled()
            if size == PHONE:
                sight.keep(f"{name}-{scheme}")
            if sight.measure("dark") != (scheme == "dark"):
                found.append(f"is not {scheme}")
            found += sight.keyboard()
            sight.measure("open")
            found += [f"opened: {each}" for each in sight.measure("layout") if each not in found]
            if scripts == "on":
                # Of dark pages only the contrast, since nothing else changes with the colours.
                found += violations(sight.watch.page, colours=scheme == "dark", whole=full)
            if found:
                faults[name] = found
    assert not faults, "\n".join(f"{name}: {each}" for name, found in faults.items() for each in found)
