"""The pictures on the pages are those that the commands on the page draw; the long ones are in test_examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import HOME, Block, blocks
from tests.docs.pictures import DRAWN, differing, shown
from tests.docs.reader import run

README = [block for block in blocks("README.md") if block.is_run and shown(block)]
QUICK = [block for block in README if "long" not in block.marks]


def test_every_picture_has_its_command() -> None:
    named = re.findall(r"docs/pictures/(\w+)\.png", (HOME / "README.md").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(DRAWN)
    assert sorted(name for block in README for name in shown(block)) == sorted(DRAWN)


@pytest.mark.verify
@pytest.mark.parametrize("block", QUICK, ids=str)
def test_a_picture_is_what_its_command_draws(block: Block, tmp_path: Path) -> None:
    run(block, tmp_path)
    assert differing(block, tmp_path) == []
