"""The pages of the content that ships come out of the builder's Markdown parser as they went in."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from tests import harbour
from tests.content.shipped import shipped
from tests.test_passthrough import (
    Passed,
    assert_blocks_come_out,
    assert_headings_come_out,
    assert_nothing_is_brought,
    passed,
)


@pytest.fixture(scope="module")
def pages() -> Collection[Passed]:
    return passed(harbour.docs(shipped()).files)


def test_every_html_block_comes_out_byte_for_byte(pages: Collection[Passed]) -> None:
    assert_blocks_come_out(pages)


def test_every_heading_has_the_id_and_the_text_given(pages: Collection[Passed]) -> None:
    assert_headings_come_out(pages)


def test_a_page_brings_no_element_but_those_written(pages: Collection[Passed]) -> None:
    assert_nothing_is_brought(pages)
