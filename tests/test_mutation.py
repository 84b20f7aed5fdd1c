"""What plants faults plants them where it says, draws the same again, and tells a fault that is noticed from others."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.mutation import __main__ as driver
from tests.mutation.mutants import Fault, Mutant, draw, equivalents, faults, planted
from tests.mutation.rooms import ROOMS, ROOT, Room

TEXT = '''\
"""Whether it is 3 or 4."""

import re
from typing import Any, cast

WORD = re.compile("x", re.DOTALL | re.IGNORECASE)
Find = dict[str, int]


def found(text: str, most: int = 3) -> bool:
    """Up to 5."""
    return cast(bool, WORD.search(text) and len(text) < most)
'''


def changes() -> set[tuple[str, str]]:
    return {each.change for each in planted(faults("room", "x.py", TEXT))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('WORD = re.compile("x", re.DOTALL | re.IGNORECASE)', 'WORD = re.compile("x", re.DOTALL & re.IGNORECASE)'),
        ('WORD = re.compile("x", re.DOTALL | re.IGNORECASE)', 'WORD = re.compile("x", )'),
        ("def found(text: str, most: int = 3) -> bool:", "def found(text: str, most: int = 4) -> bool:"),
    ],
)
def test_flags_operators_and_numbers_are_changed_wherever_they_stand(old: str, new: str) -> None:
    assert (old, new) in changes()


def test_what_only_a_type_checker_sees_and_what_is_said_is_left_alone() -> None:
    untouched = ('"""Whether', "import", "Find =", '"""Up to', "return cast")
    assert changes() and not [old for old, _ in changes() if old.startswith(untouched)]


def test_each_mutant_differs_in_one_place_and_can_be_compiled() -> None:
    found = list(planted(faults("room", "x.py", TEXT)))
    assert len({each.after for each in found}) == len(found) > 5
    for each in found:
        assert each.before == TEXT != each.after and all(each.change)
        compile(each.after, "x.py", "exec")


def test_a_sample_is_the_same_for_a_seed_and_takes_from_each_room_in_turn() -> None:
    made = {name: [Mutant(name, "x.py", "", f"{name}{n}") for n in range(size)] for name, size in (("a", 2), ("b", 9))}
    made["b"] *= 2
    found = {
        name: [Fault("x.py", partial(list.__getitem__, all_, n)) for n in range(len(all_))]
        for name, all_ in made.items()
    }
    assert draw(found, 6, "one") == draw(found, 6, "one") != draw(found, 6, "two")
    assert [each.room for each in draw(found, 6, "one")] == ["a", "b", "a", "b", "b", "b"]
    assert len(set(draw(found, 300, "one"))) == 11


def test_each_room_has_its_modules_and_tests() -> None:
    for name, room in ROOMS.items():
        assert list(room.files()), name
        tests = {*room.tests, *(test for each in room.closest.values() for test in each)}
        assert [test for test in tests if not (ROOT / "tests" / f"{test}.py").is_file()] == [], name


def test_the_closest_tests_are_tried_first_and_all_others_then() -> None:
    room = Room("*.py", ("test_a", "test_b", "test_c"), {"b": ("test_b",)})
    assert list(room.stages("generator/x/b.py")) == [("test_b",), ("test_a", "test_c")]
    assert list(room.stages("generator/x/c.py")) == [("test_a", "test_b", "test_c")]
    assert list(Room("*.py", ("test_b",), {"b": ("test_b",)}).stages("b.py")) == [("test_b",)]


def test_what_is_called_equivalent_is_there_and_has_its_reason() -> None:
    for each in equivalents():
        lines = {line.strip() for line in (ROOT / each.path).read_text("utf-8").splitlines()}
        assert each.old in lines, f"{each.path} has changed: {each.old}"
        assert len(each.reason.split()) > 3 and each.new != each.old


def test_a_fault_is_planted_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(TEXT)
    with driver.planted(tmp_path, Mutant("room", "x.py", TEXT, "x = 1\n")):
        assert (tmp_path / "x.py").read_text() == "x = 1\n"
    assert (tmp_path / "x.py").read_text() == TEXT


@pytest.mark.parametrize(
    ("body", "patience", "passed"),
    [("assert True", 600, True), ("assert False", 600, False), ("while True: pass", 3, False)],
)
def test_a_fault_is_noticed_by_what_fails_or_never_ends(
    tmp_path: Path, body: str, patience: float, passed: bool
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_small.py").write_text(f"def test_it():\n    {body}\n")
    assert driver.passes(tmp_path, ("test_small",), patience) == passed
