"""Every example of the documentation is run as a reader would, in an empty folder, and prints what the page says."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, Block, blocks
from tests.docs.pictures import differing
from tests.docs.reader import run, same, save_files

BLOCKS = {page: blocks(page) for page in PAGES}
OUTPUTS = {id(block): after for own in BLOCKS.values() for block, after in pairwise(own) if "output" in after.marks}
ELSEWHERE = {"docs/guides/network.md"}
"""Pages with a test of their own, tests/scenarios/test_network_guide.py."""
EXAMPLES = [page for page in PAGES if page not in ELSEWHERE and any(block.is_run for block in BLOCKS[page])]
LONG = [block for own in BLOCKS.values() for block in own if "long" in block.marks]


def follow(block: Block, folder: Path) -> None:
    printed = run(block, folder)
    if id(block) in OUTPUTS:
        assert same(printed, OUTPUTS[id(block)].text), f"{block} prints\n{printed}"


@pytest.mark.parametrize("page", EXAMPLES)
def test_a_page_can_be_followed(page: str, tmp_path: Path) -> None:
    save_files(page, tmp_path)
    for block in BLOCKS[page]:
        if block.is_run and not {"long", "skip"} & block.marks.keys():
            follow(block, tmp_path)


@pytest.mark.verify
@pytest.mark.parametrize("block", LONG, ids=str)
def test_a_long_example_can_be_followed(block: Block, tmp_path: Path) -> None:
    save_files(block.page, tmp_path)
    follow(block, tmp_path)
    assert differing(block, tmp_path) == []


def test_what_is_not_run_has_a_reason() -> None:
    assert [str(block) for own in BLOCKS.values() for block in own if block.marks.get("skip") == ""] == []


def test_what_a_shell_would_take_for_its_own_is_quoted() -> None:
    lines = [(str(block), line) for own in BLOCKS.values() for block in own if block.language == "bash"
             for line in block.text.splitlines()]  # fmt: skip
    assert [place for place, line in lines if re.search(r"[\[{*]", re.sub(r"\"[^\"]*\"|'[^']*'", "", line))] == []


def test_marks_are_known() -> None:
    known = {"file", "output", "long", "skip", "fails", "needs", "verification", "benchmarks"}
    assert {mark for own in BLOCKS.values() for block in own for mark in block.marks} <= known
