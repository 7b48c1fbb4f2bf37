"""The gallery has every scenario with its picture, and is what its list says; test_examples runs its commands."""

from __future__ import annotations

import re

from experiments.tree import Tree
from tests.docs.exhibits import PAGE, PICTURES, exhibits, page
from tests.docs.pages import HOME, blocks
from tests.docs.pictures import WIDTH


def test_every_scenario_hangs_once() -> None:
    assert sorted(exhibit.scenario for exhibit in exhibits()) == Tree().options("scenario")


def test_the_page_is_what_the_list_says() -> None:
    assert (HOME / PAGE).read_text(encoding="utf-8") == page(), "python -m tests.docs.gallery"


def test_every_exhibit_is_a_long_block_and_every_block_an_exhibit() -> None:
    assert [block.text.strip() for block in blocks(PAGE) if "long" in block.marks] == [
        exhibit.command for exhibit in exhibits()
    ]


def test_every_picture_hangs_and_is_small() -> None:
    pictures = {path.stem: path for path in PICTURES.glob("*.png")}
    assert sorted(pictures) == sorted(exhibit.scenario for exhibit in exhibits())
    assert {name: path.stat().st_size for name, path in pictures.items() if path.stat().st_size > 80_000} == {}
    assert {int.from_bytes(path.read_bytes()[16:20], "big") for path in pictures.values()} == {WIDTH}


def test_a_sentence_is_a_sentence() -> None:
    for exhibit in exhibits():
        for said in (exhibit.says, exhibit.look):
            assert re.fullmatch(r"[A-Z0-9].*\.", said), f"{exhibit.scenario}: {said}"
