"""The data of the content that ships is as its schema and the page of downloads say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from generator.data.export import files
from tests.content.shipped import shipped
from tests.test_export import NAMES, assert_a_row_for_each_record, assert_as_the_schema_says


@cache
def made() -> Mapping[str, str]:
    return files(shipped())


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_as_its_schema_says(name: str) -> None:
    assert_as_the_schema_says(made(), name)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_a_row_for_each_record_and_the_columns_that_are_documented(name: str) -> None:
    assert_a_row_for_each_record(made(), name)
